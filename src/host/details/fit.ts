import { fitShape } from '../data/fitShape';
import { pointsOf, shownRows } from '../data/points';
import { standingAt } from '../data/standing';
import { inSlices } from './inSlices';
import type { DetailKind } from './kind';

/** What the model of a run predicts where the run stands at a step. Of a landscape there is none. */
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
    return { kind: 'fit', slot, step, shape };
  },
};
