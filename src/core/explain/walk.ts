import type { RunResult } from '../experiment/types';

/** Distances this small a part of the longest do not count: rounding has a side, too. */
const negligible = 1e-9;

/** Steps this small a part of the longest do not count as turning back. */
const negligibleStep = 1e-6;

/** How a run moved along one axis. */
export interface Walk {
  readonly from: number;
  readonly to: number;
  /** How often it turned back. */
  readonly turns: number;
  /** Where the minimum lies that it was on its way to. Without one it crosses nothing. */
  readonly goal: number | undefined;
  /** The steps on which it changed sides of the goal, and the first of them. */
  readonly crossings: number;
  readonly firstCrossing: number | undefined;
  /** How far it got past the goal after the first crossing, on either side. */
  readonly past: number;
}

/** @param goal the coordinate of the minimum */
export function walkAlong(
  { theta, steps }: RunResult,
  rows: number,
  axis: 0 | 1,
  goal: number | undefined,
): Walk {
  let longest = 0;
  let farthest = 0;
  for (let row = 0; row < rows; row++) {
    const at = theta[2 * row + axis];
    if (goal !== undefined) farthest = Math.max(farthest, Math.abs(at - goal));
    if (row > 0) longest = Math.max(longest, Math.abs(at - theta[2 * (row - 1) + axis]));
  }
  let [turns, direction, crossings, side, past] = [0, 0, 0, 0, 0];
  let firstCrossing: number | undefined;
  for (let row = 0; row < rows; row++) {
    const at = theta[2 * row + axis];
    const step = row === 0 ? 0 : at - theta[2 * (row - 1) + axis];
    if (Math.abs(step) > negligibleStep * longest) {
      if (direction !== 0 && Math.sign(step) !== direction) turns++;
      direction = Math.sign(step);
    }
    if (goal === undefined || Math.abs(at - goal) <= negligible * farthest) continue;
    const now = Math.sign(at - goal);
    if (side !== 0 && now !== side) {
      crossings++;
      firstCrossing ??= steps[row];
    }
    if (firstCrossing !== undefined) past = Math.max(past, Math.abs(at - goal));
    side = now;
  }
  const [from, to] = rows === 0 ? [NaN, NaN] : [theta[axis], theta[2 * (rows - 1) + axis]];
  return { from, to, turns, goal, crossings, firstCrossing, past };
}
