import Ajv from 'ajv';
import { assert } from 'chai';
import fc from 'fast-check';
import {
  defaultExperiment,
  edit,
  landscapes,
  librariesOf,
  optimizers,
  parseExperiment,
  presets,
  schedules,
  type Change,
  type Experiment,
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
});
