import Ajv from 'ajv';
import { assert } from 'chai';
import fc from 'fast-check';
import {
  dataSets,
  defaultExperiment,
  edit,
  landscapes,
  librariesOf,
  models,
  optimizers,
  parseExperiment,
  presets,
  schedules,
  type Change,
  type Experiment,
  type Model,
} from '../../../src/core/index';
import { experimentSchema } from '../../../src/core/experiment/schema';

const validate = new Ajv({ allErrors: true, strict: false, logger: false }).compile(experimentSchema());

/** Where the schema finds something wrong in a file that says this. */
function placesOf(experiment: unknown): string[] {
  const isValid = validate(JSON.parse(JSON.stringify(experiment)));
  return isValid
    ? []
    : (validate.errors ?? []).filter(({ keyword }) => keyword !== 'if').map((error) => error.instancePath);
}

function accepts(experiment: Experiment): void {
  assert.isTrue(parseExperiment(experiment).ok);
  assert.deepEqual(placesOf(experiment), [], JSON.stringify(experiment));
}

const ids = [...optimizers.keys()];
const change: fc.Arbitrary<Change> = fc.oneof(
  fc
    .constantFrom(...landscapes.keys())
    .map((id): Change => ({ kind: 'objective', objective: { kind: 'landscape', id } })),
  fc.constant<Change>({ kind: 'objective', objective: { kind: 'expression', source: 'a = 3\nx^2 + a*y^2' } }),
  fc
    .double({ noNaN: true, min: -5, max: 5 })
    .map((value): Change => ({ kind: 'parameter', name: 'a', value })),
  fc
    .tuple(fc.double({ noNaN: true }), fc.double({ noNaN: true }))
    .map((start): Change => ({ kind: 'start', start })),
  fc.integer({ min: -5, max: 2_000_000 }).map((steps): Change => ({ kind: 'steps', steps })),
  fc.constantFrom(...ids, 'custom').map((optimizer): Change => ({ kind: 'add-run', run: { optimizer } })),
  fc.nat({ max: 9 }).chain((run) =>
    fc.oneof(
      fc.constant<Change>({ kind: 'copy-as-own', run }),
      fc.constant<Change>({ kind: 'remove-run', run }),
      fc.constant<Change>({ kind: 'name-own', run, name: 'Mine' }),
      fc
        .constantFrom('pytorch', 'keras', 'optax', 'tfjs', 'source')
        .map((library): Change => ({ kind: 'library', run, library: library as 'keras' })),
      fc
        .constantFrom(...schedules.keys())
        .map((name): Change => ({ kind: 'schedule', run, schedule: { name } })),
      fc.integer({ min: -1, max: 50 }).map((steps): Change => ({ kind: 'warmup', run, steps })),
      fc
        .double({ min: -1, max: 9, noNaN: true })
        .map((norm): Change => ({ kind: 'clip', run, clip: { norm } })),
      fc
        .tuple(
          fc.constantFrom('lr', 'beta1', 'momentum', 'eps', 'weight_decay', 'nesterov'),
          fc.oneof(fc.double({ noNaN: true }), fc.boolean()),
        )
        .map(([name, value]): Change => ({ kind: 'hyperparameter', run, name, value })),
    ),
  ),
  fc
    .double({ min: -1, max: 2, noNaN: true })
    .map((sigma): Change => ({ kind: 'noise', noise: { sigma, seed: 1 } })),
);

suite('The schema of experiments', () => {
  test('accepts the presets, and every optimizer by every library with every hyperparameter', () => {
    presets.forEach(({ experiment }) => accepts(experiment));
    for (const entry of optimizers.values()) {
      for (const library of librariesOf(entry))
        accepts({ ...defaultExperiment, runs: [{ optimizer: entry.id, library }] });
    }
  });

  test('accepts whatever random changes make of an experiment', () => {
    fc.assert(
      fc.property(fc.array(change, { maxLength: 12 }), (changes) => {
        accepts(changes.reduce<Experiment>(edit, defaultExperiment));
      }),
      { numRuns: 300 },
    );
  });

  test('accepts unknown fields, versions, titles', () => {
    accepts({ ...defaultExperiment, title: 'A', libraries: { pytorch: '2' }, course: 1 } as Experiment);
  });

  const wrong: [object, string][] = [
    [{ version: 2 }, '/version'],
    [{ steps: 0 }, '/steps'],
    [{ steps: 1.5 }, '/steps'],
    [{ start: [1] }, '/start'],
    [{ tolerance: 0 }, '/tolerance'],
    [{ noise: { sigma: -1, seed: 0 } }, '/noise/sigma'],
    [{ plane: { kind: 'pca' } }, '/plane'],
    [{ title: 7 }, '/title'],
    [{ libraries: { keras: 3 } }, '/libraries/keras'],
    [{ objective: { kind: 'landscape', id: 'nowhere' } }, '/objective/id'],
    [{ objective: { kind: 'expression' } }, '/objective'],
    [{ objective: { kind: 'landscape', id: 'rosenbrock', parameters: { a: 1 } } }, '/objective/parameters'],
    [{ runs: {} }, '/runs'],
    [{ runs: [{}] }, '/runs/0'],
    [{ runs: [{ optimizer: 'custom' }] }, '/runs/0'],
    [{ runs: [{ optimizer: 'adam', hyperparameters: { lr: 'big' } }] }, '/runs/0/hyperparameters/lr'],
    [{ runs: [{ optimizer: 'adam', hyperparameters: { lr: -1 } }] }, '/runs/0/hyperparameters/lr'],
    [{ runs: [{ optimizer: 'adam', hyperparameters: { mass: 1 } }] }, '/runs/0/hyperparameters'],
    [{ runs: [{ optimizer: 'adam', clip: { value: 1, norm: 1 } }] }, '/runs/0/clip'],
    [{ runs: [{ optimizer: 'adam', schedule: { name: 'Never' } }] }, '/runs/0/schedule/name'],
    [
      { runs: [{ optimizer: 'adam', schedule: { name: 'StepLR', hyperparameters: { gamma: 'x' } } }] },
      '/runs/0/schedule/hyperparameters/gamma',
    ],
    [{ runs: [{ optimizer: 'adam', sampling: {} }] }, '/runs/0/sampling'],
  ];
  for (const [part, place] of wrong) {
    test(`refuses ${JSON.stringify(part)}, as the parser does`, () => {
      const experiment = { ...defaultExperiment, ...part };
      assert.isFalse(parseExperiment(experiment).ok);
      assert.include(placesOf(experiment), place);
    });
  }

  const onLine: Experiment = {
    version: 1,
    objective: { kind: 'data', rows: { builtin: 'line' }, model: { kind: 'linear' } },
    steps: 10,
    runs: [{ optimizer: 'adam' }],
  };

  test('accepts every set with the model it suggests, and every model with every loss it takes', () => {
    for (const { id, model } of dataSets.values())
      accepts({ ...onLine, objective: { kind: 'data', rows: { builtin: id }, model } });
    const rows = { features: [[0], [1]], target: [0, 1] };
    for (const { kind, losses } of models.values()) {
      for (const loss of losses) {
        const shape = { kind, degree: 2, hidden: [3, 2], activation: 'relu' } as const;
        const model = { ...shape, loss, l2: 0.1 } as Model;
        accepts({ ...onLine, objective: { kind: 'data', rows, model, heldOut: 0.5, seed: 3 } });
      }
    }
  });

  test('accepts files, batches, planes and starts of a model', () => {
    const file = {
      file: 'folder/a.csv',
      target: 'y',
      features: ['a', 'b'],
      delimiter: ';',
      standardize: true,
    };
    accepts({ ...onLine, objective: { kind: 'data', rows: file, model: { kind: 'logistic' } } });
    accepts({
      ...onLine,
      objective: { kind: 'data', rows: { builtin: 'line' }, model: { kind: 'linear' }, batch: 8, epochs: 2 },
      runs: [
        { optimizer: 'sgd', sampling: { batch: 'full', order: 'sequential' } },
        { optimizer: 'sgd', sampling: { batches: [[0, 1], [2]] } },
      ],
    });
    for (const plane of [
      { kind: 'pca' },
      { kind: 'random', seed: 4 },
      { kind: 'parameters', indices: [0, 1] },
    ] as const)
      accepts({ ...onLine, plane });
    accepts({
      ...onLine,
      objective: { kind: 'data', rows: { builtin: 'penguins' }, model: { kind: 'linear' } },
      start: [1, 2, 3, 4],
      seeds: [1, 2],
    });
  });

  const line = onLine.objective;
  const wrongOnData: [object, string][] = [
    [{ objective: { kind: 'data', model: { kind: 'linear' } } }, '/objective'],
    [{ objective: { ...line, rows: { builtin: 'nothing' } } }, '/objective/rows/builtin'],
    [{ objective: { ...line, rows: {} } }, '/objective/rows'],
    [{ objective: { ...line, rows: { file: 'a.csv', delimiter: ';;' } } }, '/objective/rows/delimiter'],
    [{ objective: { ...line, rows: { features: [[]], target: [] } } }, '/objective/rows/features/0'],
    [{ objective: { ...line, rows: { builtin: 'line', standardize: 1 } } }, '/objective/rows/standardize'],
    [{ objective: { ...line, model: { kind: 'cubic' } } }, '/objective/model/kind'],
    [{ objective: { ...line, model: { kind: 'linear', l2: -1 } } }, '/objective/model/l2'],
    [{ objective: { ...line, model: { kind: 'logistic', loss: 'mse' } } }, '/objective/model/loss'],
    [{ objective: { ...line, model: { kind: 'polynomial', degree: 0 } } }, '/objective/model/degree'],
    [{ objective: { ...line, model: { kind: 'mlp', hidden: [4] } } }, '/objective/model'],
    [
      { objective: { ...line, model: { kind: 'mlp', hidden: [0], activation: 'tanh' } } },
      '/objective/model/hidden/0',
    ],
    [{ objective: { ...line, heldOut: 1 } }, '/objective/heldOut'],
    [{ objective: { ...line, batch: 0 } }, '/objective/batch'],
    [{ objective: { ...line, order: 'random' } }, '/objective/order'],
    [{ objective: { ...line, batches: [[]] } }, '/objective/batches/0'],
    [{ runs: [{ optimizer: 'adam', sampling: { epochs: 0 } }] }, '/runs/0/sampling/epochs'],
    [{ plane: { kind: 'random' } }, '/plane'],
    [{ plane: { kind: 'parameters', indices: [1, 1] } }, '/plane/indices'],
  ];
  for (const [part, place] of wrongOnData) {
    test(`refuses ${JSON.stringify(part)} on data, as the parser does`, () => {
      const experiment = { ...onLine, ...part };
      assert.isFalse(parseExperiment(experiment).ok);
      assert.include(placesOf(experiment), place);
    });
  }
});
