import { distanceToNearest } from '../measures/distance';
import type { RunResult } from './types';

/** How a run went, the first of these that fits. */
export type RunStatus =
  /** A parameter or the loss stopped being finite at this step. */
  | { readonly kind: 'diverged'; readonly step: number }
  /** Was ended early, after this step. */
  | { readonly kind: 'cancelled'; readonly step: number }
  /** The loss stays at or below the target from this step on. */
  | { readonly kind: 'converged'; readonly step: number }
  /** Turns back along this axis on more than half of the steps. */
  | { readonly kind: 'zigzags'; readonly axis: 'x' | 'y' }
  /** Ends higher than it began. */
  | { readonly kind: 'climbs' }
  /** Turns back along this axis more than once, or just once. */
  | { readonly kind: 'swings' | 'overshoots'; readonly axis: 'x' | 'y' }
  | { readonly kind: 'falling' }
  /** The last step changed the loss by less than a billionth of it. */
  | { readonly kind: 'stalled' };

/** What a ranking compares. A number that does not exist is absent, since JSON has no other way to say so. */
export interface RunMetrics {
  /** The loss after the last step; absent for a run that diverged. */
  readonly finalLoss?: number;
  readonly bestLoss?: number;
  readonly bestStep?: number;
  /** The first step from which the loss stays at or below the target. */
  readonly stepsToTarget?: number;
  /** How long the way was, to the last step that is finite; absent where that is more than a number can say. */
  readonly pathLength?: number;
  /** From the last step to the nearest minimum; absent where none is known, and for a run that diverged. */
  readonly distance?: number;
  readonly status: RunStatus;
}

/**
 * Sums a trajectory up. Of a thinned one only the recorded rows count, but for its path; of losses only those that were
 * evaluated. A run on batches turns back all the time, so nothing is said of how it turns.
 * @param target the loss at which a run counts as converged; absent where no minimum is known
 * @param minima those that are known, as [x, y, f]
 */
export function runMetrics(
  result: RunResult,
  target?: number,
  minima: readonly (readonly [number, number, number])[] = [],
): RunMetrics {
  const { steps, theta, loss } = result;
  const rows = finiteRows(result);
  let best = -1;
  let below = rows;
  for (let row = 0; row < rows; row++) {
    if (Number.isNaN(loss[row])) continue;
    if (best < 0 || loss[row] < loss[best]) best = row;
    if (target === undefined || loss[row] > target) below = rows;
    else if (below === rows) below = row;
  }
  const last = lastEvaluated(loss, rows);
  const stepsToTarget = below < rows && result.stop === 'completed' ? steps[below] : undefined;
  const ends = result.stop !== 'diverged' && last >= 0;
  const distance = distanceToNearest(theta[2 * rows - 2], theta[2 * rows - 1], minima);
  const pathLength = result.pathLength ?? lengthOf(result, rows);
  return {
    ...(ends ? { finalLoss: loss[last] } : {}),
    ...(best < 0 ? {} : { bestLoss: loss[best], bestStep: steps[best] }),
    ...(stepsToTarget === undefined ? {} : { stepsToTarget }),
    ...(rows > 0 && Number.isFinite(pathLength) ? { pathLength } : {}),
    ...(ends && Number.isFinite(distance) ? { distance } : {}),
    status: statusOf(result, rows, stepsToTarget),
  };
}

function lengthOf({ theta, parameters }: RunResult, rows: number): number {
  let length = 0;
  for (let k = parameters; k < parameters * rows; k += parameters) {
    let squares = 0;
    for (let i = k; i < k + parameters; i++) squares += (theta[i] - theta[i - parameters]) ** 2;
    length += Math.sqrt(squares);
  }
  return length;
}

function statusOf(result: RunResult, rows: number, stepsToTarget: number | undefined): RunStatus {
  const { stop, lastFiniteStep, loss } = result;
  if (stop === 'diverged') return { kind: 'diverged', step: lastFiniteStep + 1 };
  if (stop === 'cancelled') return { kind: 'cancelled', step: Math.max(0, lastFiniteStep) };
  if (stepsToTarget !== undefined) return { kind: 'converged', step: stepsToTarget };
  const hasBatches = result.batchLoss !== undefined;
  const turns = hasBatches ? [0, 0] : [turnsAlong(result, rows, 0), turnsAlong(result, rows, 1)];
  const axis = turns[0] > turns[1] ? 'x' : 'y';
  const most = Math.max(...turns);
  const last = lastEvaluated(loss, rows);
  if (2 * most > rows - 1) return { kind: 'zigzags', axis };
  if (loss[last] > loss[0]) return { kind: 'climbs' };
  if (most > 1) return { kind: 'swings', axis };
  if (most === 1) return { kind: 'overshoots', axis };
  const change = Math.abs(loss[last] - loss[lastEvaluated(loss, last)]);
  return change > 1e-9 * Math.abs(loss[last]) ? { kind: 'falling' } : { kind: 'stalled' };
}

/** The last of the first rows whose loss was evaluated; −1 where there is none. */
function lastEvaluated(loss: Float64Array, rows: number): number {
  let row = rows - 1;
  while (row >= 0 && Number.isNaN(loss[row])) row--;
  return row;
}

/** Steps this small a part of the longest do not count as turning back: rounding turns all the time. */
const negligible = 1e-6;

/** How often a trajectory turns back along one of its axes. */
function turnsAlong({ theta }: RunResult, rows: number, axis: 0 | 1): number {
  const step = (row: number) => theta[2 * row + axis] - theta[2 * (row - 1) + axis];
  let longest = 0;
  for (let row = 1; row < rows; row++) longest = Math.max(longest, Math.abs(step(row)));
  let turns = 0;
  let direction = 0;
  for (let row = 1; row < rows; row++) {
    if (Math.abs(step(row)) <= negligible * longest) continue;
    const next = Math.sign(step(row));
    if (direction !== 0 && next !== direction) turns++;
    direction = next;
  }
  return turns;
}

/** The rows before the first that is not finite. */
function finiteRows({ steps, lastFiniteStep }: RunResult): number {
  let rows = steps.length;
  while (rows > 0 && steps[rows - 1] > lastFiniteStep) rows--;
  return rows;
}
