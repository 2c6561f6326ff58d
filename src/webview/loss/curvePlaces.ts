// Where the curves are at a step.
import type { RunPicture } from '../../protocol/messages';
import { placeAt, type Moment } from '../player/steps';
import type { LossAxis } from './lossAxis';

/** The height of a run's curve at a moment, as a value of the axis; undefined where it has none or is above it. */
export function curveValue(run: RunPicture, axis: LossAxis, moment: Moment): number | undefined {
  const place = placeAt(run, moment);
  if (place === undefined) return undefined;
  const at = (row: number): number => Math.max(axis.min, run.loss[row] - axis.offset);
  const here = at(place.row);
  // Straight on the screen is geometric on a logarithmic axis.
  const value = place.share === 0 ? here : here * (at(place.row + 1) / here) ** place.share;
  return Number.isFinite(value) && value <= axis.max ? value : undefined;
}

/** The run whose curve comes nearest to a height at a step; undefined if none is within `reach` of it. */
export function nearestCurve(
  runs: readonly RunPicture[],
  axis: LossAxis,
  moment: Moment,
  toPixel: (value: number) => number,
  y: number,
  reach: number,
): number | undefined {
  let best = reach;
  let nearest: number | undefined;
  for (const run of runs) {
    const value = curveValue(run, axis, moment);
    if (value === undefined) continue;
    const distance = Math.abs(toPixel(value) - y);
    if (distance > best) continue;
    best = distance;
    nearest = run.slot;
  }
  return nearest;
}
