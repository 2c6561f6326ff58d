import { landscapeOf } from './objective';
import { defaultTolerance } from './tolerance';
import type { Experiment } from './types';

/**
 * The loss at which a run counts as converged; undefined where no minimum is known.
 * @param minima those that are known, as [x, y, f]; absent: the landscape's
 */
export function targetLoss(
  { objective, tolerance = defaultTolerance }: Experiment,
  minima: readonly (readonly [number, number, number])[] = landscapeOf(objective)?.minima ?? [],
): number | undefined {
  return minima.length === 0 ? undefined : Math.min(...minima.map(([, , value]) => value)) + tolerance;
}
