import { limitFormula, stabilityLimit } from '../../linearMethod';
import { exact, short, timesThat } from '../../words';
import type { DataSentenceKind } from '../facts';

/**
 * Gradient descent on all rows with a rate above what the curvature allows, where the curvature is the same everywhere.
 * @see stabilityLimit
 */
export const beyondLimit: DataSentenceKind<{
  method: string;
  curvature: number;
  lr: number;
  limit: number;
}> = {
  kind: 'data-beyond-limit',
  find: ({ theory, result, ends: [from, to] }) => {
    if (!theory || !(result.stop === 'diverged' || to > from)) return undefined;
    const { method, curvature } = theory;
    const limit = stabilityLimit(method, curvature.most);
    const { kind, lr } = method;
    return lr > limit ? { method: kind, curvature: curvature.most, lr, limit } : undefined;
  },
  english: ({ method, curvature, lr, limit }) =>
    `The loss is quadratic in the parameters, so its curvature is the same everywhere and at most λmax = ${short(curvature)}: with all rows in each update lr must be below ${limitFormula(method)} = ${short(limit)}, and ${exact(lr)} is ${timesThat(lr / limit)}.`,
};
