import type { RunPicture } from '../../protocol/messages';
import type { Frame } from './drawnRuns';
import { contains, insideShare } from './thinning';

/** Where a run leaves the plot and does not come back, in CSS pixels. */
export interface Exit {
  readonly x: number;
  readonly y: number;
  /** The first row outside, and its step. */
  readonly row: number;
  readonly step: number;
}

/** The exit of a run; undefined for one that ends inside, comes back later, or never was inside. */
export function exitOf(
  { theta, steps }: Pick<RunPicture, 'theta' | 'steps'>,
  { area, x, y }: Frame,
): Exit | undefined {
  const at = (row: number): [number, number] => [
    x.offset + theta[2 * row] * x.scale,
    y.offset + theta[2 * row + 1] * y.scale,
  ];
  let row = steps.length - 1;
  while (row >= 0 && !(Number.isFinite(theta[2 * row]) && Number.isFinite(theta[2 * row + 1]))) row--;
  const last = row;
  while (row >= 0 && !contains(area, ...at(row))) row--;
  if (row < 0 || row === last) return undefined;
  const [from, to] = [at(row), at(row + 1)];
  // From inside to outside there is always a way out, unless the numbers are too large for one.
  const share = insideShare(...from, ...to, area)?.[1] ?? 0;
  return {
    x: from[0] + (to[0] - from[0]) * share,
    y: from[1] + (to[1] - from[1]) * share,
    row: row + 1,
    step: steps[row + 1],
  };
}
