import { landscapes, measureRun, measures } from '../../core/index';
import { inSlices } from './inSlices';
import type { DetailKind } from './kind';

/** A measure along a run's trajectory. */
export const measure: DetailKind<'measure'> = {
  dependsOn({ history: { present } }, { slot }) {
    const { runs, ...shared } = present.experiment;
    return [shared, runs[present.slots.indexOf(slot)]];
  },
  async answer({ history: { present }, result, data }, { slot, measure: id }, signal) {
    const { experiment, slots } = present;
    const run = slots.indexOf(slot);
    const trajectory = result.runs.find((each) => each.run === run);
    const definition = measures.get(id);
    if (trajectory === undefined || definition === undefined || data) return undefined;
    const { objective } = experiment;
    const minima = objective.kind === 'landscape' ? landscapes.get(objective.id)?.minima : undefined;
    if (definition.needsMinimum && !minima?.length) return undefined;
    const curves = await inSlices(measureRun(experiment, trajectory, definition), signal);
    return { kind: 'measure', slot, measure: id, steps: trajectory.steps, curves };
  },
};
