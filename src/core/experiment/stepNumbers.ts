import { compileKernel } from '../compile/kernel';
import { parameterNumbers } from '../compile/landscapeFunctions';
import { compileProbe } from '../compile/stepProbe';
import { eachName } from '../language/tree';
import { ProblemError } from '../problem';
import { landscapeParameters, programOf } from './objective';
import { resolveRun } from './resolve';
import { shownRule } from './shownRule';
import { kernelNumbers, kernelVariant, Training } from './training';
import type { Experiment } from './types';
import { startsOf } from './view';

/** Every number of one step of a run, told along the run's shown rule. A quantity is one number, or one a parameter. */
export interface StepNumbers {
  /** From 1: the step that leads to the trajectory's row of this number. */
  readonly step: number;
  /**
   * What the names that the rule reads stood for when the step began: `theta` and `g` always, then `t`, states and
   * hyperparameters; a scheduled `lr` is that of the step.
   */
  readonly before: Readonly<Record<string, readonly number[]>>;
  /** What each line of the shown rule computed, in order. */
  readonly lines: readonly { readonly name: string; readonly value: readonly number[] }[];
}

/** Steps between two yields: a fraction of a millisecond. */
const slice = 16_384;

/**
 * The numbers of one step of a run from its first start, with its first seed: bit for bit what its trajectory was
 * computed with. The same rule compiles once, whatever its numbers.
 * @param run index among the experiment's runs
 * @param step from 1 to the experiment's steps. Beyond the step at which a run diverges, not all numbers are finite.
 * @throws ProblemError when the run is not valid, RangeError when there is no such run or step
 */
export function stepNumbers(experiment: Experiment, run: number, step: number): StepNumbers {
  const slices = stepNumbersInSlices(experiment, run, step);
  for (;;) {
    const { done, value } = slices.next();
    if (done) return value;
  }
}

/**
 * As {@link stepNumbers}, in slices, so that a host can let messages in between: a late step takes all those before.
 * @yields how many steps were taken
 */
export function* stepNumbersInSlices(
  experiment: Experiment,
  run: number,
  step: number,
): Generator<number, StepNumbers, void> {
  const isCount = Number.isInteger(step) && step >= 1 && step <= experiment.steps;
  if (!(run in experiment.runs) || !isCount) throw new RangeError(`There is no step ${step} of run ${run}.`);
  const resolution = resolveRun(experiment, experiment.runs[run]);
  if (!resolution.ok) throw new ProblemError(resolution.errors);
  const { rule, values } = resolution.run;
  const program = programOf(experiment.objective);
  const variant = kernelVariant(experiment, resolution.run);
  const kernel = compileKernel(rule, values, program, variant);
  const landscapeNumbers = parameterNumbers(program.graph, landscapeParameters(experiment.objective));
  const numbers = kernelNumbers(kernel, resolution.run, landscapeNumbers);
  const memory = new Float64Array(kernel.memoryLength);
  const seed = experiment.seeds?.[0] ?? 0;
  const point = startsOf(experiment)[0];
  const training = new Training(experiment, resolution.run, kernel, numbers, memory, { seed, point });

  const size = Math.min(slice, step - 1);
  const page = {
    theta: new Float64Array(2 * size),
    loss: new Float64Array(size),
    ...(variant.isScheduled && { lr: new Float64Array(size) }),
    extra: Object.fromEntries(rule.plots.map(({ name }) => [name, new Float64Array(2 * size)])),
  };
  for (let taken = 0; taken < step - 1;) {
    const count = Math.min(size, step - 1 - taken);
    training.advance(page, 0, taken, count);
    taken += count;
    yield taken;
  }

  const probe = compileProbe(rule, values, program, variant);
  const out = new Float64Array(probe.length);
  const { rates, noise } = training.givenTo(step - 1);
  probe.read(memory, numbers, out, rates, noise);
  const read = ({ at, length }: { readonly at: number; readonly length: number }) => [
    ...out.subarray(at, at + length),
  ];

  const { assignments } = shownRule(resolution.run);
  const names = new Set(['theta', 'g']);
  for (const { value } of assignments) eachName(value, ({ name }) => names.add(name));
  return {
    step,
    before: Object.fromEntries(
      [...names].flatMap((name) => {
        const slot = probe.before.get(name);
        return slot === undefined ? [] : [[name, read(slot)]];
      }),
    ),
    // A line that is shown is one of the kernel's: deciding more only leaves more out.
    lines: assignments.map(({ name, at }) => ({ name, value: read(probe.lines.get(at.line)!) })),
  };
}
