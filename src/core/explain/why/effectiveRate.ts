import type { SentenceKind } from '../sentence';
import { axisNames, exact, short } from '../words';

/** How much of the step before has to be kept for the sum to count. */
const noticeable = 0.5;

/**
 * Momentum on a slope that hardly changes sums the same gradient up, 1 + β + β² + … = 1/(1 − β) times.
 * @see Goh (2017), Why Momentum Really Works, Distill
 */
export const effectiveRate: SentenceKind<{ axis: string; lr: number; momentum: number; rate: number }> = {
  kind: 'effective-rate',
  find: (facts) => {
    const { theory } = facts;
    if (!theory?.isQuadratic || theory.method.kind !== 'heavy-ball') return undefined;
    const { lr, momentum } = theory.method;
    const { hessian, least, isAligned } = theory.minimum.curvature;
    const rate = lr / (1 - momentum);
    // Small beside the curvature, so that the slope is nearly the same while a gradient is remembered.
    if (!isAligned || momentum < noticeable || rate * least > 0.2 * (1 - momentum)) return undefined;
    const axis = hessian[0] === least ? 0 : 1;
    return { axis: axisNames[axis], lr, momentum, rate };
  },
  english: ({ axis, lr, momentum, rate }) =>
    `In ${axis}, where the slope hardly changes from step to step, the remembered gradients add up: lr counts as lr/(1 − β) = ${exact(lr)}/(1 − ${exact(momentum)}) = ${short(rate)}.`,
};
