import { fillNormal } from '../../../../src/core/random/normal';
import { Xoshiro128 } from '../../../../src/core/random/xoshiro128';

/** Rows of normal features, with a target that is their sum with some noise. */
export function normalRows(
  rows: number,
  columns: number,
  seed: number,
): { readonly features: number[][]; readonly target: number[] } {
  const random = Xoshiro128.seeded(seed, 1);
  const row = new Float64Array(columns + 1 + ((columns + 1) % 2));
  const features: number[][] = [];
  const target: number[] = [];
  for (let r = 0; r < rows; r++) {
    fillNormal(row, 1, random);
    const values = Array.from(row.subarray(0, columns));
    features.push(values);
    target.push(values.reduce((sum, value) => sum + value, 0) + 0.1 * row[columns]);
  }
  return { features, target };
}
