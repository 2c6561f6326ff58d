import { assert } from 'chai';
import fc from 'fast-check';
import { defaultExperiment, edit, type Change } from '../../../src/core/index';
import { placeAt, readJson } from '../../../src/host/documents/jsonText';
import { isSame, textEdits, withEdits } from '../../../src/host/documents/textEdits';
import { writeJsonFile } from '../../../src/host/documents/writeJson';

/** The text that says `after`. */
function edited(text: string, after: unknown): string {
  const read = readJson(text);
  if (!read.ok) throw new Error(read.errors[0].message);
  const edits = textEdits(text, read.json, after);
  edits.reduce((end, { offset, length }) => {
    assert.isAtLeast(offset, end, 'edits overlap');
    return offset + length;
  }, 0);
  return withEdits(text, edits);
}

function valueOf(text: string): unknown {
  const read = readJson(text);
  if (!read.ok) throw new Error(`${read.errors[0].message}\n${text}`);
  return read.json.value;
}

/** Numbers as they are written, with the sign of a zero. */
const number = fc.oneof(fc.integer(), fc.double({ noNaN: true, noDefaultInfinity: true }));
const json = fc.letrec<{ value: unknown }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 4, depthIdentifier: 'json' },
    number,
    fc.boolean(),
    fc.constant(null),
    fc.string(),
    fc.array(tie('value'), { maxLength: 5, depthIdentifier: 'json' }),
    fc.dictionary(fc.oneof(fc.constantFrom('a', 'b', '__proto__', 'toString'), fc.string()), tie('value'), {
      maxKeys: 5,
      depthIdentifier: 'json',
    }),
  ),
})).value;

/** The same with something changed somewhere. */
function changed(value: unknown): fc.Arbitrary<unknown> {
  if (Array.isArray(value)) {
    const index = fc.nat({ max: value.length });
    return fc.oneof(
      json,
      fc.tuple(index, json).map(([at, item]) => value.toSpliced(at, 0, item)),
      index.map((at) => value.toSpliced(at, 1)),
      index.chain((at) =>
        at < value.length ? changed(value[at]).map((item) => value.with(at, item)) : json,
      ),
    );
  }
  if (typeof value !== 'object' || value === null) return json;
  const entries = Object.entries(value);
  const from = (list: [string, unknown][]) => Object.fromEntries(list);
  const index = fc.nat({ max: entries.length });
  return fc.oneof(
    fc.tuple(fc.string(), json).map((entry) => from([...entries, entry])),
    index.map((at) => from(entries.toSpliced(at, 1))),
    index.chain((at) =>
      at < entries.length
        ? changed(entries[at][1]).map((item) => from(entries.with(at, [entries[at][0], item])))
        : json,
    ),
  );
}

const layouts = [
  (value: unknown) => JSON.stringify(value),
  (value: unknown) => JSON.stringify(value, null, 2),
  (value: unknown) => JSON.stringify(value, null, '\t').replaceAll('\n', '\r\n'),
  (value: unknown) =>
    `// before\n${JSON.stringify(value, null, 1).replaceAll(/,$/gm, ' , /* , */ // and "so" on')}`,
  // Trailing commas, as one may leave them.
  (value: unknown) => JSON.stringify(value, null, 4).replaceAll(/([^[{])\n(\s*[\]}])/g, '$1,\n$2'),
];
/** Without the sign of a zero, which JSON.stringify drops. */
const writable = json.map((value) => JSON.parse(JSON.stringify(value)) as unknown);

suite('Edits of a text', () => {
  for (const [index, write] of layouts.entries()) {
    test(`make it say exactly what is wanted, layout ${index + 1}`, () => {
      const pair = writable.chain((before) => fc.tuple(fc.constant(before), fc.oneof(json, changed(before))));
      fc.assert(
        fc.property(pair, ([before, after]) => {
          const text = write(before);
          assert.deepEqual(valueOf(text), before, 'the text is read');
          assert.deepEqual(valueOf(edited(text, after)), after);
        }),
        { numRuns: 400 },
      );
    });
  }

  test('leave alone what says the same already', () => {
    fc.assert(
      fc.property(writable, fc.constantFrom(...layouts), (value, write) => {
        const text = write(value);
        assert.equal(edited(text, JSON.parse(JSON.stringify(value))), text);
      }),
    );
  });

  const text = `{
  // What the course begins with
  "version": 1,
  "objective": { "kind": "landscape", "id": "anisotropic" },   "note": ["kept", 1e-3],
  "steps": 30,
  "runs": [
    { "optimizer": "sgd", "hyperparameters": { "lr": 9.5e-1 } }, // too large
    {
      "optimizer": "adam" /* default */
    }
  ]
}
`;
  const before = valueOf(text) as { runs: object[] };
  const [sgd, adam] = before.runs;

  test('touch nothing but what changed', () => {
    const other = { ...sgd, hyperparameters: { lr: 0.5 } };
    assert.equal(edited(text, { ...before, runs: [other, adam] }), text.replace('9.5e-1', '0.5'));
    assert.equal(edited(text, { ...before, steps: 31 }), text.replace('30', '31'));
  });

  test('add in the way in which the others stand', () => {
    assert.equal(
      edited(text, { ...before, start: [-7, 4] }),
      text.replace('\n  ]\n', '\n  ],\n  "start": [-7, 4]\n'),
    );
    const more = { ...sgd, hyperparameters: { lr: 0.95, momentum: 0.9 } };
    assert.equal(
      edited(text, { ...before, runs: [more, adam] }),
      text.replace('9.5e-1', '9.5e-1, "momentum": 0.9'),
    );
    assert.equal(
      edited(text, { ...before, runs: [sgd, { optimizer: 'lion' }, adam] }),
      text.replace(' } },', ' } },\n    { "optimizer": "lion" },'),
    );
    assert.equal(
      edited(text, { ...before, runs: [sgd, { ...adam, hyperparameters: { lr: 1 } }] }),
      text.replace('"adam"', '"adam",\n      "hyperparameters": { "lr": 1 }'),
    );
  });

  test('remove with the comma that belonged to it', () => {
    assert.equal(edited('[1, 2, 3]', [2, 3]), '[2, 3]');
    assert.equal(edited('[1, 2, 3]', [1, 3]), '[1, 3]');
    assert.equal(edited('[1, 2, 3]', [1, 2]), '[1, 2]');
    assert.equal(edited('{ "a": 1, "b": 2 }', {}), '{}');
  });

  test('of a name that stands twice the last holds', () => {
    const twice = '{ "a": 1, "b": 2, "a": 3 }';
    assert.deepEqual(valueOf(twice), { a: 3, b: 2 });
    assert.equal(edited(twice, { a: 4, b: 2 }), '{ "a": 1, "b": 2, "a": 4 }');
    assert.equal(edited(twice, { b: 2 }), '{ "b": 2 }');
  });

  test('follow random changes of an experiment, one by one', () => {
    const changes = fc.array(
      fc.oneof(
        fc.tuple(number, number).map(([x, y]): Change => ({ kind: 'start', start: [x, y] })),
        fc.integer({ min: 1, max: 99 }).map((steps): Change => ({ kind: 'steps', steps })),
        fc.nat({ max: 5 }).map((run): Change => ({ kind: 'remove-run', run })),
        fc.nat({ max: 5 }).map((run): Change => ({ kind: 'duplicate-run', run })),
        fc.nat({ max: 5 }).map((run): Change => ({ kind: 'copy-as-own', run })),
        fc
          .tuple(fc.nat({ max: 5 }), fc.double({ min: 0, max: 2, noNaN: true }))
          .map(([run, value]): Change => ({ kind: 'hyperparameter', run, name: 'lr', value })),
        fc
          .constantFrom('adam', 'lion')
          .map((optimizer): Change => ({ kind: 'add-run', run: { optimizer }, at: 0 })),
        fc
          .constantFrom('rosenbrock', 'saddle')
          .map((id): Change => ({ kind: 'objective', objective: { kind: 'landscape', id } })),
        fc.constant<Change>({ kind: 'noise', noise: { sigma: 0.5, seed: 1 } }),
      ),
      { maxLength: 8 },
    );
    fc.assert(
      fc.property(changes, (all) => {
        let experiment = defaultExperiment;
        let file = writeJsonFile(experiment, { unit: '  ', newline: '\n' });
        for (const change of all) {
          experiment = edit(experiment, change);
          file = edited(file, experiment);
          assert.isTrue(isSame(valueOf(file), experiment), file);
        }
      }),
      { numRuns: 200 },
    );
  });
});

suite('A JSON text', () => {
  test('is laid out as one writes it by hand', () => {
    assert.equal(
      writeJsonFile(edit(defaultExperiment, { kind: 'start', start: [-7, 4] }), {
        unit: '  ',
        newline: '\n',
      }),
      `{
  "version": 1,
  "objective": { "kind": "landscape", "id": "anisotropic" },
  "steps": 30,
  "runs": [
    { "optimizer": "sgd", "hyperparameters": { "lr": 0.95 } },
    { "optimizer": "momentum", "hyperparameters": { "lr": 0.1 } },
    { "optimizer": "adagrad", "hyperparameters": { "lr": 1.5 } },
    { "optimizer": "rmsprop", "hyperparameters": { "lr": 0.1 } },
    { "optimizer": "adam", "hyperparameters": { "lr": 0.3 } }
  ],
  "start": [-7, 4]
}
`,
    );
  });

  test('that is wrong says where', () => {
    const wrong = (text: string) => {
      const read = readJson(text);
      if (read.ok) throw new Error('it is read');
      const [{ message, line, column }] = read.errors;
      return [line, column, message];
    };
    assert.deepEqual(wrong('{\n  "steps": 3O\n}'), [
      2,
      13,
      'JSON has no such word; texts stand in "quotes".',
    ]);
    assert.deepEqual(wrong('{ "a": 1 "b": 2 }'), [1, 10, 'A comma is missing here.']);
    assert.deepEqual(wrong('{ "a": }'), [1, 8, 'A value is missing here.']);
    assert.deepEqual(wrong('{ "a": 1'), [1, 9, 'A closing brace } is missing here.']);
    assert.match(String(wrong('['.repeat(100_000))), /nested too deeply|missing/);
    assert.match(String(wrong('1'.repeat(5_000_000))), /too long/);
  });

  test('counts lines as editors do', () => {
    assert.deepEqual(placeAt('a\r\nbc\nd', 4), { line: 2, column: 2 });
    assert.deepEqual(placeAt('a\r\nbc\nd', 6), { line: 3, column: 1 });
  });
});
