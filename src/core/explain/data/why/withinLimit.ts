import { limitFormula, stabilityLimit } from '../../linearMethod';
import { exact, percent, short } from '../../words';
import type { DataSentenceKind } from '../facts';
import { slowDirection } from './slowDirection';

/** A rate below the limit, where nothing more telling is said of it. */
export const withinLimit: DataSentenceKind<{ method: string; curvature: number; lr: number; limit: number }> =
  {
    kind: 'data-within-limit',
    find: (facts) => {
      const { theory, isCompleted } = facts;
      if (!theory || !isCompleted || slowDirection.find(facts)) return undefined;
      const { method, curvature } = theory;
      const limit = stabilityLimit(method, curvature.most);
      const { kind, lr } = method;
      return lr < limit ? { method: kind, curvature: curvature.most, lr, limit } : undefined;
    },
    english: ({ method, curvature, lr, limit }) =>
      `The loss is quadratic in the parameters, so its curvature is the same everywhere and at most λmax = ${short(curvature)}: lr ${exact(lr)} is ${percent(lr / limit)} of the stability limit ${limitFormula(method)} = ${short(limit)}.`,
  };
