import { assert } from 'chai';
import {
  defaultExperiment,
  edit,
  runExperiment,
  runMetrics,
  targetLoss,
  type Change,
  type RunResult,
} from '../../../src/core/index';

function statuses(...changes: Change[]): string[] {
  const experiment = changes.reduce(edit, defaultExperiment);
  return runExperiment(experiment).runs.map((run) => {
    const { status } = runMetrics(run, targetLoss(experiment));
    return [status.kind, 'axis' in status ? status.axis : 'step' in status ? status.step : '']
      .join(' ')
      .trim();
  });
}

const single = (optimizer: string, lr: number, more: Partial<typeof defaultExperiment> = {}) => {
  const experiment = { ...defaultExperiment, ...more, runs: [{ optimizer, hyperparameters: { lr } }] };
  return runMetrics(runExperiment(experiment).runs[0], targetLoss(experiment));
};

suite('Metrics', () => {
  test('the default experiment went as the textbook shows', () => {
    assert.deepEqual(statuses(), ['zigzags y', 'swings y', 'converged 20', 'falling', 'overshoots y']);
  });

  test('numbers of a run', () => {
    const { finalLoss, bestLoss, bestStep, stepsToTarget } = single('momentum', 0.1);
    assert.closeTo(finalLoss!, 0.0712142, 1e-7);
    assert.closeTo(bestLoss!, 0.0361743, 1e-3);
    assert.equal(bestStep, 24);
    assert.isUndefined(stepsToTarget);
  });

  test('how long the way was, and how far it ended from a minimum', () => {
    const straight = {
      run: 0,
      seed: 0,
      start: 0,
      label: '',
      parameters: 2,
      steps: Int32Array.of(0, 1, 2),
      theta: Float64Array.of(0, 0, 3, 4, 3, 0),
      loss: Float64Array.of(9, 4, 1),
      stop: 'completed' as const,
      lastFiniteStep: 2,
    };
    const minima = [
      [3, -2, 0],
      [-9, 0, 0],
    ] as const;
    const { pathLength, distance } = runMetrics(straight, undefined, minima);
    assert.deepEqual([pathLength, distance], [9, 2]);
    assert.notProperty(runMetrics(straight), 'distance');
    const far = { ...straight, theta: Float64Array.of(0, 0, 1e308, 1e308, 0, 0) };
    assert.notProperty(runMetrics(far), 'pathLength');
    const diverged = { ...straight, stop: 'diverged' as const, lastFiniteStep: 1 };
    assert.include(runMetrics(diverged, undefined, minima), { pathLength: 5 });
    assert.notProperty(runMetrics(diverged, undefined, minima), 'distance');
  });

  test('the way of a thinned trajectory counts every step', () => {
    const long = { ...defaultExperiment, steps: 1000 };
    const all = runExperiment(long).runs.map((run) => runMetrics(run).pathLength!);
    for (const every of [2, 3, 999, 5000]) {
      for (const slice of [7, 16_384]) {
        const some = runExperiment(long, { record: { every }, slice }).runs;
        some.forEach((run, index) => {
          assert.closeTo(runMetrics(run).pathLength!, all[index], 1e-9 * all[index], `every ${every}`);
        });
      }
    }
    const sgd = { ...long, runs: [{ optimizer: 'sgd', hyperparameters: { lr: 1.5 } }] };
    const [first, second] = [1, 10].map((every) => runExperiment(sgd, { record: { every } }).runs[0]);
    assert.equal(first.stop, 'diverged');
    const { pathLength } = runMetrics(second);
    assert.closeTo(pathLength! / runMetrics(first).pathLength!, 1, 1e-9);
  });

  test('the tolerance is a change like any other, and has a default', () => {
    const wider = edit(defaultExperiment, { kind: 'tolerance', value: 0.5 });
    assert.equal(wider.tolerance, 0.5);
    assert.equal(targetLoss(wider), 0.5);
    assert.deepEqual(edit(wider, { kind: 'tolerance' }), defaultExperiment);
    for (const value of [0, -1, NaN, Infinity])
      assert.equal(edit(defaultExperiment, { kind: 'tolerance', value }), defaultExperiment);
  });

  test('a run that diverged has no final loss, and says when', () => {
    const { finalLoss, bestLoss, bestStep, status } = single('sgd', 1.5, { steps: 1000 });
    assert.isUndefined(finalLoss);
    assert.equal(bestLoss, 18.45);
    assert.equal(bestStep, 0);
    assert.equal(status.kind, 'diverged');
  });

  test('a run that leaves the target again has not converged', () => {
    const touch = runMetrics(
      {
        run: 0,
        seed: 0,
        start: 0,
        label: '',
        parameters: 2,
        steps: Int32Array.of(0, 1, 2, 3),
        theta: Float64Array.of(4, 0, 0, 0, 1, 0, 2, 0),
        loss: Float64Array.of(4, 0, 1, 2),
        stop: 'completed',
        lastFiniteStep: 3,
      },
      0.5,
    );
    assert.isUndefined(touch.stepsToTarget);
    assert.equal(touch.status.kind, 'overshoots');
  });

  test('a run that ends higher climbs, unless it zigzags on its way', () => {
    const climbing = { kind: 'expression', source: 'x^4 - x^2', view: { x: [-2, 2], y: [-2, 2] } } as const;
    assert.equal(single('sgd', 0.01, { objective: climbing, start: [0.1, 0] }).status.kind, 'falling');
    assert.equal(single('sgd', 1.05).status.kind, 'zigzags');
    const { runs } = runExperiment({
      ...defaultExperiment,
      runs: [{ optimizer: 'sgd', hyperparameters: { maximize: true, lr: 0.1 } }],
    });
    assert.equal(runMetrics(runs[0], 0.01).status.kind, 'climbs');
  });

  test('a run that no longer moves has stalled', () => {
    assert.equal(single('sgd', 1e-12).status.kind, 'stalled');
  });

  test('without a known minimum nothing converges', () => {
    assert.isUndefined(targetLoss({ ...defaultExperiment, objective: { kind: 'landscape', id: 'saddle' } }));
    assert.isUndefined(
      targetLoss({ ...defaultExperiment, objective: { kind: 'expression', source: 'x^2' } }),
    );
    assert.equal(targetLoss(defaultExperiment), 0.01);
    assert.equal(targetLoss({ ...defaultExperiment, tolerance: 1e-6 }), 1e-6);
  });

  test('nothing recorded is no number', () => {
    const [run] = runExperiment({
      ...defaultExperiment,
      objective: { kind: 'expression', source: 'log(x)' },
      start: [-1, 0],
    }).runs;
    const { finalLoss, bestLoss, bestStep, status } = runMetrics(run);
    assert.deepEqual([finalLoss, bestLoss, bestStep], [undefined, undefined, undefined]);
    assert.deepEqual(status, { kind: 'diverged', step: 0 });
  });

  suite('of runs on data', () => {
    const onData = (loss: readonly number[], change: Partial<RunResult> = {}): RunResult => ({
      run: 0,
      seed: 0,
      start: 0,
      label: '',
      parameters: 3,
      steps: Int32Array.from(loss.keys()),
      theta: Float64Array.from({ length: 3 * loss.length }, (_, k) => Math.floor(k / 3) * [1, 2, 2][k % 3]),
      loss: Float64Array.from(loss),
      batchLoss: new Float64Array(loss.length),
      stop: 'completed',
      lastFiniteStep: loss.length - 1,
      ...change,
    });
    const statusOf = (loss: readonly number[]) => runMetrics(onData(loss)).status.kind;

    test('the way goes through all parameters, and losses that were not evaluated are passed over', () => {
      const metrics = runMetrics(onData([9, NaN, 4, NaN]));
      assert.equal(metrics.pathLength, 9);
      assert.equal(metrics.finalLoss, 4);
      assert.deepInclude(metrics, { bestLoss: 4, bestStep: 2 });
      assert.isUndefined(metrics.distance);
    });

    test('they fall as long as the last tenth brings the loss lower, whatever batches do meanwhile', () => {
      const noisy = Array.from({ length: 100 }, (_, k) => 100 - k + 5 * (k % 2));
      assert.equal(statusOf(noisy), 'falling');
      assert.equal(statusOf([...noisy, ...Array.from({ length: 40 }, (_, k) => 3 + (k % 3))]), 'hovers');
      assert.equal(statusOf([...noisy, ...Array.from({ length: 40 }, () => 3)]), 'stalled');
      assert.equal(statusOf([1, 0.5, 3]), 'climbs');
      assert.equal(statusOf([0, 0]), 'stalled');
      assert.equal(statusOf([1, 0.5]), 'falling');
    });

    test('one that was cancelled or diverged says so', () => {
      const stop = (change: Partial<RunResult>) => runMetrics(onData([3, 2, NaN], change)).status;
      assert.deepEqual(stop({ stop: 'cancelled', lastFiniteStep: 1 }), { kind: 'cancelled', step: 1 });
      assert.deepEqual(stop({ stop: 'diverged', lastFiniteStep: 1 }), { kind: 'diverged', step: 2 });
    });
  });
});
