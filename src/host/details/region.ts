import { groundOf, landscapeKey, landscapeOf } from '../ground';
import type { DetailKind } from './kind';

/** The landscape in the visible region. */
export const region: DetailKind<'region'> = {
  dependsOn: ({ history: { present }, data }) =>
    data ? landscapeKey(present.experiment, data.surface) : present.experiment.objective,
  async answer({ history, data }, { view }, signal, tell) {
    if (data) {
      const { loss, sampler, drawn } = data.surface;
      await sampler.sample({ loss }, drawn.plane, view, signal, (ground, isCoarse) =>
        tell({ kind: 'region', ...ground, isCoarse }),
      );
      return undefined;
    }
    const { landscape } = landscapeOf(history.present.experiment.objective);
    return { kind: 'region', ...groundOf(landscape, view), isCoarse: false };
  },
};
