import { batchCurvaturesInSlices } from '../../experiment/data/batchCurvature';
import { batchesOf } from '../../experiment/data/sampling';
import type { DataFacts } from './facts';

/** How curved the losses of a run's own batches are, of the first epoch or all that are listed. */
export interface BatchCurves {
  readonly batches: number;
  /** How many of them are above 2/lr, and the largest curvature. */
  readonly above: number;
  readonly most: number;
}

/**
 * Of gradient descent in batches, on least squares, that does not come down.
 * @yields after some work each
 */
export function* batchCurves(facts: DataFacts): Generator<void, BatchCurves | undefined, void> {
  const { method, leastSquares, isFull, objective, rowCount, sampling, ends, result } = facts;
  const rises = result.stop === 'diverged' || ends[1] > ends[0];
  if (isFull || method?.kind !== 'gradient-descent' || !leastSquares || !rises) return undefined;
  const batches = batchesOf(sampling, rowCount, facts.seed, result.seed);
  const count = Math.min(facts.updates, sampling.batches?.length ?? Math.ceil(rowCount / facts.batch));
  const curvatures = yield* batchCurvaturesInSlices(objective, batches, count);
  if (!curvatures) return undefined;
  const above = curvatures.filter((curvature) => curvature > 2 / method.lr).length;
  return { batches: count, above, most: Math.max(...curvatures) };
}
