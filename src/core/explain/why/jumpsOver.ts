import { limitFormula, stabilityLimit } from '../linearMethod';
import type { SentenceKind } from '../sentence';
import { axisNames, exact, short } from '../words';

/**
 * Gradient descent on a quadratic multiplies the distance along each eigenvector of the Hessian by 1 − lr·λ.
 * @see Nesterov (2004), Introductory Lectures on Convex Optimization, section 1.2.3; Goh (2017), Distill
 */
export const jumpsOver: SentenceKind<{
  /** Empty where the steepest direction is no axis. */
  axis: string;
  goal: number;
  lr: number;
  curvature: number;
  limit: number;
  factor: number;
}> = {
  kind: 'jumps-over',
  find: ({ theory }) => {
    if (!theory?.isQuadratic || theory.method.kind !== 'gradient-descent') return undefined;
    const { method, minimum } = theory;
    const { hessian, most: curvature, isAligned } = minimum.curvature;
    const { lr } = method;
    const limit = stabilityLimit(method, curvature);
    const factor = 1 - lr * curvature;
    if (!(factor < 0 && lr < limit)) return undefined;
    const axis = hessian[0] === curvature ? 0 : 1;
    return {
      axis: isAligned ? axisNames[axis] : '',
      goal: isAligned ? minimum.point[axis] : 0,
      lr,
      curvature,
      limit,
      factor,
    };
  },
  english: ({ axis, goal, lr, curvature, limit, factor }) => {
    const what =
      axis === ''
        ? 'the distance along the steepest direction'
        : goal === 0
          ? axis
          : `the distance in ${axis}`;
    const multiplies = `multiplies ${what} by 1 − ${exact(lr)} · ${short(curvature)} = ${short(factor)}`;
    return lr >= 0.9 * limit
      ? `lr ${exact(lr)} is just under the stability limit ${limitFormula('gradient-descent')} = 2/${short(curvature)} = ${short(limit)}, so every step ${multiplies}: beyond ${short(limit)} it would grow instead.`
      : `lr ${exact(lr)} is above 1/λmax = 1/${short(curvature)} = ${short(limit / 2)}, half the stability limit, so every step jumps over the minimum: it ${multiplies}.`;
  },
};
