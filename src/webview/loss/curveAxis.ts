import { formatShort } from '../format';
import type { Curve } from './curves';

/** The logarithmic axis of the curves. */
export interface CurveAxis {
  readonly min: number;
  readonly max: number;
  /** Subtracted from every value: the known minimum where losses below 0 leave a logarithm no other way, else 0. */
  readonly offset: number;
  /** What the reader must know to read the curves right; absent where nothing was done to them. */
  readonly note?: string;
}

/** Below this share of the largest value, curves lie on the floor. */
const smallestShare = 1e-20;
/** How far above the first value a run that climbs stretches the axis, before it leaves through the top. */
const climbingStretch = 1e3;

/**
 * Chooses the axis for all curves. NaN and infinite values are left out.
 * @param minimum the lowest value there can be, where it is known
 */
export function chooseCurveAxis(
  curves: readonly Pick<Curve, 'values'>[],
  minimum: number | undefined,
): CurveAxis {
  const first = Math.max(...curves.map(({ values }) => values.find(Number.isFinite) ?? -Infinity));
  const lowest = Math.min(...curves.map(({ values }) => lowestOf(values)));
  const offset = lowest <= 0 && minimum !== undefined && minimum < 0 ? minimum : 0;

  let high = 0;
  let low = Infinity;
  let onFloor = false;
  const limit = first > offset ? climbingStretch * (first - offset) : Infinity;
  for (const { values } of curves) {
    for (let i = 0; i < values.length; i++) {
      const value = values[i] - offset;
      if (value - value !== 0) continue;
      if (value <= 0) onFloor = true;
      else if (value < low) low = value;
      if (value > high) high = Math.min(value, limit);
    }
  }
  if (low === Infinity) [low, high] = [1, 1];
  high = Math.max(high, low);
  const cutOff = low < high * smallestShare;
  low = Math.max(low, high * smallestShare);

  let min = Number(`1e${Math.floor(Math.log10(low) + 1e-9)}`);
  if (min === 0) min = Number.MIN_VALUE * 1e8;
  const max = Math.min(Math.max(roundUp(high * (high / min) ** 0.02), min * 10), Number.MAX_VALUE);
  const notes = [
    offset === 0 ? '' : `Drawn above the landscape’s minimum, ${formatShort(offset)}.`,
    onFloor && offset === 0 ? 'Values ≤ 0 are drawn on the floor of the axis.' : '',
    onFloor && offset !== 0 ? 'Values at or below it are drawn on the floor of the axis.' : '',
    cutOff ? `Values below ${formatShort(min)} are drawn on the floor of the axis.` : '',
  ].filter((note) => note !== '');
  return { min, max, offset, ...(notes.length > 0 ? { note: notes.join(' ') } : {}) };
}

/** The axis that has room for both, so that none is laid out anew with every frame while something is dragged. */
export function widened(axis: CurveAxis, before: CurveAxis): CurveAxis {
  if (axis.offset !== before.offset) return axis;
  return { ...axis, min: Math.min(axis.min, before.min), max: Math.max(axis.max, before.max) };
}

/** The next of 1, 2, 5, 10, …: an axis that stays while a start is dragged. */
function roundUp(value: number): number {
  const power = Number(`1e${Math.floor(Math.log10(value))}`);
  return power * ([1, 2, 5].find((factor) => factor * power >= value) ?? 10);
}

function lowestOf(values: Float64Array): number {
  let lowest = Infinity;
  for (let i = 0; i < values.length; i++) if (values[i] < lowest && values[i] > -Infinity) lowest = values[i];
  return lowest;
}
