import { landscapeOf } from '../ground';
import type { DetailKind } from './kind';

/** The loss and its gradient at one point: exactly, where samples only tell about. */
export const point: DetailKind<'point'> = {
  dependsOn: ({ history }) => history.present.experiment.objective,
  answer({ history }, { x, y }) {
    const { landscape } = landscapeOf(history.present.experiment.objective);
    const [dx, dy] = landscape.gradient(x, y);
    return Promise.resolve({ kind: 'point', x, y, loss: landscape.value(x, y), gradient: [dx, dy] });
  },
};
