import { resolveRun, shownRule, stepNumbersInSlices } from '../../core/index';
import { inSlices } from './inSlices';
import type { DetailKind } from './kind';

/** Every number of a step of a run. */
export const numbers: DetailKind<'numbers'> = {
  dependsOn({ history: { present } }, { slot }) {
    const { runs, ...shared } = present.experiment;
    return [shared, runs[present.slots.indexOf(slot)]];
  },
  async answer({ history: { present }, data }, { slot, step }, signal) {
    const { experiment, slots } = present;
    const run = slots.indexOf(slot);
    if (run < 0 || step > experiment.steps || data) return undefined;
    const resolution = resolveRun(experiment, experiment.runs[run]);
    if (!resolution.ok) return undefined;
    const { before, lines } = await inSlices(stepNumbersInSlices(experiment, run, step), signal);
    const quantities = [...Object.values(before), ...lines.map(({ value }) => value)];
    return {
      kind: 'numbers',
      slot,
      step,
      rule: shownRule(resolution.run).assignments,
      names: Object.keys(before),
      perParameter: quantities.map((quantity) => quantity.length > 1),
      values: Float64Array.from(quantities.flatMap((quantity) => [quantity[0], quantity.at(-1)!])),
    };
  },
};
