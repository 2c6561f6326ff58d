import { landscapeOf } from './objective';
import type { Experiment } from './types';

/** How far above the lowest known minimum counts as converged, where the experiment does not say. */
const defaultTolerance = 0.01;

/** The loss at which a run counts as converged; undefined where no minimum is known. */
export function targetLoss({ objective, tolerance = defaultTolerance }: Experiment): number | undefined {
  const minima = landscapeOf(objective)?.minima ?? [];
  return minima.length === 0 ? undefined : Math.min(...minima.map(([, , value]) => value)) + tolerance;
}
