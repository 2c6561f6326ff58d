import { compileProbe } from '../compile/stepProbe';
import { eachName } from '../language/tree';
import { Replay } from './replay';
import { shownRule } from './shownRule';
import type { Experiment } from './types';

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
 * @yields now and then
 */
export function* stepNumbersInSlices(
  experiment: Experiment,
  run: number,
  step: number,
): Generator<number, StepNumbers, void> {
  const isCount = Number.isInteger(step) && step >= 1 && step <= experiment.steps;
  if (!isCount) throw new RangeError(`There is no step ${step}.`);
  const replay = new Replay(experiment, run);
  for (const { first } of replay.until(step - 1)) yield first;

  const { resolved, program, variant, numbers, memory, training } = replay;
  const probe = compileProbe(resolved.rule, resolved.values, program, variant);
  const out = new Float64Array(probe.length);
  const { rates, noise } = training.givenTo(step - 1);
  probe.read(memory, numbers, out, rates, noise);
  const read = ({ at, length }: { readonly at: number; readonly length: number }) => [
    ...out.subarray(at, at + length),
  ];

  const { assignments } = shownRule(resolved);
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
