import { assert } from 'chai';
import {
  compileLandscape,
  defaultExperiment,
  landscapes,
  measureRun,
  measures,
  runExperiment,
  type Experiment,
  type MeasureDefinition,
  type RunResult,
} from '../../../src/core/index';

function take(experiment: Experiment, result: RunResult, id: string): readonly Float64Array[] {
  const slices = measureRun(experiment, result, measures.get(id)!);
  for (;;) {
    const { done, value } = slices.next();
    if (done) return value;
  }
}

const rosenbrock: Experiment = {
  version: 1,
  objective: { kind: 'landscape', id: 'rosenbrock' },
  start: [-1.2, 1],
  steps: 200,
  runs: [
    { optimizer: 'adam', hyperparameters: { lr: 0.05 }, schedule: { name: 'ExponentialLR' } },
    { optimizer: 'sgd', hyperparameters: { lr: 0.001 }, clip: { norm: 3 } },
    { optimizer: 'asgd', hyperparameters: { lr: 0.001 } },
  ],
  noise: { sigma: 0.5, seed: 3 },
};

suite('Measures', () => {
  test('are declared in full, each once', () => {
    assert.deepEqual(
      [...measures.keys()],
      ['loss', 'distance', 'gradientNorm', 'stepLength', 'effectiveLearningRate'],
    );
    for (const [id, { id: own, name, symbol, meaning, curves }] of measures) {
      assert.equal(own, id);
      assert.match(name, /^[A-Z][a-z ]+$/);
      assert.isNotEmpty(symbol);
      assert.match(meaning, /\.$/);
      assert.include([1, 2], curves.length);
    }
  });

  test('have at each row the number that their names say', () => {
    const { runs } = runExperiment(rosenbrock);
    const { minima, formula } = landscapes.get('rosenbrock')!;
    const compiled = compileLandscape(formula);
    assert(compiled.ok);
    const [[mx, my]] = minima;
    for (const run of runs) {
      const at = (row: number) => [run.theta[2 * row], run.theta[2 * row + 1]] as const;
      const [loss, distance, norm, step, rates] = [...measures.keys()].map((id) => take(rosenbrock, run, id));
      assert.deepEqual(loss, [run.loss]);
      for (const row of [0, 1, 17, 200]) {
        const [x, y] = at(row);
        assert.equal(distance[0][row], Math.hypot(x - mx, y - my));
        assert.equal(norm[0][row], Math.hypot(...compiled.landscape.gradient(x, y)));
        if (row === 0) {
          assert.isTrue([...step, ...rates].every(([first]) => Number.isNaN(first)));
          continue;
        }
        const [fromX, fromY] = at(row - 1);
        assert.equal(step[0][row], Math.hypot(x - fromX, y - fromY));
        const slope = compiled.landscape.gradient(fromX, fromY);
        assert.equal(rates[0][row], Math.abs(x - fromX) / Math.abs(slope[0]));
        assert.equal(rates[1][row], Math.abs(y - fromY) / Math.abs(slope[1]));
      }
    }
  });

  test('of a thinned trajectory are those of all steps at its rows', () => {
    const { runs } = runExperiment(rosenbrock);
    for (const every of [3, 50, 77, 1000]) {
      const thinned = runExperiment(rosenbrock, { record: { every } }).runs;
      for (const id of measures.keys()) {
        thinned.forEach((run, index) => {
          const all = take(rosenbrock, runs[index], id);
          take(rosenbrock, run, id).forEach((column, k) => {
            assert.deepEqual(
              [...column],
              [...run.steps].map((at) => all[k][at]),
              `${id}, every ${every}`,
            );
          });
        });
      }
    }
  });

  test('the effective rate of gradient descent is its learning rate, along both axes', () => {
    const [sgd] = runExperiment(defaultExperiment).runs;
    for (const rates of take(defaultExperiment, sgd, 'effectiveLearningRate')) {
      for (const rate of rates.subarray(1)) assert.closeTo(rate, 0.95, 1e-9);
    }
  });

  test('Adagrad’s effective rates only ever shrink, as lr over the root of all squared gradients does', () => {
    const adagrad = runExperiment(defaultExperiment).runs[2];
    const gradients = [
      (row: number) => adagrad.theta[2 * row] / 10,
      (row: number) => 2 * adagrad.theta[2 * row + 1],
    ];
    take(defaultExperiment, adagrad, 'effectiveLearningRate').forEach((rates, axis) => {
      let squares = 0;
      for (let row = 1; row < rates.length; row++) {
        squares += gradients[axis](row - 1) ** 2;
        assert.closeTo(rates[row], 1.5 / Math.sqrt(squares), 1e-7 * rates[row]);
        if (row > 1) assert.isBelow(rates[row], rates[row - 1]);
      }
    });
    // The steep axis has the smaller rate: that is what the division is for.
    const [x, y] = take(defaultExperiment, adagrad, 'effectiveLearningRate');
    assert.isAbove(x[30], y[30]);
  });

  test('there is no effective rate where the gradient is 0, nor where rounding leaves nothing of a step', () => {
    const flat: Experiment = {
      ...defaultExperiment,
      objective: { kind: 'expression', source: 'x^2' },
      start: [1, 5],
      steps: 400,
      runs: [{ optimizer: 'sgd', hyperparameters: { lr: 0.4 } }],
    };
    const [run] = runExperiment(flat).runs;
    assert.isTrue(take(flat, run, 'effectiveLearningRate')[1].every(Number.isNaN));
    const beside: Experiment = {
      ...flat,
      objective: { kind: 'expression', source: '(x - 1e9)^2 + y^2' },
      start: [1e9 + 1, 1],
    };
    const [x, y] = take(beside, runExperiment(beside).runs[0], 'effectiveLearningRate');
    assert.isNaN(x[30]);
    assert.closeTo(y[30], 0.4, 1e-9);
  });

  test('end where the run is no longer finite', () => {
    const diverging: Experiment = {
      ...rosenbrock,
      runs: [{ optimizer: 'sgd', hyperparameters: { lr: 1 } }],
    };
    for (const every of [1, 3]) {
      const [run] = runExperiment(diverging, { record: { every } }).runs;
      assert.equal(run.stop, 'diverged');
      for (const id of measures.keys()) {
        for (const column of take(diverging, run, id)) {
          assert.lengthOf(column, run.steps.length);
          run.steps.forEach((step, row) => {
            if (step > run.lastFiniteStep) assert.isNaN(column[row], `${id} at ${step}`);
          });
        }
      }
    }
  });

  test('exist for a trajectory that was cancelled before its first row', () => {
    const [run] = runExperiment(rosenbrock, { signal: { aborted: true } }).runs;
    for (const id of measures.keys())
      for (const column of take(rosenbrock, run, id)) assert.lengthOf(column, 0);
  });

  test('the distance needs a minimum that is known', () => {
    const typed: Experiment = {
      ...defaultExperiment,
      objective: { kind: 'expression', source: 'x^2 + y^2' },
    };
    const [run] = runExperiment(typed).runs;
    const needing = [...measures.values()].filter(({ needsMinimum }: MeasureDefinition) => needsMinimum);
    assert.deepEqual(
      needing.map(({ id }) => id),
      ['distance'],
    );
    assert.throws(() => take(typed, run, 'distance'), RangeError);
  });
});
