import { assert } from 'chai';
import { defaultExperiment, edit, type Experiment } from '../../../src/core/index';
import {
  editsTowards,
  readExperimentText,
  writeExperiment,
} from '../../../src/host/documents/experimentText';
import { withEdits } from '../../../src/host/documents/textEdits';

const text = writeExperiment(defaultExperiment);
const written = { ...defaultExperiment, libraries: { pytorch: '2' } };

/** Where the first problem of a text is, and what it says. */
function problem(wrong: string): (string | number | undefined)[] {
  const read = readExperimentText(wrong);
  if (read.ok) throw new Error('it is read');
  const [{ line, column, length, message }] = read.errors;
  return [line, column, length, message];
}

suite("An experiment's file", () => {
  test('is read as it was written', () => {
    const read = readExperimentText(text);
    assert.deepEqual<unknown>(read, { ok: true, experiment: written });
  });

  test('may have comments, and fields that nobody knows', () => {
    const read = readExperimentText(text.replace('"steps"', '/* few */ "course": { "week": 3 },\n"steps"'));
    assert.deepEqual<unknown>(read, { ok: true, experiment: { ...written, course: { week: 3 } } });
  });

  test('says in which place something is wrong', () => {
    assert.deepEqual(problem(text.replace('0.1 }', '"big" }')), [7, 59, 5, '“lr” must be a finite number.']);
    assert.deepEqual(problem(text.replace('"momentum"', '"momentun"')).slice(0, 3), [7, 20, 10]);
    assert.deepEqual(problem(text.replace('30', '-1')).slice(0, 3), [4, 12, 2]);
    assert.deepEqual(problem('[]'), [1, 1, 2, 'An experiment is an object.']);
    assert.deepEqual(problem('{\n}').slice(0, 2), [1, 1], 'what is missing is missing in the whole');
  });

  test('says in which place of a rule something is wrong', () => {
    const run = { optimizer: 'custom', rule: 'm = 1\ntheta = theta - sine(m)' };
    const [line, column, , message] = problem(writeExperiment({ ...defaultExperiment, runs: [run] }));
    assert.deepEqual([line, column], [6, 38]);
    assert.match(String(message), /^Line 2, column 17 of it: There is no function “sine”/);
  });

  test('is written as a whole when it is empty, and left alone when it is broken', () => {
    assert.equal(withEdits('\n', editsTowards('\n', defaultExperiment)), text);
    assert.deepEqual(editsTowards('{', defaultExperiment), []);
  });

  test('that says versions of libraries says those of all that are used', () => {
    const keras: Experiment = edit(written, { kind: 'library', run: 0, library: 'keras' });
    assert.include(
      withEdits(text, editsTowards(text, keras)),
      '"libraries": { "pytorch": "2", "keras": "3.15" }',
    );
    const silent = JSON.stringify(defaultExperiment);
    const { libraries: _, ...rest } = keras;
    assert.notInclude(withEdits(silent, editsTowards(silent, rest)), 'libraries');
    const old = text.replace('"pytorch": "2"', '"pytorch": "1.9"');
    assert.include(
      withEdits(old, editsTowards(old, { ...keras, libraries: { pytorch: '1.9' } })),
      '"pytorch": "1.9", "keras": "3.15"',
    );
  });
});
