import { assert } from 'chai';
import { constantValue } from '../../../src/core/language/constants';
import { ruleFunctions } from '../../../src/core/language/functions';
import { operands, placeKey, withOperands } from '../../../src/core/language/tree';
import {
  compileDataObjective,
  DataReplay,
  dataStepNumbersInSlices,
  librariesOf,
  optimizers,
  resolveRun,
  runExperiment,
  shownRule,
  type DataObjectiveSpec,
  type DataStepNumbers,
  type Experiment,
  type Expression,
  type RunSpec,
} from '../../../src/core/index';

const spec: DataObjectiveSpec = {
  kind: 'data',
  rows: { builtin: 'moons' },
  model: { kind: 'mlp', hidden: [3], activation: 'tanh' },
  heldOut: 0.2,
  batch: 16,
};
const objective = compileDataObjective(spec);
const { dimension } = objective;
const steps = 11;

function experiment(run: RunSpec, around: Partial<Experiment> = {}): Experiment {
  return { version: 1, objective: spec, steps, ...around, runs: [run] };
}

function drain<T>(slices: Generator<unknown, T, void>): T {
  for (;;) {
    const { done, value } = slices.next();
    if (done) return value;
  }
}

const replayOf = (document: Experiment) => new DataReplay(document, spec, objective, 0);

function numbersAt(
  document: Experiment,
  replay: DataReplay,
  step: number,
  parameter: number,
): DataStepNumbers {
  drain(replay.until(step));
  return drain(dataStepNumbersInSlices(document, replay, parameter));
}

/** What a name stands for after a step: what its last line computed, or what it was. */
function after({ before, lines }: DataStepNumbers, name: string): number | undefined {
  return lines.findLast((line) => line.name === name)?.value ?? before[name];
}

/** The number of an expression with those of a step in it: what sees all parameters is read from its place. */
function valueOf(
  expression: Expression,
  known: ReadonlyMap<string, number>,
  { calls }: DataStepNumbers,
): number | undefined {
  const told = (each: Expression): Expression => {
    if (each.kind === 'call' && ruleFunctions.has(each.name))
      return { kind: 'number', value: calls[placeKey(each.at)], at: each.at };
    return withOperands(each, operands(each).map(told));
  };
  return constantValue(told(expression), known);
}

/** Every optimizer that can be trained on data, by every library's conventions. */
const runs: readonly RunSpec[] = [...optimizers.values()]
  .filter(({ rule }) => !rule.includes('hessian_diagonal'))
  .flatMap((entry) =>
    librariesOf(entry).map((library): RunSpec => {
      const plain = { optimizer: entry.id, library };
      const resolved = resolveRun({}, plain);
      const lr = resolved.ok && 'lr' in resolved.run.values ? { hyperparameters: { lr: 0.01 } } : {};
      return { ...plain, ...lr };
    }),
  );

const scheduled: Partial<RunSpec> = {
  schedule: { name: 'ReduceLROnPlateau', hyperparameters: { patience: 1 }, warmup: 3 },
  clip: { norm: 0.5 },
};
const around: readonly (readonly [string, Partial<Experiment>, Partial<RunSpec>])[] = [
  ['alone', {}, {}],
  ['scheduled, clipped and with noise', { noise: { sigma: 0.1, seed: 5 }, seeds: [7, 8] }, scheduled],
];

suite('The numbers of an update on data', () => {
  for (const [name, outside, inside] of around) {
    test(`are those of the training, bit for bit, and fit the shown lines: every optimizer, ${name}`, () => {
      assert.isAbove(runs.length, 40);
      let compared = 0;
      for (const run of runs) {
        const { schedule, ...others } = inside;
        const document = experiment(
          { ...run, ...others, ...(run.hyperparameters && schedule && { schedule }) },
          outside,
        );
        const [{ theta, lr, lastFiniteStep }] = runExperiment(document).runs;
        const resolution = resolveRun(document, document.runs[0]);
        assert(resolution.ok);
        const { assignments, states } = shownRule(resolution.run);
        const replay = replayOf(document);
        let earlier: DataStepNumbers | undefined;
        const parameter = 7;
        const at = (row: number) => theta[row * dimension + parameter];
        for (let step = 1; step <= Math.min(steps, lastFiniteStep); step++) {
          const told = numbersAt(document, replay, step, parameter);
          const where = `${JSON.stringify(run)} at ${step}`;
          assert.equal(told.step, step);
          assert.equal(told.before['theta'], at(step - 1), where);
          assert.equal(after(told, 'theta'), at(step), where);
          if (lr && 'lr' in told.before) assert.equal(told.before['lr'], lr[step - 1], where);
          for (const { name: state } of states)
            if (earlier && state in told.before)
              assert.equal(told.before[state], after(earlier, state), `${state} of ${where}`);
          const known = new Map(Object.entries(told.before));
          assignments.forEach(({ name: line, value }, index) => {
            const result = told.lines[index].value;
            const expected = valueOf(value, known, told);
            if (expected !== undefined) {
              compared++;
              assert.closeTo(
                result,
                expected,
                1e-12 * Math.max(1, Math.abs(expected)),
                `${line} of ${where}`,
              );
            }
            known.set(line, result);
          });
          earlier = told;
        }
      }
      assert.isAbove(compared, 1500);
    });
  }

  test('tell sums over all parameters, and gradients elsewhere, of the same batch', () => {
    const rule = [
      'length = norm(theta)',
      'ahead = grad(theta - 0.5 * g)',
      'theta = theta - lr * (ahead + g) / (length + mean(g) + dot(g, ahead))',
    ].join('\n');
    const document = experiment({ optimizer: 'custom', rule, hyperparameters: { lr: 0.1 } });
    const [{ theta }] = runExperiment(document).runs;
    const step = 3;
    const row = theta.subarray((step - 1) * dimension, step * dimension);
    const { before, lines, calls } = numbersAt(document, replayOf(document), step, 2);
    assert.closeTo(lines[0].value, Math.hypot(...row), 1e-13);
    const all = Array.from({ length: dimension }, (_, parameter) =>
      numbersAt(document, replayOf(document), step, parameter),
    );
    const g = all.map((each) => each.before['g']);
    const ahead = all.map((each) => each.lines[1].value);
    assert.equal(before['g'], g[2]);
    const values = Object.values(calls);
    assert.lengthOf(values, 4);
    const mean = g.reduce((sum, each) => sum + each, 0) / dimension;
    const dot = g.reduce((sum, each, i) => sum + each * ahead[i], 0);
    for (const expected of [lines[0].value, ahead[2], mean, dot])
      assert.isTrue(
        values.some((value) => Math.abs(value - expected) <= 1e-13 * Math.max(1, Math.abs(expected))),
        `${expected} in ${values.join()}`,
      );
    assert.equal(lines[2].value, theta[step * dimension + 2]);
  });

  test('change nothing about the updates that follow', () => {
    const document = experiment({ optimizer: 'adam' }, { noise: { sigma: 0.1, seed: 5 } });
    const replay = replayOf(document);
    numbersAt(document, replay, 2, 0);
    const before = Float64Array.from(replay.training.theta);
    drain(dataStepNumbersInSlices(document, replay, 3));
    assert.deepEqual(replay.training.theta, before);
    assert.deepEqual(numbersAt(document, replay, 9, 1), numbersAt(document, replayOf(document), 9, 1));
  });

  test('are the same where the way to them was given up in between', () => {
    const document = experiment({ optimizer: 'adam' }, { steps: 400 });
    const replay = replayOf(document);
    const givenUp = replay.until(300);
    for (let slice = 0; slice < 50; slice++) givenUp.next();
    assert.isBelow(replay.update, 60);
    assert.deepEqual(numbersAt(document, replay, 120, 1), numbersAt(document, replayOf(document), 120, 1));
  });

  test('exist for the runs and parameters there are', () => {
    const document = experiment({ optimizer: 'sgd' });
    assert.throws(() => new DataReplay(document, spec, objective, 1), RangeError);
    for (const parameter of [-1, dimension, 0.5, NaN])
      assert.throws(() => numbersAt(document, replayOf(document), 1, parameter), RangeError);
  });
});
