import { assert } from 'chai';
import { defaultExperiment, parseExperiment } from '../../../src/core/index';

/** What is wrong with the default experiment when a part of it is another. */
function pathsOf(part: object): (string | undefined)[] {
  const parsed = parseExperiment({ ...defaultExperiment, ...part });
  return parsed.ok ? [] : parsed.errors.map(({ path }) => path);
}

suite('Documents', () => {
  test('a landscape that is not named by a text', () => {
    let nested: unknown[] = [];
    for (let depth = 0; depth < 20_000; depth++) nested = [nested];
    for (const id of [undefined, null, 1, {}, { toString: null }, nested, Object.create(null)]) {
      assert.deepEqual(pathsOf({ objective: { kind: 'landscape', id } }), ['objective.id']);
    }
  });

  test('lists with holes', () => {
    const hole = Array<number>(1);
    assert.deepEqual(pathsOf({ start: [1].concat(hole) }), ['start[1]']);
    assert.deepEqual(pathsOf({ starts: hole }), ['starts[0]']);
    assert.deepEqual(pathsOf({ seeds: hole }), ['seeds[0]']);
    assert.deepEqual(pathsOf({ runs: hole }), ['runs[0]']);
  });

  test('more problems than a call takes arguments', () => {
    const hyperparameters = Object.fromEntries(
      Array.from({ length: 200_000 }, (_, index) => [`k${index}`, 1]),
    );
    assert.lengthOf(pathsOf({ runs: [{ optimizer: 'adam', hyperparameters }] }), 200_000);
  }).timeout(10_000);

  test('long names are not compared letter by letter', () => {
    const name = 'a'.repeat(20_000);
    const own = { name: '', rule: 'theta = g', hyperparameters: {} };
    assert.deepEqual(pathsOf({ optimizers: { [`${name}b`]: own }, runs: [{ optimizer: name }] }), [
      'runs[0].optimizer',
    ]);
  });

  test('libraries are versions by name', () => {
    assert.deepEqual(pathsOf({ libraries: { pytorch: '2', unheard: '1' } }), []);
    assert.deepEqual(pathsOf({ libraries: { pytorch: 2 } }), ['libraries.pytorch']);
    assert.deepEqual(pathsOf({ libraries: [] }), ['libraries']);
  });

  test('files stay inside the folder', () => {
    const pathsOfFile = (file: unknown) =>
      pathsOf({ objective: { kind: 'data', rows: { file }, model: { kind: 'linear' } } });
    for (const file of ['data.csv', 'data/train.csv', '..csv']) assert.deepEqual(pathsOfFile(file), [], file);
    for (const file of [
      '/etc/passwd',
      '../x.csv',
      'a/../../x',
      'C:\\x',
      'file:x',
      'a//b',
      'a\\b',
      '',
      'x/',
      7,
    ])
      assert.deepEqual(pathsOfFile(file), ['objective.rows.file'], String(file));
  });
});
