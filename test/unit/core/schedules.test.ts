import { assert } from 'chai';
import { readFileSync } from 'node:fs';
import { learningRates, ProblemError, schedules, type Schedule } from '../../../src/core/index';

/** Learning rates that PyTorch computed; test/reference/README.md says how they were recorded. */
interface Recording {
  readonly schedule: string;
  readonly hyperparameters: NonNullable<Schedule['hyperparameters']>;
  readonly baseLr: number;
  readonly metric?: readonly number[];
  readonly lr: readonly number[];
}

const { schedules: recordings } = JSON.parse(readFileSync('test/reference/schedules.json', 'utf8')) as {
  readonly schedules: readonly Recording[];
};

const rates = (
  name: string,
  hyperparameters: NonNullable<Schedule['hyperparameters']>,
  steps: number,
  more: Omit<Schedule, 'name'> = {},
) => [...learningRates({ name, hyperparameters, ...more }, 0.1, steps)];

function assertClose(actual: readonly number[], expected: readonly number[]): void {
  assert.lengthOf(actual, expected.length);
  expected.forEach((value, step) => assert.closeTo(actual[step], value, 1e-15, `step ${step}`));
}

suite('Learning-rate schedules', () => {
  assert.lengthOf(recordings, 13);
  for (const { schedule: name, hyperparameters, baseLr, metric, lr } of recordings) {
    test(`${name} ${JSON.stringify(hyperparameters)} agrees with PyTorch to 1e-12`, () => {
      const own = learningRates({ name, hyperparameters }, baseLr, lr.length, metric);
      assert.lengthOf(own, lr.length);
      lr.forEach((rate, step) => assert.isAtMost(Math.abs(own[step] - rate), 1e-12 * rate, `step ${step}`));
    });
  }

  test('every entry is declared in full, and its defaults are in their ranges', () => {
    for (const [id, { name, citation, parameters }] of schedules) {
      assert.isNotEmpty(name);
      assert.include(citation, 'torch.optim.lr_scheduler.');
      for (const { name: parameter, meaning } of parameters)
        assert.match(meaning, /\.$/, `${id}: ${parameter}`);
      const loss = new Float64Array(100).map((_, step) => 1 / (1 + step));
      for (const steps of [1, 2, 3, 30, 100]) {
        const own = learningRates({ name: id }, 0.1, steps, loss);
        assert.lengthOf(own, steps);
        assert.isTrue(
          own.every((rate) => Number.isFinite(rate) && rate >= 0),
          id,
        );
      }
    }
  });

  test('defaults that the library leaves open follow the run', () => {
    assert.deepEqual(rates('StepLR', {}, 30), rates('StepLR', { step_size: 10, gamma: 0.1 }, 30));
    assert.deepEqual(rates('MultiStepLR', {}, 30), rates('MultiStepLR', { milestones: [22, 15] }, 30));
    assert.deepEqual(rates('CosineAnnealingLR', {}, 30), rates('CosineAnnealingLR', { T_max: 30 }, 30));
    assert.deepEqual(rates('OneCycleLR', {}, 30), rates('OneCycleLR', { max_lr: 0.1, total_steps: 30 }, 30));
    assert.deepEqual(
      rates('CyclicLR', { step_size_up: 3 }, 30),
      rates('CyclicLR', { base_lr: 0.1 * 0.1, max_lr: 0.1, step_size_up: 3, step_size_down: 3 }, 30),
    );
  });

  test('a linear warm-up takes 1/n, 2/n, … of the rate and then all of it', () => {
    assertClose(rates('LinearWarmup', { warmup_iters: 4 }, 6), [0.025, 0.05, 0.075, 0.1, 0.1, 0.1]);
    assertClose(
      rates('LinearWarmup', { warmup_iters: 4 }, 6),
      rates('LinearLR', { start_factor: 1 / 4, total_iters: 3 }, 6),
    );
    assertClose(rates('LinearWarmup', { warmup_iters: 1 }, 2), [0.1, 0.1]);
  });

  test('a cosine with warm-up is the one behind the other', () => {
    const own = rates('CosineWithWarmup', { warmup_iters: 5, total_iters: 20, eta_min: 0.01 }, 40);
    assertClose(own, [
      ...rates('LinearWarmup', { warmup_iters: 5 }, 5),
      ...rates('CosineAnnealingLR', { T_max: 15, eta_min: 0.01 }, 35),
    ]);
    assert.closeTo(own[20], 0.01, 1e-15);
    const warmed = rates('CosineAnnealingLR', { T_max: 15, eta_min: 0.01 }, 40, { warmup: 5 });
    assertClose(own, warmed);
  });

  test('a warm-up before any schedule leads up to its first rate and leaves it the steps behind', () => {
    for (const name of ['StepLR', 'OneCycleLR', 'CosineAnnealingWarmRestarts', 'ConstantLR']) {
      const alone = rates(name, {}, 26);
      const warmed = rates(name, {}, 30, { warmup: 4 });
      assertClose(warmed.slice(4), alone);
      assertClose(
        warmed.slice(0, 4),
        [1, 2, 3, 4].map((step) => (alone[0] * step) / 4),
      );
    }
  });

  test('ReduceLROnPlateau behind a warm-up reads the losses from then on', () => {
    const hyperparameters = { patience: 0, factor: 0.5 };
    const loss = [9, 8, 7, 6, 6, 6, 5];
    const schedule = { name: 'ReduceLROnPlateau', hyperparameters, warmup: 2 };
    assertClose([...learningRates(schedule, 0.1, 8, loss)], [0.05, 0.1, 0.1, 0.1, 0.1, 0.05, 0.025, 0.025]);
  });

  test('ReduceLROnPlateau counts what is better as its modes say', () => {
    const at = (hyperparameters: NonNullable<Schedule['hyperparameters']>, metric: readonly number[]) =>
      learningRates(
        { name: 'ReduceLROnPlateau', hyperparameters: { patience: 0, factor: 0.5, ...hyperparameters } },
        1,
        metric.length + 1,
        metric,
      ).at(-1);
    assert.equal(at({}, [1, 0.99995]), 0.5);
    assert.equal(at({}, [1, 0.9998]), 1);
    assert.equal(at({ threshold_mode: 'abs', threshold: 0.1 }, [10, 9.95]), 0.5);
    assert.equal(at({ threshold_mode: 'abs', threshold: 0.1 }, [10, 9.8]), 1);
    assert.equal(at({ mode: 'max' }, [1, 1.00005]), 0.5);
    assert.equal(at({ mode: 'max' }, [1, 1.1]), 1);
    assert.equal(at({ mode: 'max', threshold_mode: 'abs', threshold: 0.1 }, [1, 1.2]), 1);
    assert.equal(at({}, [1, NaN]), 0.5);
    assert.equal(at({ eps: 0.6 }, [1, 1]), 1, 'a decay by no more than eps');
  });

  const refused: [string, unknown, string, RegExp][] = [
    ['no schedule', null, '', /has a name/],
    ['a name that is none', { name: 'StepLr2' }, 'name', /Did you mean “StepLR”/],
    ['no name', {}, 'name', /a text/],
    ['a name that objects inherit', { name: 'constructor' }, 'name', /no schedule/],
    ['a list', { name: 'StepLR', hyperparameters: [] }, 'hyperparameters', /by name/],
    ['gama', { name: 'StepLR', hyperparameters: { gama: 1 } }, 'hyperparameters.gama', /“gamma”/],
    ['gamma −1', { name: 'StepLR', hyperparameters: { gamma: -1 } }, 'hyperparameters.gamma', /at least 0/],
    ['gamma NaN', { name: 'StepLR', hyperparameters: { gamma: NaN } }, 'hyperparameters.gamma', /finite/],
    [
      'step_size 0',
      { name: 'StepLR', hyperparameters: { step_size: 0 } },
      'hyperparameters.step_size',
      /at least 1/,
    ],
    [
      'step_size 1.5',
      { name: 'StepLR', hyperparameters: { step_size: 1.5 } },
      'hyperparameters.step_size',
      /whole/,
    ],
    [
      'milestones that are none',
      { name: 'MultiStepLR', hyperparameters: { milestones: [1, -2] } },
      'hyperparameters.milestones',
      /list/,
    ],
    [
      'milestones with a hole',
      { name: 'MultiStepLR', hyperparameters: { milestones: Array(1) } },
      'hyperparameters.milestones',
      /list/,
    ],
    [
      'a mode that is none',
      { name: 'CyclicLR', hyperparameters: { mode: 'square' } },
      'hyperparameters.mode',
      /triangular2/,
    ],
    [
      'cycled momentum',
      { name: 'CyclicLR', hyperparameters: { cycle_momentum: true } },
      'hyperparameters.cycle_momentum',
      /not supported/,
    ],
    [
      'a cycle too short',
      { name: 'OneCycleLR', hyperparameters: { total_steps: 9 } },
      'hyperparameters.total_steps',
      /9 steps/,
    ],
    [
      'a warm-up without an end',
      { name: 'CosineWithWarmup', hyperparameters: { warmup_iters: 5, total_iters: 4 } },
      'hyperparameters.total_iters',
      /at least “warmup_iters”/,
    ],
    ['warm-up −1', { name: 'StepLR', warmup: -1 }, 'warmup', /whole number/],
    ['two warm-ups', { name: 'LinearWarmup', warmup: 2 }, 'warmup', /of its own/],
    ['no loss to read', { name: 'ReduceLROnPlateau' }, 'metric', /9 numbers/],
  ];
  for (const [title, schedule, path, message] of refused) {
    test(`refuses ${title}`, () => {
      try {
        learningRates(schedule as Schedule, 0.1, 10);
      } catch (error) {
        assert.instanceOf(error, ProblemError);
        const [problem] = (error as ProblemError).problems;
        assert.equal(problem.path, path);
        assert.match(problem.message, message);
        return;
      }
      assert.fail('was not refused');
    });
  }

  test('refuses a rate and steps that are none', () => {
    for (const [lr, steps] of [
      [NaN, 1],
      [-1, 1],
      [1, -1],
      [1, 1.5],
      [1, 1e9],
    ]) {
      assert.throws(() => learningRates({ name: 'StepLR' }, lr, steps), ProblemError);
    }
    assert.lengthOf(learningRates({ name: 'StepLR' }, 0.1, 0), 0);
  });
});
