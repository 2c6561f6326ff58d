import { batchAtInSlices } from '../../core/index';
import { fitShape } from '../data/fitShape';
import { pointsOf, shownRows } from '../data/points';
import { standingAt } from '../data/standing';
import { inSlices } from './inSlices';
import type { DetailKind } from './kind';

/**
 * What the model of a run predicts where the run stands at a step, and which of the points are in the batch that it is
 * about to use. Of a landscape there is none.
 */
export const fit: DetailKind<'fit'> = {
  dependsOn: ({ revision }) => revision,
  async answer({ history: { present }, result, data }, { slot, step }, signal) {
    const run = present.slots.indexOf(slot);
    const trajectory = result.runs.find((each) => each.run === run);
    const standing = trajectory && standingAt(trajectory, step);
    if (!data || !standing) return undefined;
    const { objective } = data.surface;
    const rows = shownRows(objective);
    const shape = await inSlices(
      fitShape(objective, standing.theta, pointsOf(objective, rows), rows),
      signal,
    );
    const all = objective.training.target.length;
    const drawing = batchAtInSlices(present.experiment, run, trajectory.seed, standing.step, all);
    const used = await inSlices(drawing, signal);
    if (used.length === all) return { kind: 'fit', slot, step, shape };
    const isUsed = new Set(used);
    const batch = Int32Array.from(rows.training.keys()).filter((point) => isUsed.has(rows.training[point]));
    return { kind: 'fit', slot, step, shape, batch };
  },
};
