import { stabilityLimit } from '../linearMethod';
import type { SentenceKind } from '../sentence';
import { axisNames, exact, percent, short } from '../words';

/** Below this condition number no direction is slow. */
const leastCondition = 2;

/**
 * Gradient descent on an elongated quadratic: the flat direction is slow at every rate that the steep one bears.
 * @see Nesterov (2004), Introductory Lectures on Convex Optimization, theorem 2.1.15: the best constant rate is
 *   2/(λmin + λmax), which leaves (κ − 1)/(κ + 1) of the distance, κ being the condition number λmax/λmin
 */
export const slowDirection: SentenceKind<{
  /** Empty where the flattest direction is no axis. */
  axis: string;
  lr: number;
  least: number;
  condition: number;
  factor: number;
  best: number;
  bestFactor: number;
}> = {
  kind: 'slow-direction',
  find: ({ theory }) => {
    if (!theory?.isQuadratic || theory.method.kind !== 'gradient-descent') return undefined;
    const { lr } = theory.method;
    const { hessian, least, most, isAligned } = theory.minimum.curvature;
    const condition = most / least;
    const factor = 1 - lr * least;
    if (condition < leastCondition || !(lr < stabilityLimit(theory.method, most))) return undefined;
    return {
      axis: isAligned ? axisNames[hessian[0] === least ? 0 : 1] : '',
      lr,
      least,
      condition,
      factor,
      best: 2 / (least + most),
      bestFactor: (condition - 1) / (condition + 1),
    };
  },
  english: ({ axis, lr, least, condition, factor, best, bestFactor }) =>
    `${axis === '' ? 'Along the flattest direction' : `In ${axis}`}, where the curvature is λmax/λmin = ${short(condition)} times smaller, a step covers lr · λmin = ${exact(lr)} · ${short(least)} = ${percent(1 - factor)} of the way; no constant lr covers more than ${percent(1 - bestFactor)} in every direction, and that is 2/(λmin + λmax) = ${short(best)}.`,
};
