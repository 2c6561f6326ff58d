import { assert } from 'chai';
import {
  compileRule,
  defaultExperiment,
  optimizers,
  parseExperiment,
  runExperiment,
  runInSlices,
  shownRule,
  resolveRun,
  type Experiment,
  type RunOptions,
  type RunResult,
  type RunSpec,
} from '../../../src/core/index';
import { simplifyRule } from '../../../src/core/language/simplify';

function experiment(run: RunSpec, steps = 20): Experiment {
  return { ...defaultExperiment, steps, runs: [run] };
}

function custom(rule: string, hyperparameters: NonNullable<RunSpec['hyperparameters']> = {}): RunSpec {
  return { optimizer: 'custom', rule, hyperparameters };
}

const only = (each: Experiment, options?: RunOptions): RunResult => runExperiment(each, options).runs[0];

/** The pair in each row of a column. */
const pairs = (column: Float64Array) =>
  Array.from({ length: column.length / 2 }, (_, row) => [column[2 * row], column[2 * row + 1]]);

// On x²/20 + y² the gradient is (x/10, 2y).
const withBoth = `
init far = 2 * theta
far = far + 1
u = 0.1 * g
theta = theta - u
plot u
plot far
`.trim();

suite('What a rule plots', () => {
  test('a state from its start on, a local from where theta starts', () => {
    const run = only(experiment(custom(withBoth), 4));
    assert.deepEqual(Object.keys(run.extra!), ['u', 'far']);
    assert.deepEqual(
      pairs(run.extra!.far),
      [0, 1, 2, 3, 4].map((step) => [-14 + step, 8 + step]),
    );
    const expected = pairs(run.theta).map(([x, y]) => [0.1 * (x * 0.1), 0.1 * (y * 2)]);
    pairs(run.extra!.u).forEach(([x, y], row) => {
      const [a, b] = row === 0 ? [-7, 4] : expected[row - 1];
      assert.closeTo(x, a, 1e-15);
      assert.closeTo(y, b, 1e-15);
    });
  });

  test('changes nothing else, and rules without have nothing extra', () => {
    const rule = withBoth.replace(/\nplot \w+/g, '');
    const [with2, without] = [withBoth, rule].map((source) => only(experiment(custom(source))));
    assert.notProperty(without, 'extra');
    const { extra: _, ...rest } = with2;
    assert.deepEqual(rest, without);
  });

  test('keeps lines and states alive that theta does not need', () => {
    const compiled = compileRule('m = beta*m + g\nq = 2*m\nr = 3*m\ntheta = theta - lr*g\nplot q');
    if (!compiled.ok) throw new Error(compiled.errors[0].message);
    const simple = simplifyRule(compiled.rule, {});
    assert.deepEqual(
      simple.assignments.map(({ name }) => name),
      ['m', 'q', 'theta'],
    );
    assert.deepEqual(
      simple.hyperparameters.map(({ name }) => name),
      ['beta', 'lr'],
    );
  });

  test('a state that no line reads any more still has its start in row 0', () => {
    const rule = 'init far = theta + 1\nfar = keep ? far : theta\ntheta = theta - 0.1*g\nplot far';
    const run = only(experiment(custom(rule, { keep: false }), 2));
    assert.deepEqual(pairs(run.extra!.far), [[-6, 5], ...pairs(run.theta).slice(0, 2)]);
  });

  test('a local that flags leave one number for all parameters is wide', () => {
    const rule = 'u = on ? g : 3\ntheta = theta - 0.1*g\nplot u';
    const run = only(experiment(custom(rule, { on: false }), 2));
    assert.deepEqual(pairs(run.extra!.u), [
      [-7, 4],
      [3, 3],
      [3, 3],
    ]);
  });

  test('slices change no bit; every n-th step is the same rows', () => {
    const each = experiment(custom(withBoth), 50);
    const all = only(each);
    for (const slice of [1, 7, 50]) assert.deepEqual(only(each, { slice }), all);
    for (const every of [3, 7, 50]) {
      for (const slice of [1, 10]) {
        const some = only(each, { record: { every }, slice });
        for (const name of ['u', 'far']) {
          const expected = [...some.steps].map((step) => pairs(all.extra![name])[step]);
          assert.deepEqual(pairs(some.extra![name]), expected);
        }
      }
    }
  });

  test('is NaN from the first row that is not finite', () => {
    const each = experiment(custom('m = m + 1\nu = m*theta\ntheta = theta - 4*g\nplot u'), 1000);
    for (const options of [{}, { record: { every: 9 } }]) {
      const run = only(each, options);
      assert.equal(run.stop, 'diverged');
      run.steps.forEach((step, row) => {
        const isKept = step <= run.lastFiniteStep;
        assert.equal(Number.isFinite(run.extra!.u[2 * row]), isKept, `row ${row}`);
        assert.equal(Number.isNaN(run.extra!.u[2 * row + 1]), !isKept, `row ${row}`);
      });
    }
  });

  test('that is not finite itself is no divergence', () => {
    const run = only(experiment(custom('u = g/(t - 3)\ntheta = theta - 0.1*g\nplot u'), 5));
    assert.equal(run.stop, 'completed');
    assert.deepEqual([...run.extra!.u.slice(6, 8)], [-Infinity, Infinity]);
  });

  test('ends with the other columns when the run is cancelled', () => {
    const signal = { aborted: false };
    const slices = runInSlices(experiment(custom(withBoth), 100), { slice: 10, signal });
    for (let count = 0; count < 3; count++) slices.next();
    signal.aborted = true;
    const { value } = slices.next();
    const [run] = (value as { runs: RunResult[] }).runs;
    assert.equal(run.stop, 'cancelled');
    assert.lengthOf(run.extra!.u, run.theta.length);
    assert.lengthOf(run.extra!.far, run.theta.length);
    assert.isAbove(run.theta.length, 0);
  });

  test('goes with a schedule that reads the loss, step by step', () => {
    const schedule = { name: 'ReduceLROnPlateau' };
    const rule = 'u = lr * g\ntheta = theta - u\nplot u';
    const run = only(experiment({ ...custom(rule, { lr: 0.1 }), schedule }));
    pairs(run.theta).forEach(([x, y], row, all) => {
      if (row === 0) return;
      assert.equal(x, all[row - 1][0] - run.extra!.u[2 * row]);
      assert.equal(y, all[row - 1][1] - run.extra!.u[2 * row + 1]);
    });
  });

  test('counts among the numbers that are recorded', () => {
    const many = (rule: string) => ({
      ...experiment(custom(rule), 1_000_000),
      runs: Array(5).fill(custom(rule)),
    });
    assert.isTrue(parseExperiment(many('u = g\ntheta = theta - u')).ok);
    const refused = parseExperiment(many('u = g\ntheta = theta - u\nplot u'));
    if (refused.ok) throw new Error('should have been refused');
    assert.deepEqual(
      refused.errors.map(({ path }) => path),
      ['steps'],
    );
    assert.match(refused.errors[0].message, /25,000,025 numbers/);
  });

  test('is ASGD’s average: theta itself until t0, then the mean of theta since', () => {
    const average = (t0: number) =>
      only(experiment({ optimizer: 'asgd', hyperparameters: { lr: 0.3, t0 } }, 30));
    const before = average(1e6);
    assert.deepEqual(before.extra!.ax, before.theta);
    const run = average(10);
    // PyTorch weighs by 1 / max(1, t − 1 − t0), so the mean begins with the theta of step 12.
    const points = pairs(run.theta).slice(12);
    [0, 1].forEach((lane) => {
      const mean = points.reduce((sum, point) => sum + point[lane], 0) / points.length;
      assert.closeTo(run.extra!.ax[60 + lane], mean, 1e-12);
    });
  });

  test('is where Schedule-Free takes its gradients', () => {
    for (const [id, between] of [
      ['schedulefree_sgd', 'momentum'],
      ['schedulefree_adamw', 'beta1'],
    ]) {
      const at = (value: number) => {
        const run = only(experiment({ optimizer: id, hyperparameters: { lr: 0.1, [between]: value } }, 10));
        return { theta: pairs(run.theta), y: pairs(run.extra!.y_t) };
      };
      // With all weight on the average it is the average before the step.
      const { theta, y } = at(0.999999);
      y.slice(1).forEach(([a, b], step) => {
        assert.closeTo(a, theta[step][0], 1e-4);
        assert.closeTo(b, theta[step][1], 1e-4);
      });
      assert.notDeepEqual(at(0.5).y, at(0.5).theta);
    }
  });

  test('is no line of the rule that is shown', () => {
    const plotting = [...optimizers.values()].filter(({ rule }) => /^plot /m.test(rule));
    assert.sameMembers(
      plotting.map(({ id }) => id),
      ['asgd', 'schedulefree_sgd', 'schedulefree_adamw'],
    );
    const resolved = resolveRun({}, { optimizer: 'asgd' });
    if (!resolved.ok) throw new Error(resolved.errors[0].message);
    const shown = shownRule(resolved.run).assignments.map(({ name }) => name);
    assert.includeMembers(shown, ['mu', 'ax']);
    assert.notInclude(shown, 'plot');
  });
});
