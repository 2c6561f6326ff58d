import { assert } from 'chai';
import { compilationCount } from '../../../src/core/compile/generated';
import { constantValue } from '../../../src/core/language/constants';
import {
  compileObjective,
  defaultExperiment,
  edit,
  librariesOf,
  optimizers,
  resolveRun,
  runExperiment,
  shownRule,
  stepNumbers,
  stepNumbersInSlices,
  type Experiment,
  type Expression,
  type RunResult,
  type RunSpec,
  type StepNumbers,
} from '../../../src/core/index';

const steps = 12;

function experiment(run: RunSpec, around: Partial<Experiment> = {}): Experiment {
  return {
    version: 1,
    objective: { kind: 'landscape', id: 'rosenbrock' },
    start: [-1.2, 1],
    steps,
    ...around,
    runs: [run],
  };
}

/** Every optimizer by every library's conventions, and with each of its flags turned. */
const runs: readonly RunSpec[] = [...optimizers.values()].flatMap((entry) =>
  librariesOf(entry).flatMap((library): RunSpec[] => {
    const plain = { optimizer: entry.id, library, hyperparameters: { lr: 0.002 } };
    const resolved = resolveRun({}, plain);
    const lr = resolved.ok && 'lr' in resolved.run.values ? { lr: 0.002 } : {};
    const declared = resolved.ok ? resolved.run.definition!.hyperparameters : entry.hyperparameters;
    const flags = declared.filter(({ kind }) => kind === 'flag');
    return [
      { ...plain, hyperparameters: lr },
      ...flags.map(({ name, default: value }) => ({
        ...plain,
        hyperparameters: { ...lr, [name]: !value },
      })),
    ];
  }),
);

const own = `
init far = 2 * theta
far = 0.9 * far + 0.1 * theta
look = grad(theta - lr * far)
length = norm(look)
step = length > 1 ? look / length : look
theta = theta - 0.5 * lr * step
theta = t == 3 ? theta : theta - lr * g / sqrt(t)
`.trim();

const around: readonly (readonly [string, Partial<Experiment>, Partial<RunSpec>])[] = [
  ['alone', {}, {}],
  [
    'scheduled, clipped and with noise',
    { noise: { sigma: 0.3, seed: 5 }, seeds: [7] },
    {
      schedule: { name: 'ReduceLROnPlateau', hyperparameters: { patience: 1 }, warmup: 3 },
      clip: { norm: 2 },
    },
  ],
];

/** The parameters at a step. */
const rowOf = ({ theta }: RunResult, step: number) => [...theta.subarray(2 * step, 2 * step + 2)];

/** What a name stands for after a step: what its last line computed, or what it was. */
function after({ before, lines }: StepNumbers, name: string): readonly number[] | undefined {
  return lines.findLast((line) => line.name === name)?.value ?? before[name];
}

function assertRetraces(document: Experiment): void {
  const [run] = runExperiment(document).runs;
  const resolution = resolveRun(document, document.runs[0]);
  if (!resolution.ok) throw new Error(resolution.errors[0].message);
  const { states, hyperparameters } = shownRule(resolution.run);
  let earlier: StepNumbers | undefined;
  for (let step = 1; step <= Math.min(steps, run.lastFiniteStep); step++) {
    const numbers = stepNumbers(document, 0, step);
    assert.deepEqual(numbers.before['theta'], rowOf(run, step - 1), `theta before step ${step}`);
    assert.deepEqual(after(numbers, 'theta'), rowOf(run, step), `theta after step ${step}`);
    for (const { name } of hyperparameters) {
      // What only a start reads is no part of a step.
      if (!(name in numbers.before)) continue;
      const rate = name === 'lr' && run.lr ? run.lr[step - 1] : Number(resolution.run.values[name]);
      assert.deepEqual(numbers.before[name], [rate], name);
    }
    for (const { name } of states) {
      if (earlier && name in numbers.before)
        assert.deepEqual(numbers.before[name], after(earlier, name), `${name} before step ${step}`);
    }
    for (const [name, column] of Object.entries(run.extra ?? {})) {
      assert.deepEqual(after(numbers, name), [...column.subarray(2 * step, 2 * step + 2)], name);
    }
    earlier = numbers;
  }
}

suite('The numbers of a step', () => {
  for (const [name, outside, inside] of around) {
    test(`are those of the trajectory, bit for bit: every optimizer and library, ${name}`, () => {
      assert.isAbove(runs.length, 80);
      for (const run of runs) {
        const { lr } = run.hyperparameters!;
        const { schedule, ...others } = inside;
        const document = experiment(
          { ...run, ...others, ...(lr !== undefined && schedule && { schedule }) },
          outside,
        );
        try {
          assertRetraces(document);
        } catch (error) {
          throw new Error(`${JSON.stringify(run)}: ${String(error)}`, { cause: error });
        }
      }
    });

    test(`are those of an own rule, ${name}`, () => {
      assertRetraces(
        experiment({ optimizer: 'custom', rule: own, hyperparameters: { lr: 0.001 }, ...inside }, outside),
      );
    });
  }

  test('tell what the gradient was, and what each line made of it', () => {
    const document = experiment({ optimizer: 'momentum', hyperparameters: { lr: 0.001 } });
    const { before, lines, step } = stepNumbers(document, 0, 2);
    const gradient = new Float64Array(2);
    compileObjective(document.objective).gradient(before['theta'], gradient);
    assert.equal(step, 2);
    assert.deepEqual(before['g'], [...gradient]);
    assert.deepEqual(
      lines.map(({ name }) => name),
      ['b', 'theta'],
    );
    const [{ value: b }, { value: theta }] = lines;
    for (const lane of [0, 1]) {
      assert.closeTo(b[lane], 0.9 * before['b'][lane] + gradient[lane], 1e-12 * Math.abs(b[lane]));
      assert.closeTo(theta[lane], before['theta'][lane] - 0.001 * b[lane], 1e-15);
    }
  });

  test('put into the shown lines they give what the lines computed', () => {
    let compared = 0;
    for (const run of runs) {
      const document = experiment(run);
      const resolution = resolveRun(document, run);
      if (!resolution.ok) throw new Error(resolution.errors[0].message);
      const { assignments } = shownRule(resolution.run);
      const numbers = stepNumbers(document, 0, 3);
      const known = new Map(Object.entries(numbers.before));
      assignments.forEach(({ name, value }, index) => {
        const told = numbers.lines[index];
        assert.equal(told.name, name);
        told.value.forEach((number, lane) => {
          const lanes = new Map([...known].map(([each, all]) => [each, all[all.length > 1 ? lane : 0]]));
          const expected = readsAllParameters(value) ? undefined : constantValue(value, lanes);
          if (expected === undefined) return;
          compared++;
          assert.closeTo(
            number,
            expected,
            1e-12 * Math.max(1, Math.abs(expected)),
            `${run.optimizer} ${name}`,
          );
        });
        known.set(name, told.value);
      });
    }
    assert.isAbove(compared, 500);
  });

  test('of another number compile nothing; a rule compiles once', () => {
    let document = edit(defaultExperiment, { kind: 'steps', steps: 40 });
    runExperiment(document);
    const fresh = compilationCount();
    stepNumbers(document, 4, 3);
    const before = compilationCount();
    assert.isAtMost(before, fresh + 1);
    for (const value of [0.1, 0.2, 0.3]) {
      document = edit(document, { kind: 'hyperparameter', run: 4, name: 'lr', value });
      runExperiment(document);
      for (const step of [1, 20, 40]) stepNumbers(document, 4, step);
    }
    document = edit(document, { kind: 'hyperparameter', run: 4, name: 'weight_decay', value: 0.1 });
    stepNumbers(document, 4, 7);
    assert.equal(compilationCount(), before);
  });

  test('of a late step come in slices that change nothing', () => {
    const document = { ...defaultExperiment, steps: 100_000 };
    const slices = stepNumbersInSlices(document, 4, 99_999);
    let yields = 0;
    for (;;) {
      const { done, value } = slices.next();
      if (done) {
        assert.deepEqual(value, stepNumbers(document, 4, 99_999));
        break;
      }
      yields++;
    }
    assert.isAbove(yields, 5);
  });

  test('beyond the last finite step are not finite', () => {
    const document = experiment({ optimizer: 'sgd', hyperparameters: { lr: 10 } });
    const { lastFiniteStep } = runExperiment(document).runs[0];
    const { lines } = stepNumbers(document, 0, lastFiniteStep + 2);
    assert.isFalse(lines.at(-1)!.value.every((number) => Number.isFinite(number)));
  });

  test('exist for the steps of a run only', () => {
    const document = experiment({ optimizer: 'sgd' });
    for (const [run, step] of [
      [0, 0],
      [0, steps + 1],
      [0, 1.5],
      [0, NaN],
      [1, 1],
      [-1, 1],
    ])
      assert.throws(() => stepNumbers(document, run, step), RangeError);
  });
});

const ofAll = [
  'norm',
  'sum',
  'mean',
  'dot',
  'orthogonalize',
  'rows',
  'columns',
  'loss',
  'grad',
  'hessian_diagonal',
];

function readsAllParameters(expression: Expression): boolean {
  return (
    JSON.stringify(expression, (key, value: unknown) => (key === 'at' ? undefined : value)).match(
      new RegExp(`"name":"(${ofAll.join('|')})"`),
    ) !== null
  );
}
