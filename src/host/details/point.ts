import { gradientOnPlane, pointOn } from '../../core/index';
import { landscapeKey, landscapeOf } from '../ground';
import { inSlices } from './inSlices';
import type { DetailKind } from './kind';

/** The loss and its gradient at one point: exactly, where samples only tell about. */
export const point: DetailKind<'point'> = {
  dependsOn: ({ history: { present }, data }) =>
    data ? landscapeKey(present.experiment, data.surface) : present.experiment.objective,
  async answer({ history, data }, { x, y }, signal) {
    if (data) {
      const { loss, drawn } = data.surface;
      const theta = new Float64Array(loss.dimension);
      pointOn(drawn.plane, x, y, theta);
      return { kind: 'point', x, y, ...(await inSlices(gradientOnPlane(loss, drawn.plane, theta), signal)) };
    }
    const { landscape } = landscapeOf(history.present.experiment.objective);
    const [dx, dy] = landscape.gradient(x, y);
    return { kind: 'point', x, y, loss: landscape.value(x, y), gradient: [dx, dy] };
  },
};
