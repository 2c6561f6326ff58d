import { landscapeOf } from './objective';
import { defaultTolerance } from './tolerance';
import type { Experiment } from './types';

/**
 * The loss at which a run counts as converged: so much above the minimum; undefined where none is known. That of data is
 * not known, so there the tolerance itself counts, where it is said.
 */
export function targetLoss({ objective, tolerance }: Experiment): number | undefined {
  if (objective.kind === 'data') return tolerance;
  const minima = landscapeOf(objective)?.minima ?? [];
  return minima.length === 0
    ? undefined
    : Math.min(...minima.map(([, , value]) => value)) + (tolerance ?? defaultTolerance);
}
