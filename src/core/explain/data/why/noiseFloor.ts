import { exact, short } from '../../words';
import type { DataSentenceKind } from '../facts';

/** Rates up to this part of 1/λmax are small: there the floor is between lr·σ²/4 and a third more. */
const small = 0.5;

/** What is explained is at most so many times as much, or as little, as is found. */
const near = 3;

/**
 * The noise of random batches keeps gradient descent above the minimum of least squares: with gradients whose variance
 * at the minimum is σ², summed over all parameters, a small rate lr leaves it about lr·σ²/4 above in the long run.
 * Batches that are drawn epoch by epoch make less noise together than drawn independently, so it is said only where it
 * is what was found.
 * @see Mandt, Hoffman and Blei (2017), Stochastic Gradient Descent as Approximate Bayesian Inference, JMLR 18
 */
export const noiseFloor: DataSentenceKind<{ lr: number; sigma: number; floor: number; found: number }> = {
  kind: 'data-noise-floor',
  find: ({ method, noise, leastSquares, lateMean, late }) => {
    const sigma = noise?.atMinimum ?? 0;
    const minimum = leastSquares?.minimum?.loss;
    if (method?.kind !== 'gradient-descent' || !(sigma > 0) || minimum === undefined) return undefined;
    if (late?.kind !== 'hovers' || method.lr * leastSquares!.most > small) return undefined;
    const floor = (method.lr * sigma ** 2) / 4;
    const found = lateMean! - minimum;
    const isIt = found < near * floor && found > floor / near;
    return isIt ? { lr: method.lr, sigma, floor, found } : undefined;
  },
  english: ({ lr, sigma, floor, found }) =>
    `At the minimum the gradients of batches still spread by σ = ${short(sigma)}, which at a constant lr = ${exact(lr)} holds the loss about lr · σ²/4 = ${short(floor)} above it: in the last tenth it was ${short(found)} above on average. With half the lr that is half as much.`,
};
