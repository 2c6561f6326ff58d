import { landscapeOf } from './objective';
import { defaultTolerance } from './tolerance';
import type { Experiment } from './types';

/** The loss at which a run counts as converged; undefined where no minimum is known. */
export function targetLoss({ objective, tolerance = defaultTolerance }: Experiment): number | undefined {
  const minima = landscapeOf(objective)?.minima ?? [];
  return minima.length === 0 ? undefined : Math.min(...minima.map(([, , value]) => value)) + tolerance;
}
