import type { RunResult } from '../../experiment/types';

/** A column that was recorded, up to the last row that is finite; NaN throughout where it was not. */
export function* recorded(
  result: RunResult,
  column: (result: RunResult) => Float64Array | undefined,
): Generator<void, Float64Array, void> {
  yield;
  return column(result) ?? new Float64Array(result.steps.length).fill(NaN);
}
