import { assert } from 'chai';
import {
  dataSets,
  defaultExperiment,
  gestureOf,
  edit,
  landscapes,
  tryEdit,
  type Change,
  type Experiment,
} from '../../../src/core/index';
import {
  refuseData,
  withData,
  withDataObjective,
  withoutData,
} from '../../../src/core/experiment/data/dataEdits';
import type { DataObjectiveSpec } from '../../../src/core/index';

const objective: DataObjectiveSpec = { kind: 'data', rows: { builtin: 'line' }, model: { kind: 'linear' } };
const experiment: Experiment = {
  version: 1,
  objective,
  start: [0, 0],
  steps: 50,
  plane: { kind: 'parameters', indices: [0, 1] },
  runs: [
    { optimizer: 'sgd', hyperparameters: { lr: 0.3 }, sampling: { batch: 4 } },
    { optimizer: 'adam', sampling: { batches: [[0], [1]] } },
  ],
};

suite('Edits of data', () => {
  test('what is not named stays', () => {
    const held = withData(experiment, { kind: 'data', heldOut: 0.2 });
    assert.deepEqual(held, { ...experiment, objective: { ...objective, heldOut: 0.2 } });
    assert.deepEqual(withData(held, { kind: 'data', heldOut: 0 }), experiment);
    assert.deepEqual(withData(experiment, { kind: 'data', seed: 7 }).objective, { ...objective, seed: 7 });
  });

  test('another loss or penalty keeps the start and the plane, another model does not', () => {
    const penalised = withData(experiment, {
      kind: 'data',
      model: { kind: 'linear', l2: 0.1, loss: 'huber' },
    });
    assert.deepEqual([penalised.start, penalised.plane], [experiment.start, experiment.plane]);
    const cubic = withData(experiment, { kind: 'data', model: { kind: 'polynomial', degree: 3 } });
    assert.isUndefined(cubic.start);
    assert.isUndefined(cubic.plane);
    assert.deepEqual(cubic.runs, experiment.runs);
    const pca = { ...experiment, plane: { kind: 'pca' } } as const;
    assert.deepEqual(
      withData(pca, { kind: 'data', model: { kind: 'polynomial', degree: 3 } }).plane,
      pca.plane,
    );
  });

  test('other rows keep no list of rows and no parameters of the rows before', () => {
    const next = withData(experiment, { kind: 'data', rows: { file: 'a.csv', target: 'y' } });
    assert.isUndefined(next.start);
    assert.deepEqual(next.runs, [experiment.runs[0], { optimizer: 'adam' }]);
  });

  test('a landscape has no data to change', () => {
    assert.isUndefined(refuseData(experiment, {}));
    assert.equal(refuseData(experiment, { model: null })?.path, 'objective.model');
    assert.equal(refuseData(experiment, { rows: [] })?.path, 'objective.rows');
    assert.equal(refuseData(defaultExperiment, {})?.path, 'objective');
    assert.equal(withData(defaultExperiment, { kind: 'data', seed: 1 }), defaultExperiment);
  });

  test('who turns to data begins with rates and steps for data; own rules keep theirs', () => {
    const own = { name: 'Own', rule: 'theta = theta - lr*g', hyperparameters: { lr: 3 } };
    const mixed: Experiment = {
      ...defaultExperiment,
      start: [1, 1],
      tolerance: 0.5,
      optimizers: { rmsprop: own },
      runs: [
        ...defaultExperiment.runs,
        { optimizer: 'custom', rule: own.rule, hyperparameters: { lr: 2 } },
        { optimizer: 'adadelta', hyperparameters: { lr: 9, rho: 0.5 } },
      ],
    };
    const next = withDataObjective(mixed, objective);
    assert.isUndefined(next.start);
    assert.isUndefined(next.tolerance);
    assert.equal(next.steps, 200);
    const rates = next.runs.map(({ optimizer, hyperparameters }) => [optimizer, hyperparameters?.lr]);
    const { lr: ownRate } = defaultExperiment.runs.find(
      (run) => run.optimizer === 'rmsprop',
    )!.hyperparameters!;
    assert.deepEqual(rates, [
      ['sgd', 0.1],
      ['momentum', 0.02],
      ['adagrad', 0.1],
      ['rmsprop', ownRate],
      ['adam', 0.02],
      ['custom', 2],
      ['adadelta', undefined],
    ]);
    assert.deepEqual(next.runs.at(-1)?.hyperparameters, { rho: 0.5 });
  });

  test('from data to other data everything that the user chose stays', () => {
    const next = withDataObjective(experiment, { ...objective, seed: 3 });
    assert.equal(next.steps, experiment.steps);
    assert.deepEqual(next.runs[0], experiment.runs[0]);
  });

  test('a landscape takes nothing over that only data have', () => {
    const left = withoutData(experiment);
    assert.isUndefined(left.start);
    assert.isUndefined(left.plane);
    assert.deepEqual(
      left.runs.map(({ sampling }) => sampling),
      [undefined, undefined],
    );
    const { start } = landscapes.get('anisotropic')!;
    assert.deepEqual(withoutData({ ...defaultExperiment, start }).start, start);
  });

  test('from a landscape to data and back, with all that data can have between', () => {
    const changes: readonly Change[] = [
      { kind: 'objective', objective },
      { kind: 'descents', run: 0 },
      { kind: 'sampling', sampling: { batch: 8, epochs: 3 } },
      { kind: 'data', heldOut: 0.25, model: { kind: 'polynomial', degree: 4, l2: 0.1 } },
      { kind: 'seeds', seeds: [1, 2] },
      { kind: 'plane', plane: { kind: 'parameters', indices: [3, 1] } },
      { kind: 'objective', objective: { kind: 'landscape', id: 'rosenbrock' } },
    ];
    let now = defaultExperiment;
    for (const change of changes) {
      const edited = tryEdit(now, change);
      assert.isTrue(edited.ok, `${change.kind}: ${edited.ok ? '' : edited.errors[0].message}`);
      if (edited.ok) now = edited.experiment;
    }
    assert.equal(now.steps, landscapes.get('rosenbrock')!.steps);
    const typed = edit(experiment, {
      kind: 'objective',
      objective: { kind: 'expression', source: 'x^2 + y^2' },
    });
    assert.equal(typed.objective.kind, 'expression');
    assert.lengthOf(typed.start!, 2);
  });

  test('the epochs of all are those of runs without their own, and of all where each has its own', () => {
    const own = (...epochs: (number | undefined)[]): Experiment => ({
      ...experiment,
      runs: epochs.map((each) => ({
        optimizer: 'sgd',
        sampling: { batch: 4, ...(each && { epochs: each }) },
      })),
    });
    const lengths = ({ objective: after, runs }: Experiment) => [
      after.kind === 'data' && after.epochs,
      ...runs.map(({ sampling }) => sampling?.epochs),
    ];
    assert.deepEqual(lengths(edit(own(2, undefined), { kind: 'epochs', epochs: 7 })), [7, 2, undefined]);
    const all = edit(own(2, 3), { kind: 'epochs', epochs: 7 });
    assert.deepEqual(lengths(all), [7, undefined, undefined]);
    assert.deepEqual(all.runs[0].sampling, { batch: 4 });
    assert.deepEqual(lengths(edit(all, { kind: 'epochs' })), [undefined, undefined, undefined]);
    assert.equal(
      edit(defaultExperiment, { kind: 'epochs', epochs: 7 }).objective,
      defaultExperiment.objective,
    );
  });

  test('too many epochs are refused where they were given', () => {
    const paths = (change: Change) => {
      const edited = tryEdit({ ...experiment, runs: [{ optimizer: 'sgd' }, { optimizer: 'adam' }] }, change);
      return edited.ok ? [] : edited.errors.map(({ path }) => path).filter((path) => path !== 'steps');
    };
    assert.deepEqual(paths({ kind: 'sampling', sampling: { batch: 1, epochs: 900_000 } }), [
      'objective.epochs',
    ]);
    assert.deepEqual(paths({ kind: 'sampling', run: 1, sampling: { batch: 1, epochs: 900_000 } }), [
      'runs[1].sampling.epochs',
    ]);
  });

  test('what is typed letter by letter is one gesture, what is chosen is not', () => {
    const typed = { kind: 'data', heldOut: 0.1 } as const;
    assert.equal(gestureOf(typed), gestureOf({ kind: 'data', heldOut: 0.12 }));
    assert.notEqual(gestureOf(typed), gestureOf({ kind: 'data', seed: 1 }));
    assert.isUndefined(gestureOf({ kind: 'data', rows: { builtin: 'line' } }));
    assert.equal(dataSets.has('line'), true);
  });
});
