import { distanceToNearest } from '../measures/distance';
import { lateCourse } from './data/lateCourse';
import type { RunResult } from './types';

/** How a run went, the first of these that fits. */
export type RunStatus =
  /** A parameter or the loss stopped being finite at this step. */
  | { readonly kind: 'diverged'; readonly step: number }
  /** Goes on, and this is the last step that is known of it. */
  | { readonly kind: 'begun'; readonly step: number }
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
  /**
   * The last step changed the loss by less than a billionth of it; on data the last tenth of the run brought it no lower
   * than it was, by a thousandth.
   */
  /** On data: the loss does not get lower, and does not rest either. */
  | { readonly kind: 'hovers' }
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
 * Sums a trajectory up. On data its loss is that on all rows, where it was evaluated. Of a thinned one only the
 * recorded rows count, but for its path.
 * @param target the loss at which a run counts as converged; absent where no minimum is known
 * @param minima those that are known, as [x, y, f]
 */
export function runMetrics(
  result: RunResult,
  target?: number,
  minima: readonly (readonly [number, number, number])[] = [],
): RunMetrics {
  const { steps, theta, loss, parameters, batchLoss } = result;
  const rows = finiteRows(result);
  let best = -1;
  let below = rows;
  for (let row = 0; row < rows; row++) {
    if (Number.isNaN(loss[row])) continue;
    if (best < 0 || loss[row] < loss[best]) best = row;
    if (target === undefined || loss[row] > target) below = rows;
    else if (below === rows) below = row;
  }
  const stepsToTarget = below < rows && result.stop === 'completed' ? steps[below] : undefined;
  const ends = result.stop !== 'diverged' && rows > 0;
  const distance = distanceToNearest(theta[2 * rows - 2], theta[2 * rows - 1], minima);
  const pathLength = result.pathLength ?? lengthOf(theta, parameters, rows);
  const finalLoss = loss.subarray(0, rows).findLast((each) => !Number.isNaN(each));
  return {
    ...(ends && finalLoss !== undefined ? { finalLoss } : {}),
    ...(best < 0 ? {} : { bestLoss: loss[best], bestStep: steps[best] }),
    ...(stepsToTarget === undefined ? {} : { stepsToTarget }),
    ...(rows > 0 && Number.isFinite(pathLength) ? { pathLength } : {}),
    ...(ends && Number.isFinite(distance) ? { distance } : {}),
    status:
      batchLoss && result.stop === 'completed' && stepsToTarget === undefined
        ? { kind: lateCourse(loss.subarray(0, rows).filter((each) => !Number.isNaN(each))).kind }
        : statusOf(result, rows, stepsToTarget),
  };
}

function lengthOf(theta: Float64Array, parameters: number, rows: number): number {
  let length = 0;
  for (let row = 1, k = parameters; row < rows; row++) {
    let squares = 0;
    for (let i = 0; i < parameters; i++, k++) {
      const step = theta[k] - theta[k - parameters];
      squares += step * step;
    }
    length += Math.sqrt(squares);
  }
  return length;
}

function statusOf(result: RunResult, rows: number, stepsToTarget: number | undefined): RunStatus {
  const { stop, lastFiniteStep, loss } = result;
  if (stop === 'diverged') return { kind: 'diverged', step: lastFiniteStep + 1 };
  if (stop === 'cancelled') return { kind: 'cancelled', step: Math.max(0, lastFiniteStep) };
  if (stepsToTarget !== undefined) return { kind: 'converged', step: stepsToTarget };
  const turns = [turnsAlong(result, rows, 0), turnsAlong(result, rows, 1)];
  const axis = turns[0] > turns[1] ? 'x' : 'y';
  const most = Math.max(...turns);
  if (2 * most > rows - 1) return { kind: 'zigzags', axis };
  if (loss[rows - 1] > loss[0]) return { kind: 'climbs' };
  if (most > 1) return { kind: 'swings', axis };
  if (most === 1) return { kind: 'overshoots', axis };
  const last = Math.abs(loss[rows - 1] - loss[rows - 2]);
  return last > 1e-9 * Math.abs(loss[rows - 1]) ? { kind: 'falling' } : { kind: 'stalled' };
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
