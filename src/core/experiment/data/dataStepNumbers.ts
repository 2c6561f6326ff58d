import { compileVectorProbe, type VectorSlot } from '../../compile/vectorProbe';
import { eachName } from '../../language/tree';
import { shownRule } from '../shownRule';
import { kernelVariant } from '../training';
import type { Experiment } from '../types';
import type { DataReplay } from './dataReplay';

/** The numbers of one update for one parameter, told along the run's shown rule. */
export interface DataStepNumbers {
  /** From 1: the update that leads to the trajectory's row of this number. */
  readonly step: number;
  /** What the names that the rule reads stood for when the update began, as `StepNumbers` has it. */
  readonly before: Readonly<Record<string, number>>;
  /** What each line of the shown rule computed, in order. */
  readonly lines: readonly { readonly name: string; readonly value: number }[];
  /** What the calls that see all parameters at once gave, by the place where they stand in the rule. */
  readonly calls: Readonly<Record<string, number>>;
}

/**
 * The numbers of the update that a replay looks at, bit for bit what the trajectory was computed with. What is one number
 * for all parameters, such as a norm, is the same for each of them.
 * @param experiment that of the replay
 * @param parameter index of one of the model's parameters
 * @yields after some milliseconds of work each; the replay can go on afterwards
 * @throws RangeError when there is no such parameter
 */
export function* dataStepNumbersInSlices(
  experiment: Experiment,
  { prepared, training, update }: DataReplay,
  parameter: number,
): Generator<void, DataStepNumbers, void> {
  if (!(parameter in training.theta)) throw new RangeError(`There is no parameter ${parameter}.`);
  const { resolved } = prepared;
  const probe = compileVectorProbe(resolved.rule, resolved.values, kernelVariant(experiment, resolved));
  const { arrays, scalars } = yield* training.probe(probe);
  const read = (slot: VectorSlot) => ('array' in slot ? arrays[slot.array][parameter] : scalars[slot.place]);

  const { assignments } = shownRule(resolved);
  const names = new Set(['theta', 'g']);
  for (const { value } of assignments) eachName(value, ({ name }) => names.add(name));
  return {
    step: update,
    before: Object.fromEntries(
      [...names].flatMap((name) => {
        const slot = probe.before.get(name);
        return slot === undefined ? [] : [[name, read(slot)]];
      }),
    ),
    // A line that is shown is one of the kernel's: deciding more only leaves more out.
    lines: assignments.map(({ name, at }) => ({ name, value: read(probe.lines.get(at.line)!) })),
    calls: Object.fromEntries([...probe.calls].map(([place, slot]) => [place, read(slot)])),
  };
}
