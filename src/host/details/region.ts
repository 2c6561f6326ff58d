import { groundOf, landscapeOf } from '../ground';
import type { DetailKind } from './kind';

/** The landscape in the visible region. */
export const region: DetailKind<'region'> = {
  dependsOn: ({ history }) => history.present.experiment.objective,
  answer: ({ history }, { view }) => {
    const { landscape } = landscapeOf(history.present.experiment.objective);
    return Promise.resolve({ kind: 'region', ...groundOf(landscape, view), isCoarse: false });
  },
};
