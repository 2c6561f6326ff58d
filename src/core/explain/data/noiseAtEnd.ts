import { gradientNoiseInSlices } from '../../experiment/data/gradientNoise';
import { meanLossInSlices } from '../../experiment/data/meanLoss';
import { norm } from '../../planes/vectors';
import type { DataFacts } from './facts';

/** How far the gradients of batches are from that of all rows where a run ends. */
export interface NoiseAtEnd {
  /** The length of the gradient of all rows, penalty included. */
  readonly gradient: number;
  /** The root of the mean square of the distance from it of a batch's gradient. */
  readonly distance: number;
  /** The same at the minimum, where that is known. */
  readonly atMinimum?: number;
}

/** Rows × parameters at most: a fraction of a second, and as many as are looked at one by one. */
const maxWork = 2e7;

/**
 * The noise of shuffled batches at the end of a run, over all batches of its size.
 * @yields after a few milliseconds of work each
 * @returns undefined where batches are no random ones, or it would take too long
 */
export function* noiseAtEnd(facts: DataFacts): Generator<void, NoiseAtEnd | undefined, void> {
  const { objective, sampling, rowCount, last, result, isFull } = facts;
  const { model, training, dimension } = objective;
  const isDrawn = !isFull && sampling.batches === undefined && sampling.order !== 'sequential';
  if (!isDrawn || last < 0 || result.parameters !== dimension || rowCount * dimension > maxWork)
    return undefined;
  const theta = result.theta.slice(last * dimension, (last + 1) * dimension);
  const gradient = new Float64Array(dimension);
  yield* meanLossInSlices(
    model,
    theta,
    training,
    Int32Array.from(training.target.keys()),
    0,
    rowCount,
    gradient,
  );
  const distance = yield* spreadAt(facts, theta);
  const { minimum } = facts.leastSquares ?? {};
  return {
    gradient: norm(gradient),
    distance,
    ...(minimum && { atMinimum: yield* spreadAt(facts, minimum.theta) }),
  };
}

function* spreadAt({ objective, batch }: DataFacts, theta: Float64Array): Generator<void, number, void> {
  const slices = gradientNoiseInSlices(objective, theta, batch);
  for (;;) {
    const { done, value } = slices.next();
    if (done) return Math.sqrt(value.variance);
    yield;
  }
}
