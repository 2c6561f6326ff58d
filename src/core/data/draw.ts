import type { Dataset } from '../experiment/types';
import { fillNormal } from '../random/normal';
import { uniform } from '../random/uniform';
import { Xoshiro128 } from '../random/xoshiro128';

/** What a set is drawn from. */
export interface Draw {
  /** A number evenly spread over (min, max). */
  uniform(min: number, max: number): number;
  /** A normal number with mean 0. */
  normal(deviation: number): number;
}

/**
 * Draws rows from a seed, the same ones each time.
 * @param row the features and, last, the target of a row
 */
export function drawRows(
  seed: number,
  rows: number,
  names: readonly string[],
  row: (draw: Draw, index: number) => readonly number[],
): Dataset {
  const source = Xoshiro128.seeded(seed, 0);
  const pair = new Float64Array(2);
  const draw: Draw = {
    uniform: (min, max) => (min + max + uniform(max - min, source)) / 2,
    normal(deviation) {
      fillNormal(pair, deviation, source);
      return pair[0];
    },
  };
  const features = new Float64Array(rows * names.length);
  const target = new Float64Array(rows);
  for (let index = 0; index < rows; index++) {
    // Rounded, so that engines whose sines differ in the last bit have the same rows.
    const numbers = row(draw, index).map((number) => Math.round(number * 1e4) / 1e4);
    features.set(numbers.slice(0, -1), index * names.length);
    target[index] = numbers[names.length];
  }
  return { features, columns: names.length, target, names };
}
