import { descentNumbers, gradientNoiseInSlices, samplingOf } from '../../core/index';
import { standingAt } from '../data/standing';
import { inSlices } from './inSlices';
import type { DetailKind } from './kind';

/** How far gradients of batches are from that of all rows where a run stands at a step. Of a landscape there is none. */
export const noise: DetailKind<'noise'> = {
  dependsOn({ history: { present }, data }, { slot }) {
    const { runs, ...shared } = present.experiment;
    // A file's rows may change while the experiment stays.
    return [shared, runs[present.slots.indexOf(slot)], data?.surface.id];
  },
  async answer({ history: { present }, result, data }, { slot, step }, signal) {
    const { experiment, slots } = present;
    const run = slots.indexOf(slot);
    const trajectory = result.runs.find((each) => each.run === run);
    const standing = trajectory && standingAt(trajectory, step);
    if (!data || !standing || experiment.objective.kind !== 'data') return undefined;
    const { objective } = data.surface;
    const sampling = samplingOf(experiment.objective, experiment.runs[run]);
    const { batch } = descentNumbers(sampling, objective.training.target.length);
    const found = await inSlices(gradientNoiseInSlices(objective, standing.theta, batch), signal);
    const { norm, variance, rowVariance, scale, rows } = found;
    return { kind: 'noise', slot, step, batch, gradientNorm: norm, variance, rowVariance, scale, rows };
  },
};
