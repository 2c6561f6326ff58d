import type { RunResult } from './types';

/** Quartiles over several repetitions, at each recorded row. */
export interface Quartiles {
  readonly lower: Float64Array;
  readonly median: Float64Array;
  readonly upper: Float64Array;
}

/**
 * The quartiles of a column of some repetitions of a run, interpolated between order statistics (Hyndman and Fan 1996,
 * Sample Quantiles in Statistical Packages, type 7). A repetition that diverged is infinitely high from there on, one
 * that was cancelled is left out of the rows that it lacks.
 * @param column one number a row; NaN where it was not evaluated
 * @returns NaN in rows in which no repetition has a number, Infinity where so many diverged
 */
export function quartilesOf(
  repetitions: readonly RunResult[],
  column: (result: RunResult) => Float64Array,
): Quartiles {
  const rows = Math.max(0, ...repetitions.map(({ steps }) => steps.length));
  const [lower, median, upper] = [0, 1, 2].map(() => new Float64Array(rows));
  const values: number[] = [];
  for (let row = 0; row < rows; row++) {
    values.length = 0;
    for (const result of repetitions) {
      const { steps, lastFiniteStep, stop } = result;
      if (row >= steps.length) continue;
      if (stop === 'diverged' && steps[row] > lastFiniteStep) values.push(Infinity);
      else if (!Number.isNaN(column(result)[row])) values.push(column(result)[row]);
    }
    values.sort((a, b) => a - b);
    // What diverged is as high where nobody looked at the others.
    const isEvaluated = values.some((value) => value < Infinity) || values.length === repetitions.length;
    lower[row] = isEvaluated ? quantile(values, 0.25) : NaN;
    median[row] = isEvaluated ? quantile(values, 0.5) : NaN;
    upper[row] = isEvaluated ? quantile(values, 0.75) : NaN;
  }
  return { lower, median, upper };
}

function quantile(sorted: readonly number[], share: number): number {
  if (sorted.length === 0) return NaN;
  const place = share * (sorted.length - 1);
  const [below, above] = [sorted[Math.floor(place)], sorted[Math.ceil(place)]];
  return below === above ? below : below + (place - Math.floor(place)) * (above - below);
}
