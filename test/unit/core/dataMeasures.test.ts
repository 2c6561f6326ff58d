import { assert } from 'chai';
import {
  compileDataObjective,
  dataMeasures,
  leastSquaresInSlices,
  runExperiment,
  type DataObjectiveSpec,
  type Experiment,
  type Model,
  type RunSpec,
} from '../../../src/core/index';
import { by, drain, four, train, type Training } from './explain/data/fixtures';

/** A measure of a training, in each of its rows; of one of the model's blocks, or of all parameters. */
function column(id: string, { objective, result }: Training, block?: number): Float64Array {
  const leastSquares = drain(leastSquaresInSlices(objective));
  const values = drain(dataMeasures.get(id)!.column({ result, objective, leastSquares, block }));
  assert.lengthOf(values, result.steps.length);
  return values;
}

const near = (found: ArrayLike<number>, expected: readonly number[], relative = 1e-12) =>
  expected.forEach((value, row) =>
    Number.isNaN(value)
      ? assert.isNaN(found[row], `row ${row}`)
      : assert.closeTo(found[row], value, relative * Math.max(1, Math.abs(value)), `row ${row}`),
  );

const wide: DataObjectiveSpec = {
  kind: 'data',
  rows: { builtin: 'iris' },
  model: { kind: 'softmax', l2: 0.1 },
  batch: 16,
};

/** The parameters of a row, and the gradient there of some rows. */
function gradientAt({ objective, result }: Training, row: number, indices: readonly number[]): Float64Array {
  const n = objective.dimension;
  const gradient = new Float64Array(n);
  const theta = result.theta.slice(row * n, (row + 1) * n);
  objective.model.batch(theta, objective.training, Int32Array.from(indices), 0, indices.length, gradient);
  return gradient;
}

function stepFrom({ objective, result }: Training, row: number): number {
  const n = objective.dimension;
  const difference = Array.from(
    { length: n },
    (_, i) => result.theta[(row + 1) * n + i] - result.theta[row * n + i],
  );
  return Math.hypot(...difference);
}

suite('Measures of trainings', () => {
  // On four rows w − 2 is multiplied by 1 − 10 lr, b − 1 by 1 − 2 lr.
  const places = Array.from({ length: 11 }, (_, k) => [2 - 2 * 0.5 ** k, 1 - 0.9 ** k] as const);
  const training = () => train(by('sgd', 0.05));

  test('the distance is that to the least squares', () => {
    near(
      column('distance', training()),
      places.map(([w, b]) => Math.hypot(w - 2, b - 1)),
    );
  });

  test('the distance is none where the minimum is not known', () => {
    const huber = train(by('sgd', 0.05), {}, { ...four, model: { kind: 'linear', loss: 'huber' } });
    assert.isTrue(column('distance', huber).every(Number.isNaN));
  });

  test('the gradient norm is that of all rows, in the last row too', () => {
    const norms = places.map(([w, b]) => Math.hypot(10 * (w - 2), 2 * (b - 1)));
    near(column('gradientNorm', training()), norms);
  });

  test('the gradient norm of the batch is that of its rows and of the penalty', () => {
    const batches = [[0, 1, 2], [149], [70, 70, 3]];
    const run = train(by('adam', 0.1), { steps: 5 }, { ...wide, batches });
    const expected = [0, 1, 2, 3, 4].map((row) => Math.hypot(...gradientAt(run, row, batches[row % 3])));
    near(column('batchGradient', run), [...expected, NaN]);
  });

  test('the step length is that of the next update', () => {
    const run = train(by('adam', 0.1), { steps: 5 }, wide);
    near(column('stepLength', run), [...[0, 1, 2, 3, 4].map((row) => stepFrom(run, row)), NaN]);
  });

  test('the effective learning rate of a block is that of its parameters alone', () => {
    const run = train(by('adam', 0.1), { steps: 5 }, { ...wide, batches: [[0, 1, 2], [149], [70, 70, 3]] });
    const { blocks } = run.objective.model;
    assert.deepEqual(
      blocks.map(({ name }) => name),
      ['W1', 'b1'],
    );
    const batches = [[0, 1, 2], [149], [70, 70, 3]];
    const n = run.objective.dimension;
    blocks.forEach(({ offset, rows, columns }, block) => {
      const part = (vector: ArrayLike<number>) =>
        Math.hypot(...Array.from({ length: rows * columns }, (_, i) => vector[offset + i]));
      const expected = [0, 1, 2, 3, 4].map((row) => {
        const way = Array.from(
          { length: n },
          (_, i) => run.result.theta[(row + 1) * n + i] - run.result.theta[row * n + i],
        );
        return part(way) / part(gradientAt(run, row, batches[row % 3]));
      });
      near(column('effectiveLearningRate', run, block), [...expected, NaN]);
    });
    // Of plain gradient descent it is the rate everywhere, of Adagrad it only shrinks in each.
    for (const block of [0, 1]) {
      near(
        column('effectiveLearningRate', train(by('sgd', 0.05)), block).subarray(0, 10),
        Array(10).fill(0.05),
        1e-9,
      );
      const rates = column('effectiveLearningRate', train(by('adagrad', 0.5), { steps: 6 }), block);
      for (let row = 1; row < 6; row++) assert.isBelow(rates[row], rates[row - 1]);
    }
  });

  test('what diverged has none from there on, in any block', () => {
    const run = train(by('sgd', 1), { steps: 400 });
    const rates = column('effectiveLearningRate', run, 0);
    assert.closeTo(rates[run.result.lastFiniteStep - 1], 1, 1e-9);
    assert.isTrue(rates.subarray(run.result.lastFiniteStep + 1).every(Number.isNaN));
  });

  test('the effective learning rate of SGD is its rate, with a schedule too, and Adagrad’s shrinks', () => {
    near(column('effectiveLearningRate', train(by('sgd', 0.05))).subarray(0, 10), Array(10).fill(0.05), 1e-9);
    const schedule = { name: 'ExponentialLR', hyperparameters: { gamma: 0.5 } };
    const halved = column('effectiveLearningRate', train(by('sgd', 0.05, { schedule }), { steps: 4 }, wide));
    near(halved, [0.05, 0.025, 0.0125, 0.00625, NaN], 1e-9);
    const adagrad = column('effectiveLearningRate', train(by('adagrad', 0.5)));
    assert.isBelow(adagrad[9], adagrad[0] / 2);
    for (let row = 1; row < 10; row++) assert.isBelow(adagrad[row], adagrad[row - 1]);
  });

  test('there is no rate where the gradient is 0', () => {
    const resting = train(by('sgd', 0.05), { start: [2, 1] });
    assert.isTrue(column('effectiveLearningRate', resting).every(Number.isNaN));
  });

  test('noise and clipping are no part of the gradient that is measured', () => {
    const more = { noise: { sigma: 5, seed: 3 } };
    const run = train(by('sgd', 0.05, { clip: { norm: 0.1 } }), more);
    const all = [0, 1, 2, 3];
    near(
      column('batchGradient', run).subarray(0, 10),
      Array.from({ length: 10 }, (_, row) => Math.hypot(...gradientAt(run, row, all))),
    );
    for (const rate of column('effectiveLearningRate', run).subarray(0, 10)) assert.isBelow(rate, 0.05);
  });

  test('of thinned trajectories steps are still those of one update', () => {
    const whole = train(by('momentum', 0.05), { steps: 20 }, wide);
    const thinned = train(by('momentum', 0.05), { steps: 20 }, wide, { every: 3 });
    assert.deepEqual([...thinned.result.steps], [0, 3, 6, 9, 12, 15, 18, 20]);
    for (const id of ['stepLength', 'batchGradient', 'effectiveLearningRate', 'gradientNorm']) {
      const [all, some] = [column(id, whole), column(id, thinned)];
      near(
        some,
        Array.from(thinned.result.steps, (step) => all[step]),
      );
    }
  });

  test('a run that diverges has numbers up to its last finite row', () => {
    const run = train(by('sgd', 1), { steps: 400 });
    assert.equal(run.result.stop, 'diverged');
    const { lastFiniteStep } = run.result;
    for (const id of dataMeasures.keys()) {
      const values = column(id, run);
      assert.isTrue(Number.isFinite(values[0]), id);
      assert.isTrue(values.subarray(lastFiniteStep + 1).every(Number.isNaN), id);
    }
  });

  test('rules that look at gradients elsewhere, or at none, are measured without a failure', () => {
    const custom: RunSpec[] = [
      { optimizer: 'custom', rule: 'theta = theta - 0.1 * theta' },
      { optimizer: 'custom', rule: 'theta = theta - 0.1 * grad(theta + 0.1)' },
    ];
    for (const run of [...custom, by('sam', 0.1), by('schedulefree_sgd', 0.1)]) {
      const trained = train(run, { steps: 4 }, wide);
      for (const id of dataMeasures.keys()) column(id, trained);
      assert.isTrue(Number.isFinite(column('stepLength', trained)[3]), run.optimizer);
    }
  });

  test('a table too large for many gradients has few of them, the last one among them, or none', () => {
    const [rows, columns] = [100_000, 40];
    const features = new Float64Array(rows * columns).map((_, i) => Math.sin(i));
    const data = { features, columns, target: features.slice(0, rows) };
    const of = (model: Model) => {
      const spec: DataObjectiveSpec = { kind: 'data', rows: { file: 'a.csv' }, model, batch: 100 };
      const experiment: Experiment = { version: 1, objective: spec, steps: 100, runs: [by('sgd', 0.01)] };
      const [result] = runExperiment(experiment, { data, record: { lossEvery: 100 } }).runs;
      const objective = compileDataObjective(spec, data);
      return drain(dataMeasures.get('gradientNorm')!.column({ result, objective }));
    };
    const some = of({ kind: 'linear' });
    assert.equal(some.filter(Number.isFinite).length, 34);
    assert.isTrue(Number.isFinite(some[100]));
    const none = of({ kind: 'mlp', hidden: [20], activation: 'relu', loss: 'mse' });
    assert.isTrue(none.every(Number.isNaN));
  });

  test('are not recorded where parameters are not', () => {
    const { experiment } = train(by('sgd', 0.05));
    const [result] = runExperiment(experiment, { record: { theta: false } }).runs;
    assert.isUndefined(result.updateLength);
    assert.isUndefined(result.gradientLength);
  });
});
