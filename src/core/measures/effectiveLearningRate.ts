import type { MeasureDefinition, MeasuredRun } from './definition';

/** A difference of parameters has three digits left when it is this part of them. */
const leastPart = 1e3 * Number.EPSILON;

/**
 * |Δθ_i| / |g_i| along an axis: the learning rate with which plain gradient descent would have gone as far as the
 * step that led to the row, from where it set out. g is the exact gradient there, so that for an optimizer with
 * momentum it also tells how far older gradients carry. NaN where the gradient is 0, and where the step is so short
 * beside the parameters that rounding leaves nothing of it.
 */
function effectiveRate({ theta, previous, gradient }: MeasuredRun, row: number, axis: 0 | 1): number {
  const [x, y] = [previous[2 * row], previous[2 * row + 1]];
  const slope = Math.abs(gradient(x, y)[axis]);
  const [from, to] = [axis === 0 ? x : y, theta[2 * row + axis]];
  const step = Math.abs(to - from);
  if (slope === 0 || step < leastPart * Math.max(Math.abs(from), Math.abs(to))) return NaN;
  return step / slope;
}

export const effectiveLearningRate: MeasureDefinition = {
  id: 'effectiveLearningRate',
  name: 'Effective learning rate',
  symbol: '|Δθ| / |g|',
  meaning:
    'Along each axis: the rate with which plain gradient descent would have taken the same step. Adagrad’s only ever shrinks.',
  citation:
    'Duchi, Hazan and Singer (2011), Adaptive Subgradient Methods for Online Learning and Stochastic Optimization, JMLR 12: a rate of its own for each parameter.',
  needsMinimum: false,
  curves: [(run, row) => effectiveRate(run, row, 0), (run, row) => effectiveRate(run, row, 1)],
};
