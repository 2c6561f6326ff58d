import type { Dataset } from '../experiment/types';

/** What standardised features were: `feature · deviation + mean`. */
export interface Scaling {
  readonly means: Float64Array;
  /** 1 for a column that is the same in every row, which becomes 0. */
  readonly deviations: Float64Array;
}

/** Moves and stretches each column of the features to mean 0 and standard deviation 1 (over n, not n − 1). */
export function standardize(data: Dataset): { readonly data: Dataset; readonly scaling: Scaling } {
  const { features, columns, target } = data;
  const rows = target.length;
  const [means, deviations] = [new Float64Array(columns), new Float64Array(columns)];
  for (let i = 0; i < features.length; i++) means[i % columns] += features[i] / rows;
  for (let i = 0; i < features.length; i++)
    deviations[i % columns] += (features[i] - means[i % columns]) ** 2 / rows;
  for (let j = 0; j < columns; j++) {
    const deviation = Math.sqrt(deviations[j]);
    // What the rounding of the mean leaves of a constant column is no spread.
    deviations[j] = deviation > 1e-12 * Math.abs(means[j]) ? deviation : 1;
  }
  const standardized = features.map((value, i) => (value - means[i % columns]) / deviations[i % columns]);
  return { data: { ...data, features: standardized }, scaling: { means, deviations } };
}
