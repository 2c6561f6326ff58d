import type { RunResult } from '../../core/index';

/** Where a run stands at a step, or at its last one that is finite; undefined where none is. */
export function standingAt(
  { steps, theta, parameters, lastFiniteStep }: RunResult,
  step: number,
): { readonly step: number; readonly theta: Float64Array } | undefined {
  const row = steps.findLastIndex((each) => each <= Math.min(step, lastFiniteStep));
  if (row < 0) return undefined;
  return { step: steps[row], theta: theta.slice(row * parameters, (row + 1) * parameters) };
}
