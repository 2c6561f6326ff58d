// Where the curves are at a step.
import { rowAtStep, type Moment, type RunPlace } from '../player/steps';
import type { CurveAxis } from './curveAxis';
import type { Curve } from './curves';

/** Where a curve is at a moment: at a row, or between two while the player moves. Undefined where it has no value. */
export function placeOn(
  { steps, values, lastFiniteStep = Infinity }: Curve,
  { step, between }: Moment,
): RunPlace | undefined {
  const row = rowAtStep(steps, step);
  if (row < 0 || !Number.isFinite(values[row]) || step > lastFiniteStep) return undefined;
  // Behind its end a curve has no place.
  if (row === steps.length - 1 && step > steps[row]) return undefined;
  if (between === 0 || row + 1 >= steps.length || !Number.isFinite(values[row + 1])) return { row, share: 0 };
  return { row, share: (step + between - steps[row]) / (steps[row + 1] - steps[row]) };
}

/** The height of a curve at a moment, as a value of the axis; undefined where it has none or is above it. */
export function curveValue(curve: Curve, axis: CurveAxis, moment: Moment): number | undefined {
  const place = placeOn(curve, moment);
  if (place === undefined) return undefined;
  const at = (row: number): number => Math.max(axis.min, curve.values[row] - axis.offset);
  const here = at(place.row);
  // Straight on the screen is geometric on a logarithmic axis.
  const value = place.share === 0 ? here : here * (at(place.row + 1) / here) ** place.share;
  return Number.isFinite(value) && value <= axis.max ? value : undefined;
}

/** The run whose curve comes nearest to a height at a step; undefined if none is within `reach` of it. */
export function nearestCurve(
  curves: readonly Curve[],
  axis: CurveAxis,
  moment: Moment,
  toPixel: (value: number) => number,
  y: number,
  reach: number,
): number | undefined {
  let best = reach;
  let nearest: number | undefined;
  for (const curve of curves) {
    const value = curveValue(curve, axis, moment);
    if (value === undefined) continue;
    const distance = Math.abs(toPixel(value) - y);
    if (distance > best) continue;
    best = distance;
    nearest = curve.slot;
  }
  return nearest;
}
