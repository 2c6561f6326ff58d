import { batchAtInSlices } from '../../core/index';
import { lossOfBatch } from '../data/planeSampler';
import { landscapeKey } from '../ground';
import { inSlices } from './inSlices';
import type { DetailKind } from './kind';

/** In the visible region the loss of the batch that a run is about to use. Of a landscape there is none. */
export const batch: DetailKind<'batch'> = {
  dependsOn({ history: { present }, data }, { slot }) {
    const { objective, seeds, runs } = present.experiment;
    return [
      landscapeKey(present.experiment, data?.surface),
      objective,
      seeds,
      runs[present.slots.indexOf(slot)]?.sampling,
    ];
  },
  async answer({ history: { present }, result, data }, { slot, step, view }, signal, tell) {
    const run = present.slots.indexOf(slot);
    const trajectory = result.runs.find((each) => each.run === run);
    if (!data || !trajectory) return undefined;
    const { objective, sampler, drawn } = data.surface;
    const all = objective.training.target.length;
    const drawing = batchAtInSlices(present.experiment, run, trajectory.seed, step, all);
    const rows = await inSlices(drawing, signal);
    await sampler.sample(lossOfBatch(objective, rows), drawn.plane, view, signal, (ground, isCoarse) =>
      tell({ kind: 'batch', slot, step, ...ground, isCoarse, size: rows.length }),
    );
    return undefined;
  },
};
