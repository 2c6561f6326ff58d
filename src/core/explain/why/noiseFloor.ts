import type { SentenceKind } from '../sentence';
import { type AxisName, axisNames, exact, short } from '../words';

/**
 * Gradient descent with noise on a quadratic does not settle: along a direction of curvature λ its distance from the
 * minimum varies with the standard deviation σ·√(lr/(λ(2 − lr·λ))).
 * @see Mandt, Hoffman and Blei (2017), Stochastic Gradient Descent as Approximate Bayesian Inference, JMLR 18
 */
export const noiseFloor: SentenceKind<{ axis: AxisName; sigma: number; lr: number; deviation: number }> = {
  kind: 'noise-floor',
  find: (facts) => {
    const { method, goal, experiment, run } = facts;
    const sigma = experiment.noise?.sigma ?? 0;
    if (!(sigma > 0) || run.clip || method?.kind !== 'gradient-descent' || !goal) return undefined;
    if (!goal.curvature.isAligned || !facts.isQuadraticAround(goal)) return undefined;
    const { lr } = method;
    const [xx, , yy] = goal.curvature.hessian;
    const deviations = [xx, yy].map((curvature) =>
      lr * curvature < 2 ? sigma * Math.sqrt(lr / (curvature * (2 - lr * curvature))) : NaN,
    );
    if (!deviations.every(Number.isFinite)) return undefined;
    const axis = deviations[0] > deviations[1] ? 0 : 1;
    return { axis: axisNames[axis], sigma, lr, deviation: deviations[axis] };
  },
  english: ({ axis, sigma, lr, deviation }) =>
    `With noise of ${exact(sigma)} on the gradient and a constant lr of ${exact(lr)} it never settles: in the long run ${axis} keeps varying around the minimum, with a standard deviation of ${short(deviation)}.`,
};
