import { assert } from 'chai';
import { compilationCount } from '../../../src/core/compile/generated';
import {
  defaultExperiment,
  edit,
  learningRates,
  runExperiment,
  runInSlices,
  schedules,
  type Experiment,
  type RunResult,
  type RunSpec,
  type Schedule,
} from '../../../src/core/index';

const steps = 60;
const experimentOf = (runs: readonly RunSpec[], more: Partial<Experiment> = {}): Experiment => ({
  version: 1,
  objective: { kind: 'landscape', id: 'anisotropic' },
  steps,
  runs,
  ...more,
});

/** x²/20 + y² */
const loss = ([x, y]: readonly number[]) => x ** 2 / 20 + y ** 2;
const slope = ([x, y]: readonly number[]) => [x / 10, 2 * y];

/** What a loop of one's own does in a step, with the step from 0. */
type Update = (theta: readonly number[], step: number) => number[];

function assertFollows({ theta, loss: losses }: RunResult, update: Update): void {
  let point = [-7, 4];
  for (let step = 0; step <= steps; step++) {
    const row = [theta[2 * step], theta[2 * step + 1], losses[step]];
    [...point, loss(point)].forEach((value, column) =>
      assert.closeTo(row[column], value, 1e-10 * Math.max(1, Math.abs(value)), `step ${step}`),
    );
    point = update(point, step);
  }
}

const sgd = (
  rate: (step: number) => number,
  gradient: (theta: readonly number[], step: number) => number[],
) =>
  ((theta, step) => {
    const g = gradient(theta, step);
    return theta.map((value, index) => value - rate(step) * g[index]);
  }) satisfies Update;

function adam(rate: (step: number) => number): Update {
  const [m, v] = [
    [0, 0],
    [0, 0],
  ];
  return (theta, step) => {
    const g = slope(theta);
    return theta.map((value, i) => {
      m[i] = 0.9 * m[i] + 0.1 * g[i];
      v[i] = 0.999 * v[i] + 0.001 * g[i] ** 2;
      const [mHat, vHat] = [m[i] / (1 - 0.9 ** (step + 1)), v[i] / (1 - 0.999 ** (step + 1))];
      return value - (rate(step) * mHat) / (Math.sqrt(vHat) + 1e-8);
    });
  };
}

const resolved = (run: RunSpec, more: Partial<Experiment> = {}) =>
  runExperiment(experimentOf([run], more)).runs[0];

suite('Runs with a schedule', () => {
  for (const name of schedules.keys()) {
    const warmup = name.includes('Warmup') ? {} : { warmup: 3 };
    for (const schedule of [{ name }, { name, ...warmup }] satisfies Schedule[]) {
      test(`${JSON.stringify(schedule)} turns the rate of SGD and Adam step by step`, () => {
        const [first, second] = runExperiment(
          experimentOf([
            { optimizer: 'sgd', hyperparameters: { lr: 0.3 }, schedule },
            { optimizer: 'adam', hyperparameters: { lr: 0.3 }, schedule },
          ]),
        ).runs;
        for (const run of [first, second]) {
          const rates = learningRates(schedule, 0.3, steps, run.loss);
          assert.deepEqual(run.lr!.slice(0, steps), rates);
          assert.isTrue(Number.isFinite(run.lr![steps]));
        }
        assertFollows(
          first,
          sgd((step) => first.lr![step], slope),
        );
        assertFollows(
          second,
          adam((step) => second.lr![step]),
        );
      });
    }
  }

  test('a plateau is one of the loss before each step', () => {
    const run = resolved({
      optimizer: 'sgd',
      hyperparameters: { lr: 1.01 },
      schedule: { name: 'ReduceLROnPlateau', hyperparameters: { patience: 2, factor: 0.5 } },
    });
    // y changes sides and grows; x² /20 falls for a while. The first loss that is not better, and two more.
    let best = Infinity;
    let bad = 0;
    let rate = 1.01;
    for (let step = 0; step < steps; step++) {
      assert.equal(run.lr![step], rate, `step ${step}`);
      bad = run.loss[step] < best * (1 - 1e-4) ? 0 : bad + 1;
      best = Math.min(best, bad === 0 ? run.loss[step] : best);
      if (bad > 2) [rate, bad] = [rate * 0.5, 0];
    }
    assert.isBelow(rate, 1.01);
  });

  test('slices and thinning change no bit', () => {
    const experiment = experimentOf(
      ['StepLR', 'ReduceLROnPlateau', 'OneCycleLR'].map((name) => ({
        optimizer: 'adam',
        schedule: { name, warmup: 2 },
        clip: { norm: 0.5 },
      })),
      { noise: { sigma: 0.5, seed: 3 } },
    );
    const whole = runExperiment(experiment);
    for (const slice of [1, 7, 59, 60]) assert.deepEqual(runExperiment(experiment, { slice }), whole);
    for (const slice of [1, 7, 1000]) {
      runExperiment(experiment, { slice, record: { every: 7 } }).runs.forEach((run, index) => {
        run.steps.forEach((step, row) => {
          const all = whole.runs[index];
          assert.deepEqual(
            [run.theta[2 * row], run.loss[row], run.lr![row]],
            [all.theta[2 * step], all.loss[step], all.lr![step]],
          );
        });
      });
    }
  });

  test('a run without a schedule has no rates, and one beside it keeps its bits', () => {
    const schedule = { name: 'ExponentialLR' };
    const { runs } = runExperiment({
      ...defaultExperiment,
      runs: [...defaultExperiment.runs, { optimizer: 'sgd', schedule }],
    });
    assert.deepEqual(runs.slice(0, -1), runExperiment(defaultExperiment).runs.slice());
    assert.isTrue(runs.slice(0, -1).every(({ lr }) => lr === undefined));
  });

  test('a cancelled and a diverged run have the rates of their rows', () => {
    const schedule: Schedule = { name: 'ExponentialLR', hyperparameters: { gamma: 1.5 } };
    const run = resolved({ optimizer: 'sgd', schedule }, { steps: 3000 });
    assert.equal(run.stop, 'diverged');
    assert.isTrue(Number.isFinite(run.lr![run.lastFiniteStep]));
    assert.isNaN(run.lr![run.lastFiniteStep + 1]);
    const signal = { aborted: false };
    const slices = runInSlices(experimentOf([{ optimizer: 'sgd', schedule }]), { signal, slice: 10 });
    slices.next();
    signal.aborted = true;
    const { runs } = slices.next().value as { runs: RunResult[] };
    assert.lengthOf(runs[0].lr!, 10);
  });

  test('a state may start with the rate and the gradient of the first step', () => {
    const rule = 'init a = lr\ninit b = g\ntheta = theta - lr*(a/lr)*b';
    const run = resolved(
      {
        optimizer: 'custom',
        rule,
        hyperparameters: { lr: 0.3 },
        schedule: { name: 'LinearWarmup', hyperparameters: { warmup_iters: 3 } },
        clip: { value: 0.2 },
      },
      { noise: { sigma: 0.001, seed: 1 } },
    );
    // The gradient at the start is (−0.7, 8), clipped (−0.2, 0.2); the first rate is 0.1.
    assertFollows(
      run,
      sgd(
        () => 0.1,
        () => [-0.2, 0.2],
      ),
    );
  });

  test('steps may change as far as the schedule goes, and defaults follow them', () => {
    const schedule: Schedule = { name: 'OneCycleLR', hyperparameters: { total_steps: 80 } };
    const fixed = experimentOf([{ optimizer: 'sgd', schedule }]);
    assert.equal(edit(fixed, { kind: 'steps', steps: 80 }).steps, 80);
    assert.equal(edit(fixed, { kind: 'steps', steps: 81 }), fixed);
    const following = experimentOf([{ optimizer: 'sgd', schedule: { name: 'OneCycleLR' } }]);
    const [run] = runExperiment(edit(following, { kind: 'steps', steps: 81 })).runs;
    assert.equal(run.lr!.indexOf(Math.max(...run.lr!)), 24);
    const [, copy] = edit(fixed, { kind: 'duplicate-run', run: 0 }).runs;
    assert.deepEqual(copy.schedule, schedule);
  });

  test('turning any number of it compiles nothing', () => {
    const at = (gamma: number, norm: number, sigma: number, warmup: number) =>
      runExperiment(
        experimentOf(
          [
            {
              optimizer: 'adam',
              schedule: { name: 'StepLR', hyperparameters: { gamma }, warmup },
              clip: { norm },
            },
            { optimizer: 'adam', schedule: { name: 'OneCycleLR' }, clip: { norm } },
          ],
          { noise: { sigma, seed: 1 } },
        ),
      );
    at(0.1, 1, 1, 0);
    const before = compilationCount();
    at(0.2, 2, 0, 5);
    at(1, 1e-3, 3, 1);
    assert.equal(compilationCount(), before);
  });
});

suite('Gradient clipping', () => {
  test('by value keeps each number within the limit', () => {
    const run = resolved({ optimizer: 'sgd', hyperparameters: { lr: 0.3 }, clip: { value: 0.5 } });
    assertFollows(
      run,
      sgd(
        () => 0.3,
        (theta) => slope(theta).map((each) => Math.min(0.5, Math.max(-0.5, each))),
      ),
    );
  });

  test('by norm shortens the whole gradient, as PyTorch does', () => {
    const run = resolved({ optimizer: 'sgd', hyperparameters: { lr: 0.3 }, clip: { norm: 0.5 } });
    assertFollows(
      run,
      sgd(
        () => 0.3,
        (theta) => {
          const g = slope(theta);
          const factor = Math.min(1, 0.5 / (Math.hypot(...g) + 1e-6));
          return g.map((each) => each * factor);
        },
      ),
    );
    const free = resolved({ optimizer: 'sgd', hyperparameters: { lr: 0.3 }, clip: { norm: 100 } });
    assert.deepEqual(free, resolved({ optimizer: 'sgd', hyperparameters: { lr: 0.3 } }));
  });
});

suite('Gradient noise', () => {
  /** On a plain of loss 0 SGD with lr 1 steps back by the noise itself. */
  const noiseOf = (seed: number, more: Partial<Experiment> = {}, sigma = 1): number[] => {
    const [run] = runExperiment(
      experimentOf([{ optimizer: 'sgd', hyperparameters: { lr: 1 } }], {
        objective: { kind: 'expression', source: '0*x + 0*y' },
        start: [0, 0],
        noise: { sigma, seed },
        ...more,
      }),
    ).runs;
    return Array.from({ length: run.theta.length - 2 }, (_, i) => run.theta[i] - run.theta[i + 2]);
  };

  test('is normal, with the deviation that is asked for', () => {
    for (const seed of [0, 1, 4294967295]) {
      const noise = noiseOf(seed, { steps: 50_000 }, 2).map((value) => value / 2);
      const moment = (power: number) => noise.reduce((sum, value) => sum + value ** power, 0) / noise.length;
      assert.closeTo(moment(1), 0, 0.015);
      assert.closeTo(moment(2), 1, 0.02);
      assert.closeTo(moment(3), 0, 0.05);
      assert.closeTo(moment(4), 3, 0.15);
      const within = noise.filter((value) => Math.abs(value) < 1).length / noise.length;
      assert.closeTo(within, 0.6827, 0.008);
      const cross = noise.reduce((sum, value, i) => sum + (i % 2 === 0 ? value * noise[i + 1] : 0), 0);
      assert.closeTo((2 * cross) / noise.length, 0, 0.025);
      const next = noise.reduce((sum, value, i) => sum + (i < 2 ? 0 : value * noise[i - 2]), 0);
      assert.closeTo(next / noise.length, 0, 0.02);
    }
  });

  test('is the same again for the same seed, and another for another', () => {
    assert.deepEqual(noiseOf(5), noiseOf(5));
    assert.notDeepEqual(noiseOf(5), noiseOf(6));
    assert.notDeepEqual(noiseOf(5, { seeds: [1] }), noiseOf(5));
    // The two seeds are no sum of one another.
    assert.notDeepEqual(noiseOf(5, { seeds: [1] }), noiseOf(1, { seeds: [5] }));
    assert.isTrue(noiseOf(5, {}, 0).every((value) => value === 0));
  });

  test('is the same for every run and start, whatever runs before it', () => {
    const runs: RunSpec[] = [
      { optimizer: 'sgd' },
      { optimizer: 'adam', schedule: { name: 'ReduceLROnPlateau' } },
      { optimizer: 'rmsprop', clip: { value: 1 } },
    ];
    const more = {
      noise: { sigma: 0.3, seed: 7 },
      seeds: [1, 2],
      starts: [
        [1, 1],
        [-7, 4],
      ],
    };
    const forward = runExperiment(experimentOf(runs, more)).runs;
    const backward = runExperiment(experimentOf(runs.toReversed(), more)).runs;
    for (const { run, seed, start, theta } of forward) {
      const same = backward.find(
        (each) => each.run === 2 - run && each.seed === seed && each.start === start,
      )!;
      assert.deepEqual(same.theta, theta);
    }
    const alone = resolved(runs[2], { noise: more.noise, seeds: [2] });
    assert.deepEqual(
      alone.theta,
      forward.find(({ run, seed, start }) => run === 2 && seed === 2 && start === 1)!.theta,
    );
  });

  test('is added to the gradient before it is clipped; the loss that is recorded is the true one', () => {
    const noise = noiseOf(9, {}, 0.7);
    const g = (theta: readonly number[], step: number) =>
      slope(theta).map((each, i) => Math.min(0.5, Math.max(-0.5, each + noise[2 * step + i])));
    const run = { optimizer: 'sgd', hyperparameters: { lr: 0.3 }, clip: { value: 0.5 } };
    assertFollows(
      resolved(run, { noise: { sigma: 0.7, seed: 9 } }),
      sgd(() => 0.3, g),
    );
  });

  test('is the same wherever a rule asks for a gradient in a step', () => {
    const rule = 'theta = theta - lr*(grad(theta) - g)*1e6 - lr*(grad(theta - 0.1*g))';
    const noise = noiseOf(9, {}, 0.7);
    const noisy = (theta: readonly number[], step: number) =>
      slope(theta).map((each, i) => each + noise[2 * step + i]);
    const run = { optimizer: 'custom', rule, hyperparameters: { lr: 0.3 } };
    assertFollows(
      resolved(run, { noise: { sigma: 0.7, seed: 9 } }),
      sgd(
        () => 0.3,
        (theta, step) => {
          const g = noisy(theta, step);
          return noisy(
            theta.map((value, i) => value - 0.1 * g[i]),
            step,
          );
        },
      ),
    );
  });
});
