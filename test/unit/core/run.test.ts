import { assert } from 'chai';
import { bitsOf, defaultExperimentBits } from '../../reference/defaultExperiment';
import { compilationCount } from '../../../src/core/compile/generated';
import {
  defaultExperiment,
  edit,
  landscapes,
  optimizers,
  ProblemError,
  runExperiment,
  runInSlices,
  type Change,
  type Experiment,
  type RunResult,
} from '../../../src/core/index';

const last = (run: RunResult) => [...run.theta.slice(-2), run.loss.at(-1)!];
const rosenbrock = edit(
  edit(defaultExperiment, { kind: 'objective', objective: { kind: 'landscape', id: 'rosenbrock' } }),
  { kind: 'steps', steps: 1000 },
);

suite('Runs', () => {
  test('the default experiment ends where the textbook settings end', () => {
    const ends: Record<string, [number, number]> = {
      SGD: [-0.35039, 0.16956],
      Momentum: [0.89641, 0.17617],
      Adagrad: [-0.12016, 0.00015],
      RMSprop: [-0.69742, 0.015],
      Adam: [0.13601, -0.66677],
    };
    const { runs } = runExperiment(defaultExperiment);
    assert.deepEqual(
      runs.map(({ label }) => label),
      Object.keys(ends),
    );
    for (const run of runs) {
      const [x, y] = last(run);
      assert.equal(x.toFixed(5), ends[run.label][0].toFixed(5));
      assert.equal(y.toFixed(5), ends[run.label][1].toFixed(5));
      assert.deepEqual([...run.theta.slice(0, 2), run.loss[0]], [-7, 4, 18.45]);
      assert.deepEqual([run.stop, run.lastFiniteStep, run.parameters], ['completed', 30, 2]);
      assert.deepEqual(
        [...run.steps],
        Array.from({ length: 31 }, (_, step) => step),
      );
    }
  });

  test('the default experiment has the bits that it has in every extension host', () => {
    assert.equal(bitsOf(runExperiment(defaultExperiment)), defaultExperimentBits);
  });

  test('SGD near its stability limit changes sides in y on all 30 steps', () => {
    const [sgd] = runExperiment(defaultExperiment).runs;
    for (let step = 1; step <= 30; step++)
      assert.isBelow(sgd.theta[2 * step + 1] * sgd.theta[2 * step - 1], 0);
  });

  test('slices change no bit', () => {
    const whole = runExperiment(rosenbrock, { slice: 1_000_000 });
    for (const slice of [1, 7, 999, 1000]) assert.deepEqual(runExperiment(rosenbrock, { slice }), whole);
  });

  test('recording every n-th step keeps row 0, those steps and the last, unchanged', () => {
    const all = runExperiment(rosenbrock).runs[4];
    for (const every of [3, 100, 999, 5000]) {
      for (const slice of [1, 10, 64, 5000]) {
        const some = runExperiment(rosenbrock, { record: { every }, slice }).runs[4];
        const expected = [...all.steps].filter((step) => step % every === 0 || step === 1000);
        assert.deepEqual([...some.steps], expected);
        some.steps.forEach((step, row) => {
          assert.equal(some.theta[2 * row], all.theta[2 * step]);
          assert.equal(some.theta[2 * row + 1], all.theta[2 * step + 1]);
          assert.equal(some.loss[row], all.loss[step]);
        });
      }
    }
  });

  test('a run that overflows says at which step; the others go on', () => {
    const experiment: Experiment = {
      ...defaultExperiment,
      steps: 3000,
      runs: [{ optimizer: 'sgd', hyperparameters: { lr: 1.5 } }, ...defaultExperiment.runs],
    };
    const { runs } = runExperiment(experiment);
    const [sgd] = runs;
    assert.equal(sgd.stop, 'diverged');
    assert.isTrue(Number.isFinite(sgd.loss[sgd.lastFiniteStep]));
    // y is multiplied by 1 − 1.5 · 2 = −2 a step: its square passes 1.8e308 after about 510 steps.
    assert.closeTo(sgd.lastFiniteStep, 509, 2);
    for (let row = sgd.lastFiniteStep + 1; row < sgd.loss.length; row++) {
      assert.isNaN(sgd.theta[2 * row]);
      assert.isNaN(sgd.theta[2 * row + 1]);
      assert.isNaN(sgd.loss[row]);
    }
    assert.isTrue(runs.slice(1).every(({ stop }) => stop === 'completed'));
    for (const slice of [1, 100, 509, 510, 511]) {
      assert.deepEqual(runExperiment(experiment, { slice }).runs[0], sgd);
    }
    const thinned = runExperiment(experiment, { record: { every: 100 } }).runs[0];
    assert.equal(thinned.lastFiniteStep, sgd.lastFiniteStep);
    assert.deepEqual([thinned.loss[5], thinned.loss[6]], [sgd.loss[500], NaN]);
  });

  test('a start without a finite loss is divergence before the first step', () => {
    const [run] = runExperiment({
      ...defaultExperiment,
      objective: { kind: 'expression', source: 'log(x) + y^2' },
      start: [-1, 1],
    }).runs;
    assert.deepEqual([run.stop, run.lastFiniteStep], ['diverged', -1]);
    assert.isTrue(run.loss.every(Number.isNaN));
  });

  test('numbers that are finite, but whose sum is not, are no divergence', () => {
    const experiment: Experiment = {
      ...defaultExperiment,
      objective: { kind: 'expression', source: 'atan(x) + atan(y)' },
      start: [1.5e308, 1.5e308],
    };
    for (const every of [1, 7]) {
      const { runs } = runExperiment(experiment, { slice: 4, record: { every } });
      assert.deepEqual([runs[0].stop, runs[0].lastFiniteStep], ['completed', 30]);
      assert.deepEqual(last(runs[0]), [1.5e308, 1.5e308, Math.PI]);
    }
  });

  test('an lr of 1e308 diverges, and says so', () => {
    const experiment = edit(defaultExperiment, { kind: 'hyperparameter', run: 0, name: 'lr', value: 1e308 });
    assert.equal(runExperiment(experiment).runs[0].stop, 'diverged');
  });

  test('a divergence on the very last step is one', () => {
    const experiment = edit(defaultExperiment, { kind: 'hyperparameter', run: 0, name: 'lr', value: 1e308 });
    const [run] = runExperiment(edit(experiment, { kind: 'steps', steps: 1 })).runs;
    assert.deepEqual([run.stop, run.lastFiniteStep, run.loss.length], ['diverged', 0, 2]);
  });

  test('an abort is obeyed between slices; what was computed stays', () => {
    const signal = { aborted: false };
    const slices = runInSlices(rosenbrock, { signal, slice: 100 });
    assert.deepEqual(slices.next().value, { run: 0, seed: 0, start: 0, step: 100, of: 1000 });
    slices.next();
    signal.aborted = true;
    const { done, value } = slices.next();
    assert.isTrue(done);
    const { runs } = value as { runs: readonly RunResult[] };
    assert.isTrue(runs.every(({ stop }) => stop === 'cancelled'));
    assert.deepEqual(
      runs.map(({ loss }) => loss.length),
      [200, 0, 0, 0, 0],
    );
    assert.deepEqual(runs[0].loss, runExperiment(rosenbrock).runs[0].loss.slice(0, 200));
  });

  test('several starts and seeds come run-major: run, then seed, then start', () => {
    const { runs } = runExperiment({
      ...defaultExperiment,
      starts: [
        [1, 1],
        [2, 2],
      ],
      seeds: [7, 8],
      runs: defaultExperiment.runs.slice(0, 2),
    });
    assert.deepEqual(
      runs.map(({ run, seed, start, theta }) => [run, seed, start, theta[0]]),
      [0, 1].flatMap((run) => [7, 8].flatMap((seed) => [0, 1].map((start) => [run, seed, start, start + 1]))),
    );
  });

  test('an experiment without runs has no results', () =>
    assert.deepEqual(runExperiment({ ...defaultExperiment, runs: [] }), { runs: [] }));

  test('a rule of the user runs like one of the catalogue', () => {
    const experiment: Experiment = {
      ...defaultExperiment,
      optimizers: {
        mine: {
          name: 'Mine',
          rule: optimizers.get('adam')!.rule,
          hyperparameters: {
            lr: 0.3,
            beta1: 0.9,
            beta2: 0.999,
            eps: 1e-8,
            weight_decay: 0,
            amsgrad: false,
            maximize: false,
          },
        },
      },
      runs: [
        { optimizer: 'mine' },
        { optimizer: 'adam', hyperparameters: { lr: 0.3 } },
        { optimizer: 'custom', rule: 'theta = theta - lr*g', hyperparameters: { lr: 0.95 } },
      ],
    };
    const { runs } = runExperiment(experiment);
    assert.deepEqual(runs[0].theta, runs[1].theta);
    assert.deepEqual(
      runs.map(({ label }) => label),
      ['Mine', 'Adam', 'Custom'],
    );
    const [sgd] = runExperiment(defaultExperiment).runs;
    assert.deepEqual(runs[2].theta, sgd.theta);
  });

  test('no two runs have the same label', () => {
    const runs = ['A', 'A', 'A 2', 'A'].map((label) => ({ optimizer: 'sgd', label }));
    assert.deepEqual(
      runExperiment({ ...defaultExperiment, steps: 1, runs }).runs.map(({ label }) => label),
      ['A', 'A 3', 'A 2', 'A 4'],
    );
  });

  test('rules may look at the objective elsewhere, reduce over parameters and start states', () => {
    const rule = `
init anchor = theta
init best = loss(theta)
best = min(best, loss(theta))
direction = grad(theta - look*g) / max(1, norm(g))
scale = hessian_diagonal(theta)
theta = theta - lr*direction/scale + 0*(anchor + dot(g, g) + sum(g) + mean(g) + best)
`;
    const run = (look: number) =>
      runExperiment({
        ...defaultExperiment,
        steps: 5,
        runs: [{ optimizer: 'custom', rule, hyperparameters: { lr: 0.5, look } }],
      }).runs[0];
    // By hand: g = (x/10, 2y) = (−0.7, 8), norm 8.0306; looked at (−7, 4) the direction is g/norm; scale (0.1, 2).
    const norm = Math.hypot(-0.7, 8);
    assert.closeTo(run(0).theta[2], -7 + (0.5 * 0.7) / norm / 0.1, 1e-12);
    assert.closeTo(run(0).theta[3], 4 - (0.5 * 8) / norm / 2, 1e-12);
    // One step ahead, at (−6.93, 3.2).
    assert.closeTo(run(0.1).theta[2], -7 + (0.5 * 0.693) / norm / 0.1, 1e-12);
    assert.closeTo(run(0.1).theta[3], 4 - (0.5 * 6.4) / norm / 2, 1e-12);
  });

  test('a state that keeps the parameters of the step before keeps them, not the new ones', () => {
    const rule = 'init old = theta\ntheta = theta - lr*g + mu*(theta - old)\nold = theta';
    const broken = runExperiment({
      ...defaultExperiment,
      steps: 2,
      runs: [{ optimizer: 'custom', rule, hyperparameters: { lr: 0.1, mu: 0.9 } }],
    });
    // theta after the line is the new one, so mu has nothing to act on.
    assert.closeTo(broken.runs[0].theta[4], -7 * 0.99 ** 2, 1e-12);
    const heavyBall = 'init old = theta\nnow = theta\ntheta = theta - lr*g + mu*(theta - old)\nold = now';
    const [run] = runExperiment({
      ...defaultExperiment,
      steps: 2,
      runs: [{ optimizer: 'custom', rule: heavyBall, hyperparameters: { lr: 0.1, mu: 0.9 } }],
    }).runs;
    const x1 = -7 * 0.99;
    assert.closeTo(run.theta[4], x1 * 0.99 + 0.9 * (x1 + 7), 1e-12);
  });
});

suite('Compilation', () => {
  const turns: Change[] = [
    ...defaultExperiment.runs.flatMap((spec, run) =>
      optimizers.get(spec.optimizer)!.hyperparameters.flatMap((parameter): Change[] => {
        if (parameter.kind === 'flag') return [];
        return [0.5, 0.25, parameter.default || 0.1, 0.125].map((value) => ({
          kind: 'hyperparameter',
          run,
          name: parameter.name,
          value,
        }));
      }),
    ),
    { kind: 'start', start: [1, 2] },
    { kind: 'start', start: [-3, -2] },
    { kind: 'steps', steps: 500 },
    { kind: 'steps', steps: 3 },
  ];

  test('turning any number, the start or the steps compiles nothing, crossing an off value included', () => {
    let experiment = defaultExperiment;
    runExperiment(experiment);
    const before = compilationCount();
    for (const change of turns) {
      const next = edit(experiment, change);
      assert.notEqual(next, experiment, JSON.stringify(change));
      experiment = next;
      runExperiment(experiment);
    }
    assert.equal(compilationCount(), before);
  });

  test('a flag and another landscape compile once each', () => {
    const adam: Experiment = {
      ...defaultExperiment,
      objective: { kind: 'expression', source: 'x^2/22 + y^2' },
      runs: [{ optimizer: 'adam' }],
    };
    runExperiment(adam);
    const before = compilationCount();
    const amsgrad = edit(adam, { kind: 'hyperparameter', run: 0, name: 'amsgrad', value: true });
    runExperiment(amsgrad);
    runExperiment(adam);
    runExperiment(amsgrad);
    assert.equal(compilationCount(), before + 1);
    const objective = { kind: 'expression', source: 'x^2/21 + y^2' } as const;
    runExperiment(edit(adam, { kind: 'objective', objective }));
    runExperiment(edit(adam, { kind: 'objective', objective }));
    // The landscape's own functions, and the kernel.
    assert.equal(compilationCount(), before + 3);
  });

  test('parameters of a formula are numbers too', () => {
    const at = (a: number): Experiment => ({
      ...defaultExperiment,
      objective: { kind: 'expression', source: 'a = 20\nx^2/a + y^2', parameters: { a } },
      start: [-7, 4],
    });
    const [sgd] = runExperiment(at(20)).runs;
    assert.deepEqual(sgd.theta, runExperiment(defaultExperiment).runs[0].theta);
    const before = compilationCount();
    assert.notDeepEqual(runExperiment(at(10)).runs[0].theta, sgd.theta);
    assert.equal(compilationCount(), before);
  });
});

suite('Refusals', () => {
  const refused: [string, unknown, RegExp, string][] = [
    [
      'a rule with a hyperparameter that has no value',
      { runs: [{ optimizer: 'custom', rule: 'theta = theta - lr*g' }] },
      /“lr” has no value/,
      'runs[0].rule',
    ],
    ['steps 0', { steps: 0 }, /between 1 and 1,000,000/, 'steps'],
    ['steps −5', { steps: -5 }, /between 1 and 1,000,000/, 'steps'],
    ['steps 1e12', { steps: 1e12 }, /between 1 and 1,000,000/, 'steps'],
    ['steps 1.5', { steps: 1.5 }, /whole number/, 'steps'],
    [
      'too many numbers',
      { steps: 1_000_000, runs: Array(7).fill({ optimizer: 'sgd' }) },
      /21,000,021 numbers; at most 20,000,000/,
      'steps',
    ],
    ['a hundred and one runs', { runs: Array(101).fill({ optimizer: 'sgd' }) }, /at most 100/, 'runs'],
    [
      'lr 0',
      { runs: [{ optimizer: 'adam', hyperparameters: { lr: 0 } }] },
      /greater than 0/,
      'runs[0].hyperparameters.lr',
    ],
    [
      'lr −1',
      { runs: [{ optimizer: 'adam', hyperparameters: { lr: -1 } }] },
      /greater than 0/,
      'runs[0].hyperparameters.lr',
    ],
    [
      'lr NaN',
      { runs: [{ optimizer: 'adam', hyperparameters: { lr: NaN } }] },
      /finite number/,
      'runs[0].hyperparameters.lr',
    ],
    [
      'lr abc',
      { runs: [{ optimizer: 'adam', hyperparameters: { lr: 'abc' } }] },
      /finite number/,
      'runs[0].hyperparameters.lr',
    ],
    [
      'beta1 1',
      { runs: [{ optimizer: 'adam', hyperparameters: { beta1: 1 } }] },
      /less than 1/,
      'runs[0].hyperparameters.beta1',
    ],
    [
      'amsgrad 1',
      { runs: [{ optimizer: 'adam', hyperparameters: { amsgrad: 1 } }] },
      /true or false/,
      'runs[0].hyperparameters.amsgrad',
    ],
    [
      'beta3',
      { runs: [{ optimizer: 'adam', hyperparameters: { beta3: 1 } }] },
      /no hyperparameter “beta3”. Did you mean/,
      'runs[0].hyperparameters.beta3',
    ],
    [
      'adom',
      { runs: [{ optimizer: 'adom' }] },
      /no optimizer “adom”. Did you mean “adam”/,
      'runs[0].optimizer',
    ],
    [
      '__proto__ as an optimizer',
      { runs: [{ optimizer: '__proto__' }] },
      /no optimizer/,
      'runs[0].optimizer',
    ],
    [
      'a library it has not',
      { runs: [{ optimizer: 'adam', library: 'source' }] },
      /choose of: pytorch/,
      'runs[0].library',
    ],
    [
      'a library called constructor',
      { runs: [{ optimizer: 'adam', library: 'constructor' }] },
      /choose of: pytorch/,
      'runs[0].library',
    ],
    [
      'a rule without a value',
      { runs: [{ optimizer: 'custom', rule: 'theta = theta - lr*g', hyperparameters: { rl: 1 } }] },
      /no hyperparameter “rl”. Did you mean “lr”/,
      'runs[0].hyperparameters.rl',
    ],
    [
      'a wrong rule',
      { runs: [{ optimizer: 'custom', rule: 'theta = ', hyperparameters: {} }] },
      /missing/,
      'runs[0].rule',
    ],
    [
      'a schedule that is none',
      { runs: [{ optimizer: 'adam', schedule: { name: 'StepsLR' } }] },
      /Did you mean “StepLR”/,
      'runs[0].schedule.name',
    ],
    ['a schedule without a name', { runs: [{ optimizer: 'adam', schedule: 3 }] }, /name/, 'runs[0].schedule'],
    [
      'a schedule with a wrong number',
      { runs: [{ optimizer: 'adam', schedule: { name: 'StepLR', hyperparameters: { gamma: 'a' } } }] },
      /“gamma” must be a finite number/,
      'runs[0].schedule.hyperparameters.gamma',
    ],
    [
      'a cycle that is shorter than the run',
      {
        runs: [{ optimizer: 'adam', schedule: { name: 'OneCycleLR', hyperparameters: { total_steps: 29 } } }],
      },
      /29 steps and the run 30/,
      'runs[0].schedule.hyperparameters.total_steps',
    ],
    [
      'a warm-up that is none',
      { runs: [{ optimizer: 'adam', schedule: { name: 'StepLR', warmup: 0.5 } }] },
      /whole number/,
      'runs[0].schedule.warmup',
    ],
    [
      'a schedule of a rule without lr',
      { runs: [{ optimizer: 'custom', rule: 'theta = theta - g', schedule: { name: 'StepLR' } }] },
      /no “lr”/,
      'runs[0].schedule',
    ],
    [
      'clipping by nothing',
      { runs: [{ optimizer: 'adam', clip: {} }] },
      /“value” or a “norm”/,
      'runs[0].clip',
    ],
    [
      'clipping twice',
      { runs: [{ optimizer: 'adam', clip: { value: 1, norm: 1 } }] },
      /either/,
      'runs[0].clip',
    ],
    [
      'clipping to 0',
      { runs: [{ optimizer: 'adam', clip: { norm: 0 } }] },
      /greater than 0/,
      'runs[0].clip.norm',
    ],
    [
      'clipping to a text',
      { runs: [{ optimizer: 'adam', clip: { value: '1' } }] },
      /finite number/,
      'runs[0].clip.value',
    ],
    ['noise that is none', { noise: 1 }, /a sigma and a seed/, 'noise'],
    ['noise of −1', { noise: { sigma: -1, seed: 1 } }, /at least 0/, 'noise.sigma'],
    ['noise without a seed', { noise: { sigma: 1 } }, /whole number/, 'noise.seed'],
    ['a seed that is none', { noise: { sigma: 1, seed: 2 ** 32 } }, /between 0 and/, 'noise.seed'],
    [
      'too many numbers with rates',
      { steps: 1_000_000, runs: Array(6).fill({ optimizer: 'sgd', schedule: { name: 'StepLR' } }) },
      /6 trajectories of 1,000,000 steps are 24,000,024 numbers/,
      'steps',
    ],
    [
      'a landscape that is none',
      { objective: { kind: 'landscape', id: 'rosenbrok' } },
      /Did you mean “rosenbrock”/,
      'objective.id',
    ],
    ['a wrong formula', { objective: { kind: 'expression', source: 'x +' } }, /missing/, 'objective.source'],
    [
      'a view that is none',
      { objective: { kind: 'expression', source: 'x', view: { x: [1, 0], y: [0, 1] } } },
      /\[min, max\]/,
      'objective.view',
    ],
    [
      'a parameter that is none',
      { objective: { kind: 'expression', source: 'a = 1\na*x', parameters: { b: 1 } } },
      /no parameter “b”/,
      'objective.parameters.b',
    ],
    ['data without a model', { objective: { kind: 'data' } }, /The model is one of/, 'objective.model.kind'],
    ['a start of three', { start: [1, 2, 3] }, /two numbers/, 'start'],
    ['a start of NaN', { start: [1, NaN] }, /start’s y must be a finite number/, 'start[1]'],
    ['version 2', { version: 2 }, /version 1/, 'version'],
  ];
  for (const [title, part, message, path] of refused) {
    test(title, () => {
      try {
        runExperiment({ ...defaultExperiment, ...(part as object) });
      } catch (error) {
        assert.instanceOf(error, ProblemError);
        const { problems } = error as ProblemError;
        assert.isTrue(
          problems.some((problem) => message.test(problem.message) && problem.path === path),
          JSON.stringify(problems),
        );
        return;
      }
      assert.fail('was not refused');
    });
  }

  test('six runs of a million steps are within the limit', () => {
    const experiment = edit(
      { ...defaultExperiment, runs: Array(6).fill({ optimizer: 'sgd' }) as [] },
      { kind: 'steps', steps: 1_000_000 },
    );
    assert.equal(experiment.steps, 1_000_000);
  });

  test('options that make no sense, or are not supported yet, are refused by name', () => {
    for (const options of [
      { slice: 0 },
      { slice: 1.5 },
      { record: { every: 0 } },
      { record: { lossEvery: 2 } },
      { record: { theta: false } },
    ]) {
      assert.throws(() => runExperiment(defaultExperiment, options), ProblemError);
    }
  });

  test('options that ask for what is recorded anyway are no others', () =>
    assert.deepEqual(
      runExperiment(defaultExperiment, { record: { every: 1, lossEvery: 1, theta: true } }),
      runExperiment(defaultExperiment),
    ));

  test('the catalogues cannot be confused by names that objects inherit', () => {
    for (const id of ['constructor', 'toString', 'hasOwnProperty']) {
      assert.throws(
        () => runExperiment({ ...defaultExperiment, objective: { kind: 'landscape', id } }),
        ProblemError,
      );
      assert.throws(() => runExperiment({ ...defaultExperiment, runs: [{ optimizer: id }] }), ProblemError);
      assert.isFalse(landscapes.has(id));
    }
  });
});
