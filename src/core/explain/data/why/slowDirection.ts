import { stabilityLimit } from '../../linearMethod';
import { exact, percent, short } from '../../words';
import type { DataSentenceKind } from '../facts';

/** Below this condition number no direction is slow. */
const leastCondition = 2;

/** Where this part of a direction is left it is over. */
const arrived = 1e-3;

/**
 * Gradient descent on all rows of least squares: the flat direction is slow at every rate that the steep one bears.
 * @see Nesterov (2004), Introductory Lectures on Convex Optimization, theorem 2.1.15
 */
export const slowDirection: DataSentenceKind<{
  lr: number;
  most: number;
  least: number;
  limit: number;
}> = {
  kind: 'data-slow-direction',
  find: ({ theory, isCompleted, result }) => {
    if (!isCompleted || theory?.method.kind !== 'gradient-descent') return undefined;
    const { lr } = theory.method;
    const { least, most } = theory.curvature;
    if (least === undefined || most / least < leastCondition) return undefined;
    const limit = stabilityLimit(theory.method, most);
    const isSlow = Math.abs(1 - lr * least) ** result.lastFiniteStep > arrived;
    return lr < limit && isSlow ? { lr, most, least, limit } : undefined;
  },
  english: ({ lr, most, least, limit }) =>
    `The loss is quadratic with curvatures from λmin = ${short(least)} to λmax = ${short(most)}, the same everywhere: along the flattest direction an update covers lr · λmin = ${exact(lr)} · ${short(least)} = ${percent(lr * least)} of the way. lr must be below 2/λmax = ${short(limit)}; 2/(λmin + λmax) = ${short(2 / (least + most))} is the best constant one, which covers at least ${percent(1 - (most - least) / (most + least))} in every direction.`,
};
