import { dataStream } from '../random/streams';
import { shuffle } from '../random/uniform';
import type { DataObjective } from './dataObjective';

/** How far the gradients of batches are from the gradient of all training rows, at one place. */
export interface GradientNoise {
  /** The length of the gradient of all rows. */
  readonly norm: number;
  /**
   * The mean of ‖g of a batch − g of all rows‖² over all batches of this size without repetition, which is how an epoch
   * draws them.
   */
  readonly variance: number;
  /** The mean of ‖g of a row − g of all rows‖². */
  readonly rowVariance: number;
  /**
   * The batch size at which the noise is as large as the gradient: the simple noise scale of McCandlish et al. 2018, An
   * Empirical Model of Large-Batch Training, rowVariance / norm². Infinite where the gradient is 0 and rows are noisy.
   */
  readonly scale: number;
  /** How many rows were looked at: all, unless there are very many. */
  readonly rows: number;
}

/** Numbers of gradients, rows × parameters, that are computed at most; of more rows a seeded sample is taken. */
const maxWork = 2e7;

/** … and between two yields: some milliseconds. */
const sliceWork = 1e5;

/**
 * The noise of batches at one place. Exact where all rows are looked at: drawing without repetition, the variance is
 * S²/m · (1 − m/n), where S² = Σ‖gᵢ − g‖²/(n − 1) (Cochran 1977, Sampling Techniques, 3rd edition, theorem 2.2).
 * Penalty, added noise and clipping are not part of it.
 * @param batch rows in a batch, m, at least 1; more than there are count as all
 * @returns in slices: yields the fraction that is done
 */
export function* gradientNoiseInSlices(
  { model, training, dimension }: DataObjective,
  theta: Float64Array,
  batch: number,
): Generator<number, GradientNoise, void> {
  const all = training.target.length;
  const indices = Int32Array.from({ length: all }, (_, row) => row);
  const rows = Math.min(all, Math.max(2, Math.floor(maxWork / dimension)));
  if (rows < all) shuffle(indices, dataStream('noise', 0, 0));
  const step = Math.max(1, Math.floor(sliceWork / dimension));

  const mean = new Float64Array(dimension);
  for (let row = 0; row < rows; row += step) {
    model.add(theta, training, indices, row, Math.min(step, rows - row), mean);
    yield row / rows / 2;
  }
  let square = 0;
  for (let i = 0; i < dimension; i++) {
    mean[i] /= rows;
    square += mean[i] * mean[i];
  }

  const own = new Float64Array(dimension);
  let spread = 0;
  for (let row = 0; row < rows; row++) {
    own.fill(0);
    model.add(theta, training, indices, row, 1, own);
    for (let i = 0; i < dimension; i++) spread += (own[i] - mean[i]) ** 2;
    if (row % step === 0) yield (1 + row / rows) / 2;
  }
  const taken = Math.min(batch, all);
  const rowVariance = spread / rows;
  const variance = rows > 1 ? (spread / (rows - 1) / taken) * (1 - taken / all) : 0;
  const scale = rowVariance === 0 ? 0 : rowVariance / square;
  return { norm: Math.sqrt(square), variance, rowVariance, scale, rows };
}

/** As {@link gradientNoiseInSlices}, at once. */
export function gradientNoise(objective: DataObjective, theta: Float64Array, batch: number): GradientNoise {
  const slices = gradientNoiseInSlices(objective, theta, batch);
  for (;;) {
    const { done, value } = slices.next();
    if (done) return value;
  }
}
