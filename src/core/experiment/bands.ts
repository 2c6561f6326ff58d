import type { RunResult } from './types';

/** Quartiles over several repetitions, at each recorded row. */
export interface Quartiles {
  readonly lower: Float64Array;
  readonly median: Float64Array;
  readonly upper: Float64Array;
}

/** Numbers that are put in order between two yields: a millisecond or two. */
const slice = 20_000;

/**
 * The quartiles of a column of some repetitions of a run, interpolated between order statistics (Hyndman and Fan 1996,
 * Sample Quantiles in Statistical Packages, type 7). A repetition that diverged is infinitely high from there on, one
 * that was cancelled is left out of the rows that it lacks.
 * @param column one number a row; NaN where it was not evaluated
 * @yields now and then
 * @returns NaN in rows in which no repetition has a number, Infinity where so many diverged
 */
export function* quartilesInSlices(
  repetitions: readonly RunResult[],
  column: (result: RunResult) => Float64Array,
): Generator<void, Quartiles, void> {
  const rows = Math.max(0, ...repetitions.map(({ steps }) => steps.length));
  const [lower, median, upper] = [0, 1, 2].map(() => new Float64Array(rows).fill(NaN));
  const columns = repetitions.map(column);
  const values = new Float64Array(repetitions.length);
  const rowsOfSlice = Math.max(1, Math.floor(slice / Math.max(1, repetitions.length)));
  for (let row = 0; row < rows; row++) {
    let count = 0;
    repetitions.forEach(({ steps, lastFiniteStep, stop }, i) => {
      if (row >= steps.length) return;
      const hasDiverged = stop === 'diverged' && steps[row] > lastFiniteStep;
      if (hasDiverged) values[count++] = Infinity;
      else if (!Number.isNaN(columns[i][row])) values[count++] = columns[i][row];
    });
    const sorted = values.subarray(0, count).sort();
    // What diverged is as high where nobody looked at the others.
    if (sorted[0] < Infinity || count === repetitions.length) {
      lower[row] = quantile(sorted, 0.25);
      median[row] = quantile(sorted, 0.5);
      upper[row] = quantile(sorted, 0.75);
    }
    if (row % rowsOfSlice === rowsOfSlice - 1) yield;
  }
  return { lower, median, upper };
}

/** The median of some numbers, of which those of what diverged are Infinity. */
export function medianOf(values: readonly number[]): number {
  return quantile(Float64Array.from(values).sort(), 0.5);
}

function quantile(sorted: Float64Array, share: number): number {
  if (sorted.length === 0) return NaN;
  const place = share * (sorted.length - 1);
  const [below, above] = [sorted[Math.floor(place)], sorted[Math.ceil(place)]];
  return below === above ? below : below + (place - Math.floor(place)) * (above - below);
}
