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
  schedule: {
    id: 'StepLR',
    values: { step_size: 10, gamma: 0.1 },
    given: ['step_size'],
    warmup: 0,
    steps: Float64Array.of(0),
    rates: Float64Array.of(1),
  },
  clip: { norm: 1 },
  form: {
    id: 'sgd',
    citation: '',
    hyperparameters: [{ name: 'lr' }],
    inits: [],
    rule: [{ name: 'theta' }],
    cost: { operations: 2, sharedOperations: 0, memory: 0, sharedMemory: 0, evaluations: 0 },
    kin: { names: ['Other'], newLines: [true] },
    libraries: [
      { library: 'pytorch', hyperparameters: ['lr'], defaults: {} },
      {
        library: 'keras',
        hyperparameters: ['lr'],
        defaults: { lr: 0.01 },
        lines: { here: [{ name: 'theta' }], there: [] },
        note: 'Another.',
      },
    ],
  },
};
const landscape = {
  name: 'Bowl',
  formula: 'x^2',
  parameters: [],
  view: { x: [-1, 1], y: [-1, 1] },
  columns: 2,
  rows: 2,
  base: 0,
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
const band = { lower: new Float64Array(2), median: new Float64Array(2), upper: new Float64Array(2) };
const training = {
  batch: 16,
  isFull: false,
  order: 'shuffled',
  epochs: 3,
  updatesPerEpoch: 4,
  rowsSeen: new Float64Array(2),
  plannedRows: 150,
  rowsInMemory: 16,
  independentRows: 16,
  batchLoss: new Float64Array(2),
  heldOutLoss: new Float64Array(2),
  bands: { seeds: 5, training: band, batch: band, heldOut: band },
};
const data = {
  rows: {
    name: 'houses.csv',
    kind: 'regression',
    training: 48,
    heldOut: 12,
    features: ['size', 'age'],
    target: 'price',
    classes: [],
    origin: 'A survey.',
    licence: 'CC0',
    standardized: [{ name: 'size', mean: 1, deviation: 2 }],
    table: {
      file: 'data/houses.csv',
      delimiter: ',',
      rows: 61,
      columns: [{ name: 'size', kind: 'number', missing: 1 }],
      leftOut: 1,
      problems: [{ message: 'No number.', line: 3, column: 4 }],
    },
  },
  model: {
    name: 'Linear regression',
    loss: 'mean squared error',
    parameters: 3,
    names: ['bias'],
    blocks: [{ name: 'W', rows: 1, columns: 2 }],
    isLeastSquares: true,
  },
  plane: {
    choice: { kind: 'pca' },
    axes: ['PC 1, 82 %', 'PC 2, 9 %'],
    explained: [0.82, 0.09],
    isWhole: false,
  },
  points: {
    x: new Float64Array(3),
    y: new Float64Array(3),
    target: new Float64Array(3),
    heldOut: new Uint8Array(3),
  },
};
const dataSnapshot = {
  ...picture,
  landscape: { ...landscape, data },
  runs: [{ ...run, training }],
};
const { values, stop, lastFiniteStep, metrics } = run;
const { slot, label, steps, loss, theta } = run;
const partial = {
  revision: 1,
  steps: 1,
  trainingRows: 48,
  seeds: 1,
  runs: [{ slot, label, steps, loss, theta, stop: 'training', lastFiniteStep, training }],
};
const rows = {
  count: 3,
  every: 1,
  last: 2,
  kept: Int32Array.of(0, 2),
  theta: Float64Array.of(1, 2, 3, 4),
  loss: Float64Array.of(1, 2),
};
const sketch = {
  revision: 1,
  experiment: picture.experiment,
  start: [1, 2],
  runs: [{ slot: 0, values, stop, lastFiniteStep, metrics, rows }],
  tolerance: { x: 1, y: 1, decades: 1, floor: 0, lowest: 1 },
  canUndo: false,
  canRedo: false,
};
const settings = { animation: 'auto', significantDigits: 3, optimizers: {}, library: 'pytorch' };
const catalogue = {
  landscapes: [{ id: 'bowl', name: 'Bowl' }],
  optimizers: [{ id: 'sgd', name: 'SGD', library: 'pytorch', libraries: ['pytorch', 'keras'] }],
  schedules: [
    {
      id: 'StepLR',
      name: 'Step',
      citation: '',
      parameters: [{ kind: 'number', name: 'gamma', meaning: '' }],
    },
  ],
  dataSets: [
    {
      id: 'line',
      name: 'Line',
      kind: 'regression',
      rows: 60,
      features: ['x'],
      target: 'y',
      origin: 'Made.',
      licence: 'CC0',
      model: { kind: 'linear' },
    },
  ],
  models: [
    { kind: 'linear', name: 'Linear regression', meaning: '', losses: [{ id: 'mse', name: 'Squares' }] },
  ],
};
const snapshot = { type: 'snapshot', catalogue, settings, picture };

/** The message with one part replaced, deep inside. */
function withPart(path: readonly (string | number)[], value: unknown, message: unknown = snapshot): unknown {
  const copy = structuredClone(message) as never;
  const parent = path.slice(0, -1).reduce<Record<string, unknown>>((at, key) => at[key] as never, copy);
  parent[path.at(-1)!] = value;
  return copy;
}

const strip = {
  kind: 'strip',
  slot: 0,
  rates: new Float64Array(2),
  losses: new Float64Array(2),
  seeds: 1,
};
const line = { kind: 'assign', name: 'theta', value: { kind: 'name', name: 'g' } };
const numbers = {
  kind: 'numbers',
  slot: 0,
  step: 1,
  rule: [line],
  names: ['g'],
  calls: [],
  perParameter: [true, true],
  values: new Float64Array(4),
};

const arrows = {
  kind: 'arrows',
  step: 3,
  slots: Int32Array.of(0, 2),
  gradient: new Float64Array(4),
  momentum: new Float64Array(4),
};
const point = { kind: 'point', x: 1, y: 2, loss: NaN, gradient: [0, NaN] };
const field = {
  kind: 'field',
  view: { x: [0, 1], y: [0, 1] },
  columns: 2,
  rows: 3,
  gradient: new Float64Array(12),
};
const marks = {
  kind: 'marks',
  kinds: Uint8Array.of(0, 2),
  x: new Float64Array(2),
  y: new Float64Array(2),
  loss: new Float64Array(2),
};
const region = {
  kind: 'region',
  view: { x: [0, 1], y: [0, 1] },
  columns: 2,
  rows: 3,
  base: 1.5,
  values: new Float32Array(6),
  isCoarse: true,
};
const batch = { ...region, kind: 'batch', slot: 1, step: 0, size: 16 };
const noise = {
  kind: 'noise',
  slot: 1,
  step: 0,
  variance: 2,
  rowVariance: 9,
  scale: Infinity,
  gradientNorm: 1,
  batch: 16,
  rows: 60,
};
const regions = {
  kind: 'regions',
  view: region.view,
  columns: 2,
  rows: 3,
  values: region.values,
  classes: new Uint8Array(6),
};
const curve = { kind: 'curve', x: new Float64Array(3), curves: [new Float64Array(3)] };
const fit = { kind: 'fit', slot: 1, step: 0, shape: curve, batch: Int32Array.of(0, 2) };
const measure = {
  kind: 'measure',
  slot: 0,
  measure: 'effectiveLearningRate',
  steps: new Int32Array(3),
  curves: [new Float64Array(3), new Float64Array(3)],
};

suite('Messages to the webview', () => {
  test('what the host sends is understood', () => {
    const { landscape: _, ...later } = picture;
    for (const message of [
      snapshot,
      { type: 'picture', picture: later },
      { type: 'sketch', sketch },
      { type: 'settings', settings },
      { type: 'document', document: { kind: 'file', problems: [{ message: 'no' }], hasFailed: false } },
      { type: 'refused', revision: 3, change: { kind: 'steps', steps: 0 }, problems: [{ message: 'No.' }] },
      { type: 'progress', revision: 1, done: 0.5 },
      { type: 'partial', partial },
      { type: 'detail', revision: 1, detail: strip },
      { type: 'detail', revision: 1, detail: region },
      { type: 'detail', revision: 1, detail: marks },
      { type: 'detail', revision: 1, detail: arrows },
      { type: 'detail', revision: 1, detail: point },
      { type: 'detail', revision: 1, detail: field },
      { type: 'detail', revision: 1, detail: numbers },
      {
        type: 'detail',
        revision: 1,
        detail: {
          ...numbers,
          calls: ['1:5'],
          perParameter: [false, false, false],
          values: new Float64Array(6),
          parameter: 3,
        },
      },
      { type: 'detail', revision: 1, detail: measure },
      { type: 'detail', revision: 1, detail: batch },
      { type: 'detail', revision: 1, detail: noise },
      { type: 'detail', revision: 1, detail: fit },
      { type: 'detail', revision: 1, detail: { ...fit, shape: regions } },
      {
        type: 'detail',
        revision: 1,
        detail: { ...fit, shape: { kind: 'predictions', values: new Float64Array(3) } },
      },
      { type: 'picture', picture: dataSnapshot },
    ]) {
      assert.equal(parseToWebview(message), message as never);
    }
  });

  const broken: [(string | number)[], unknown][] = [
    [['type'], 'snap'],
    [['catalogue'], {}],
    [['catalogue', 'landscapes', 0], null],
    [['catalogue', 'optimizers', 0, 'libraries'], 'pytorch'],
    [['catalogue', 'schedules'], undefined],
    [['catalogue', 'models'], undefined],
    [['catalogue', 'models', 0, 'losses', 0], 'mse'],
    [['catalogue', 'schedules', 0, 'parameters', 0], { kind: 'choice', name: 'mode', meaning: '' }],
    [['settings'], undefined],
    [['settings', 'library'], undefined],
    [['picture', 'runs', 0, 'clip'], 1],
    [['picture', 'runs', 0, 'schedule', 'given'], [0]],
    [['picture', 'runs', 0, 'schedule', 'rates'], new Float64Array(2)],
    [['picture', 'runs', 0, 'form', 'libraries'], undefined],
    [['picture', 'runs', 0, 'form', 'libraries', 1, 'defaults'], null],
    [['picture', 'runs', 0, 'form', 'libraries', 1, 'lines'], { here: [] }],
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
    [['picture', 'runs', 0, 'extra'], { ax: new Float64Array(3) }],
    [['picture', 'runs', 0, 'extra'], [new Float64Array(1)]],
    [['picture', 'runs', 0, 'metrics'], {}],
    [['picture', 'runs', 0, 'slot'], 'first'],
    [['picture', 'runs', 0, 'form', 'rule'], 'theta = 1'],
    [['picture', 'runs', 0, 'form', 'cost', 'operations'], -1],
    [['picture', 'runs', 0, 'form', 'kin', 'newLines'], ['no']],
  ];
  for (const [path, value] of broken) {
    test(`a snapshot is dropped whose ${path.join('.')} is ${JSON.stringify(value)}`, () => {
      assert.isUndefined(parseToWebview(withPart(path, value)));
    });
  }

  const brokenData: [(string | number)[], unknown][] = [
    [['landscape', 'data'], null],
    [['landscape', 'data', 'rows', 'kind'], 'ranking'],
    [['landscape', 'data', 'rows', 'training'], -1],
    [['landscape', 'data', 'rows', 'features', 0], 7],
    [['landscape', 'data', 'rows', 'standardized', 0, 'mean'], NaN],
    [['landscape', 'data', 'rows', 'table', 'problems', 0], {}],
    [['landscape', 'data', 'rows', 'table', 'columns'], undefined],
    [['landscape', 'data', 'rows', 'licence'], 0],
    [['landscape', 'data', 'model', 'parameters'], 0.5],
    [['landscape', 'data', 'plane', 'axes'], ['w']],
    [['landscape', 'data', 'plane', 'explained'], [0.5]],
    [['landscape', 'data', 'plane', 'isWhole'], undefined],
    [['landscape', 'data', 'points', 'y'], new Float64Array(2)],
    [['landscape', 'data', 'points', 'heldOut'], new Float64Array(3)],
    [['runs', 0, 'training'], null],
    [['runs', 0, 'training', 'batchLoss'], new Float64Array(3)],
    [['runs', 0, 'training', 'heldOutLoss'], new Float64Array(1)],
    [['runs', 0, 'training', 'updatesPerEpoch'], 0],
    [['runs', 0, 'training', 'bands', 'batch'], undefined],
    [['runs', 0, 'training', 'bands', 'heldOut', 'upper'], new Float64Array(1)],
  ];
  for (const [path, value] of brokenData) {
    test(`a picture of data is dropped whose ${path.join('.')} is ${JSON.stringify(value)}`, () => {
      const message = { type: 'picture', picture: withPart(path, value, dataSnapshot) };
      assert.isUndefined(parseToWebview(message));
    });
  }

  const brokenPartials: [(string | number)[], unknown][] = [
    [['revision'], -1],
    [['steps'], undefined],
    [['trainingRows'], 0.5],
    [['seeds'], undefined],
    [['runs'], {}],
    [['runs', 0], null],
    [['runs', 0, 'slot'], '0'],
    [['runs', 0, 'label'], undefined],
    [['runs', 0, 'stop'], undefined],
    [['runs', 0, 'lastFiniteStep'], NaN],
    [['runs', 0, 'loss'], new Float64Array(3)],
    [['runs', 0, 'theta'], new Float64Array(3)],
    [
      ['runs', 0, 'steps'],
      [0, 1],
    ],
    [['runs', 0, 'training'], undefined],
    [['runs', 0, 'training', 'batchLoss'], new Float64Array(1)],
    [['runs', 0, 'training', 'plannedRows'], -1],
  ];
  for (const [path, value] of brokenPartials) {
    test(`what there is of a training is dropped whose ${path.join('.')} is ${JSON.stringify(value)}`, () =>
      assert.isUndefined(parseToWebview({ type: 'partial', partial: withPart(path, value, partial) })));
  }

  for (const set of [
    {},
    { ...catalogue.dataSets[0], kind: 'numbers' },
    { ...catalogue.dataSets[0], rows: -1 },
  ]) {
    test(`a catalogue is dropped with the data set ${JSON.stringify(set)}`, () =>
      assert.isUndefined(parseToWebview(withPart(['catalogue', 'dataSets', 0], set))));
  }

  const explanation = {
    kind: 'explanation',
    slot: 2,
    happens: ['It falls.'],
    why: [],
    fix: { text: 'Try lr = 1', loss: 2, change: { kind: 'hyperparameter', run: 0, name: 'lr', value: 1 } },
  };

  test('an explanation is read', () => {
    const message = { type: 'detail', revision: 1, detail: explanation };
    assert.equal(parseToWebview(message) as unknown, message);
  });

  for (const detail of [
    { ...explanation, happens: [1] },
    { ...explanation, why: undefined },
    { ...explanation, fix: { ...explanation.fix, change: { kind: 'replace' } } },
    null,
    { ...strip, kind: 'stripe' },
    { ...strip, slot: -1 },
    { ...strip, seeds: undefined },
    { ...strip, losses: new Float64Array(3) },
    { ...strip, rates: [1, 2] },
    { ...region, values: new Float32Array(5) },
    { ...region, values: [0, 0, 0, 0, 0, 0] },
    { ...region, base: NaN },
    { ...region, isCoarse: undefined },
    { ...batch, size: -1 },
    { ...batch, step: undefined },
    { ...noise, variance: '2' },
    { ...noise, rows: undefined },
    { ...fit, step: -1 },
    { ...fit, shape: undefined },
    { ...fit, shape: { kind: 'surface' } },
    { ...fit, batch: [0, 2] },
    { ...fit, shape: { ...curve, curves: [new Float64Array(2)] } },
    { ...fit, shape: { ...regions, values: new Float32Array(5) } },
    { ...fit, shape: { ...regions, classes: new Uint8Array(5) } },
    { ...fit, shape: { kind: 'predictions', values: [1] } },
    { ...marks, kinds: Uint8Array.of(0, 3) },
    { ...marks, loss: new Float64Array(1) },
    { ...arrows, momentum: new Float64Array(3) },
    { ...point, gradient: [0] },
    { ...point, loss: '0' },
    { ...field, gradient: new Float64Array(11) },
    { ...region, view: { x: [1, 0], y: [0, 1] } },
    { ...measure, measure: 'constructor' },
    { ...measure, curves: [] },
    { ...measure, block: 0.5 },
    { ...measure, measure: 'batchGradient' },
    { ...measure, curves: [new Float64Array(3), new Float64Array(2)] },
    { ...measure, steps: [0, 1, 2] },
    { ...numbers, slot: undefined },
    { ...numbers, step: -1 },
    { ...numbers, rule: [{ ...line, value: 3 }] },
    { ...numbers, rule: [line, line] },
    { ...numbers, names: [1] },
    { ...numbers, calls: ['1:5'] },
    { ...numbers, calls: undefined },
    { ...numbers, parameter: -1 },
    { ...numbers, perParameter: [1, 1] },
    { ...numbers, values: new Float64Array(3) },
    { ...numbers, values: [1, 2, 3, 4] },
  ]) {
    test(`a detail is dropped that is ${JSON.stringify(detail)}`, () => {
      assert.isUndefined(parseToWebview({ type: 'detail', revision: 1, detail }));
    });
  }

  test('nothing random gets through', () => {
    fc.assert(
      fc.property(
        fc.anything(),
        fc.constantFrom('snapshot', 'picture', 'settings', 'refused', 'detail', 'progress'),
        (value, type) => {
          assert.isUndefined(parseToWebview(value));
          assert.isUndefined(
            parseToWebview({
              type,
              picture: value,
              settings: value,
              problems: value,
              detail: value,
              revision: value,
            }),
          );
        },
      ),
      { numRuns: 2000, seed: 20261123 },
    );
  });

  for (const [what, bad] of [
    ['rows that are not there', { kept: Int32Array.of(0, 3) }],
    ['rows out of order', { kept: Int32Array.of(2, 0) }],
    ['rows from before the first', { kept: Int32Array.of(-1, 2) }],
    ['columns too short', { loss: Float64Array.of(1) }],
    ['more rows than a run can have', { count: 1e9 }],
    ['a column of another type', { theta: [1, 2, 3, 4] }],
  ] as const) {
    test(`a sketch with ${what} is none`, () => {
      const runs = [{ ...sketch.runs[0], rows: { ...rows, ...bad } }];
      assert.isUndefined(parseToWebview({ type: 'sketch', sketch: { ...sketch, runs } }));
    });
  }
});
