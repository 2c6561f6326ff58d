import type { Dataset } from '../experiment/types';

/** What standardised features were: `feature · deviation + mean`. */
export interface Scaling {
  readonly means: Float64Array;
  /** 1 for a column that is the same in every row, which becomes 0. */
  readonly deviations: Float64Array;
}

/**
 * Moves and stretches each column of the features to mean 0 and standard deviation 1 (over n, not n − 1).
 * @param training the rows whose mean and deviation these are: what is held out must not have a say in training
 */
export function standardize(
  data: Dataset,
  training: Int32Array = Int32Array.from(data.target.keys()),
): { readonly data: Dataset; readonly scaling: Scaling } {
  const { features, columns } = data;
  const [means, deviations] = [new Float64Array(columns), new Float64Array(columns)];
  for (const row of training)
    for (let j = 0; j < columns; j++) means[j] += features[row * columns + j] / training.length;
  for (const row of training)
    for (let j = 0; j < columns; j++)
      deviations[j] += (features[row * columns + j] - means[j]) ** 2 / training.length;
  for (let j = 0; j < columns; j++) {
    const deviation = Math.sqrt(deviations[j]);
    // What the rounding of the mean leaves of a constant column is no spread.
    deviations[j] = deviation > 1e-12 * Math.abs(means[j]) ? deviation : 1;
  }
  const standardized = features.map((value, i) => (value - means[i % columns]) / deviations[i % columns]);
  return { data: { ...data, features: standardized }, scaling: { means, deviations } };
}
