import { assert } from 'chai';
import fc from 'fast-check';
import { parseToWebview } from '../../../src/protocol/parseToWebview';

const run = {
  slot: 0,
  label: 'SGD',
  optimizer: 'SGD',
  library: 'pytorch',
  values: { lr: 1 },
  defaults: { lr: 1 },
  steps: Int32Array.of(0, 1),
  theta: Float64Array.of(1, 2, NaN, NaN),
  loss: Float64Array.of(1, NaN),
  stop: 'diverged',
  lastFiniteStep: 0,
  metrics: {
    bestLoss: 1,
    bestStep: 0,
    status: { kind: 'diverged', step: 1 },
  },
  form: { id: 'sgd', citation: '', hyperparameters: [{ name: 'lr' }], rule: [{ name: 'theta' }] },
};
const landscape = {
  name: 'Bowl',
  formula: 'x^2',
  view: { x: [-1, 1], y: [-1, 1] },
  columns: 2,
  rows: 2,
  values: new Float32Array(4),
  minima: [[0, 0, 0]],
};
const picture = {
  revision: 0,
  experiment: { version: 1, objective: { kind: 'landscape', id: 'bowl' }, steps: 1, runs: [] },
  landscape,
  start: [1, 2],
  runs: [run],
  canUndo: false,
  canRedo: false,
};
const settings = { animation: 'auto', significantDigits: 3 };
const catalogue = { landscapes: [{ id: 'bowl', name: 'Bowl' }], optimizers: [] };
const snapshot = { type: 'snapshot', catalogue, settings, picture };

/** The message with one part replaced, deep inside. */
function withPart(path: readonly (string | number)[], value: unknown): unknown {
  const copy = structuredClone(snapshot) as never;
  const parent = path.slice(0, -1).reduce<Record<string, unknown>>((at, key) => at[key] as never, copy);
  parent[path.at(-1)!] = value;
  return copy;
}

suite('Messages to the webview', () => {
  test('what the host sends is understood', () => {
    const { landscape: _, ...later } = picture;
    for (const message of [
      snapshot,
      { type: 'picture', picture: later },
      { type: 'settings', settings },
      { type: 'refused', change: { kind: 'steps', steps: 0 }, problems: [{ message: 'No.' }] },
      { type: 'progress', revision: 1, done: 0.5 },
    ]) {
      assert.equal(parseToWebview(message), message as never);
    }
  });

  const broken: [(string | number)[], unknown][] = [
    [['type'], 'snap'],
    [['catalogue'], {}],
    [['catalogue', 'landscapes', 0], null],
    [['settings'], undefined],
    [['picture', 'landscape'], undefined],
    [['picture', 'revision'], -1],
    [['picture', 'experiment'], { steps: 1 }],
    [['picture', 'start'], [1]],
    [['picture', 'landscape', 'values'], new Float32Array(3)],
    [
      ['picture', 'landscape', 'values'],
      [0, 0, 0, 0],
    ],
    [
      ['picture', 'landscape', 'view', 'x'],
      [1, -1],
    ],
    [
      ['picture', 'landscape', 'minima', 0],
      [0, 0],
    ],
    [['picture', 'runs', 0, 'theta'], new Float64Array(3)],
    [['picture', 'runs', 0, 'loss'], new Float32Array(2)],
    [
      ['picture', 'runs', 0, 'steps'],
      [0, 1],
    ],
    [['picture', 'runs', 0, 'metrics'], {}],
    [['picture', 'runs', 0, 'slot'], 'first'],
    [['picture', 'runs', 0, 'form', 'rule'], 'theta = 1'],
  ];
  for (const [path, value] of broken) {
    test(`a snapshot is dropped whose ${path.join('.')} is ${JSON.stringify(value)}`, () => {
      assert.isUndefined(parseToWebview(withPart(path, value)));
    });
  }

  test('nothing random gets through', () => {
    fc.assert(
      fc.property(
        fc.anything(),
        fc.constantFrom('snapshot', 'picture', 'settings', 'refused', 'progress'),
        (value, type) => {
          assert.isUndefined(parseToWebview(value));
          assert.isUndefined(
            parseToWebview({ type, picture: value, settings: value, problems: value, revision: value }),
          );
        },
      ),
      { numRuns: 2000, seed: 20261123 },
    );
  });
});
