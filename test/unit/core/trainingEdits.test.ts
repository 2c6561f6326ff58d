import { assert } from 'chai';
import {
  defaultExperiment,
  edit,
  recordChange,
  resolveRun,
  runExperiment,
  startHistory,
  tryEdit,
  undo,
  type Change,
  type Experiment,
  type Library,
} from '../../../src/core/index';

const after = (...changes: Change[]): Experiment => changes.reduce<Experiment>(edit, defaultExperiment);
const errorsOf = (experiment: Experiment, change: Change) => {
  const result = tryEdit(experiment, change);
  return result.ok ? [] : result.errors.map(({ path, message }) => `${path}: ${message}`);
};
const stepLR: Change = { kind: 'schedule', run: 0, schedule: { name: 'StepLR' } };
const gamma = (value?: number): Change => ({
  kind: 'schedule-parameter',
  run: 0,
  name: 'gamma',
  ...(value === undefined ? {} : { value }),
});

suite('Edits of the training around a rule', () => {
  test('a schedule comes with its defaults, is turned, put back and taken away', () => {
    const scheduled = after(stepLR);
    assert.deepEqual(scheduled.runs[0].schedule, { name: 'StepLR' });
    const turned = after(stepLR, gamma(0.5), { kind: 'warmup', run: 0, steps: 4 });
    assert.deepEqual(turned.runs[0].schedule, { name: 'StepLR', hyperparameters: { gamma: 0.5 }, warmup: 4 });
    const back = [gamma(), { kind: 'warmup', run: 0, steps: 0 } as const].reduce<Experiment>(edit, turned);
    assert.deepEqual(back.runs[0].schedule, { name: 'StepLR', hyperparameters: {} });
    assert.deepEqual(edit(back, { kind: 'schedule', run: 0 }), defaultExperiment);
  });

  test('a schedule moves the trajectory', () => {
    const [plain, scheduled] = [defaultExperiment, after(stepLR, gamma(0.5))].map((experiment) =>
      runExperiment({ ...experiment, steps: 60 }),
    );
    assert.notDeepEqual(scheduled.runs[0].theta, plain.runs[0].theta);
    assert.deepEqual(scheduled.runs[1].theta, plain.runs[1].theta);
  });

  test('what follows the steps goes on following them; what was given stays, and may stand against them', () => {
    const lengthOf = (experiment: Experiment) => {
      const resolved = resolveRun(experiment, experiment.runs[0]);
      return resolved.ok ? resolved.run.schedule?.values.total_steps : undefined;
    };
    const oneCycle = after({ kind: 'schedule', run: 0, schedule: { name: 'OneCycleLR' } });
    assert.equal(lengthOf(edit(oneCycle, { kind: 'steps', steps: 50 })), 50);
    const given = edit(oneCycle, { kind: 'schedule-parameter', run: 0, name: 'total_steps', value: 40 });
    assert.equal(lengthOf(edit(given, { kind: 'steps', steps: 35 })), 40);
    assert.deepEqual(errorsOf(given, { kind: 'steps', steps: 50 }), [
      'runs[0].schedule.hyperparameters.total_steps: The cycle has 40 steps and the run 50: make “total_steps” as many.',
    ]);
  });

  test('clipping and noise are chosen, turned and taken away', () => {
    const clipped = after({ kind: 'clip', run: 1, clip: { norm: 1 } });
    assert.deepEqual(clipped.runs[1].clip, { norm: 1 });
    assert.deepEqual(edit(clipped, { kind: 'clip', run: 1 }), defaultExperiment);
    const noisy = after({ kind: 'noise', noise: { sigma: 0.5, seed: 3 } });
    assert.deepEqual(noisy.noise, { sigma: 0.5, seed: 3 });
    assert.deepEqual(edit(noisy, { kind: 'noise' }), defaultExperiment);
  });

  for (const [change, problem] of [
    [
      { kind: 'schedule', run: 0, schedule: { name: 'StepRL' } },
      'runs[0].schedule.name: There is no schedule “StepRL”. Did you mean “StepLR”?',
    ],
    [gamma(-1), 'runs[0].schedule.hyperparameters.gamma: “gamma” must be at least 0.'],
    [
      { kind: 'warmup', run: 0, steps: 0.5 },
      'runs[0].schedule.warmup: The warm-up must be a whole number between 0 and 1000000.',
    ],
    [{ kind: 'clip', run: 2, clip: { norm: 0 } }, 'runs[2].clip.norm: “norm” must be greater than 0.'],
    [{ kind: 'noise', noise: { sigma: -1, seed: 0 } }, 'noise.sigma: “sigma” must be at least 0.'],
    [
      { kind: 'noise', noise: { sigma: 1, seed: 0.5 } },
      'noise.seed: The seed must be a whole number between 0 and 4,294,967,295.',
    ],
    [
      { kind: 'library', run: 0, library: 'jax' as Library },
      /^runs\[0\]\.library: SGD is not known as “jax” has it; choose of: /,
    ],
  ] satisfies [Change, string | RegExp][]) {
    test(`${JSON.stringify(change)} is refused with a path`, () => {
      const errors = errorsOf(after(stepLR), change);
      assert.lengthOf(errors, 1);
      if (typeof problem === 'string') assert.equal(errors[0], problem);
      else assert.match(errors[0], problem);
    });
  }

  test('a run of one’s own rule has no library', () => {
    const own = { name: 'Own', rule: 'theta = theta - lr*g', hyperparameters: { lr: 0.1 } };
    const experiment: Experiment = {
      ...defaultExperiment,
      optimizers: { adam: own },
      runs: [{ optimizer: 'adam' }, { optimizer: 'custom', rule: own.rule, hyperparameters: { lr: 0.1 } }],
    };
    for (const run of [0, 1]) {
      assert.deepEqual(errorsOf(experiment, { kind: 'library', run, library: 'keras' }), [
        `runs[${run}].library: No library has a rule of one’s own.`,
      ]);
    }
  });

  test('turning a number is one gesture; choosing a schedule stands alone', () => {
    const changes: Change[] = [stepLR, gamma(0.2), gamma(0.3), { kind: 'warmup', run: 0, steps: 3 }];
    let history = startHistory(defaultExperiment);
    for (const change of changes) {
      const recorded = recordChange(history, change);
      if (!recorded.ok) throw new Error(recorded.errors[0].message);
      history = recorded.history;
    }
    const schedules = [];
    for (; history.past.length > 0; history = undo(history))
      schedules.push(history.present.experiment.runs[0].schedule);
    assert.deepEqual(schedules, [
      { name: 'StepLR', hyperparameters: { gamma: 0.3 }, warmup: 3 },
      { name: 'StepLR', hyperparameters: { gamma: 0.3 } },
      { name: 'StepLR' },
    ]);
    assert.equal(history.present.experiment, defaultExperiment);
  });
});
