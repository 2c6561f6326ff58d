import { assert } from 'chai';
import { compilationCount } from '../../../src/core/compile/generated';
import {
  defaultExperiment,
  edit,
  runExperiment,
  stripRates,
  sweepLearningRates,
  type Experiment,
} from '../../../src/core/index';

function sweep(experiment: Experiment, run: number, rates = stripRates): Float64Array {
  const slices = sweepLearningRates(experiment, run, rates);
  for (;;) {
    const { done, value } = slices.next();
    if (done) return value;
  }
}

suite('The final loss for each learning rate', () => {
  test('is on a fixed grid from 1e-4 to 10', () => {
    assert.equal(stripRates[0], 1e-4);
    assert.equal(stripRates.at(-1), 10);
    assert.lengthOf(stripRates, 161);
    stripRates.forEach((rate, k) => k > 0 && assert.isAbove(rate, stripRates[k - 1]));
  });

  test('is what a run with this rate ends with', () => {
    const losses = sweep(defaultExperiment, 4, Float64Array.of(0.01, 0.3));
    [0.01, 0.3].forEach((value, k) => {
      const { runs } = runExperiment(
        edit(defaultExperiment, { kind: 'hyperparameter', run: 4, name: 'lr', value }),
      );
      assert.equal(losses[k], runs[4].loss.at(-1));
    });
  });

  test('does not exist where the run diverges', () => {
    const long: Experiment = { ...defaultExperiment, steps: 2000 };
    // Gradient descent is stable up to 2/λmax = 1.
    const losses = sweep(long, 0, Float64Array.of(0.99, 1.5));
    assert.isBelow(losses[0], 1e-9);
    assert.isNaN(losses[1]);
  });

  test('of several seeds is the median, among which what diverges is infinitely high', () => {
    const seeds = [1, 2, 3];
    const noisy: Experiment = {
      version: 1,
      objective: { kind: 'data', rows: { builtin: 'line' }, model: { kind: 'linear' }, batch: 1 },
      steps: 400,
      seeds,
      runs: [{ optimizer: 'sgd' }],
    };
    const rates = Float64Array.from({ length: 12 }, (_, k) => 0.1 + 0.02 * k);
    const slices = sweepLearningRates(noisy, 0, rates, undefined, 3);
    let slice = slices.next();
    while (!slice.done) slice = slices.next();
    let diverging = 0;
    rates.forEach((lr, k) => {
      const { runs } = runExperiment({ ...noisy, runs: [{ optimizer: 'sgd', hyperparameters: { lr } }] });
      const ends = runs.map(({ stop, loss }) => (stop === 'completed' ? loss[400] : Infinity));
      const [, median] = ends.sort((a, b) => a - b);
      if (median === Infinity) diverging++;
      assert.equal(slice.value![k], median === Infinity ? NaN : median);
    });
    assert.isBelow(diverging, rates.length);
  });

  test('is of the first start and the first seed', () => {
    const several: Experiment = {
      ...defaultExperiment,
      starts: [
        [1, 1],
        [-7, 4],
      ],
      seeds: [3, 4],
      noise: { sigma: 1, seed: 1 },
    };
    const { runs } = runExperiment(several);
    const first = runs.find(({ run }) => run === 2)!;
    assert.equal(sweep(several, 2, Float64Array.of(1.5))[0], first.loss.at(-1));
  });

  test('compiles once', () => {
    sweep(defaultExperiment, 3);
    const before = compilationCount();
    sweep(edit(defaultExperiment, { kind: 'start', start: [1, 1] }), 3);
    assert.equal(compilationCount(), before);
  });
});
