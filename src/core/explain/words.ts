import { formatExact as exact, formatNumber, formatPoint, formatShort as short } from '../format';
import type { Point } from './curvature';

/** `x` or `y`. */
export type AxisName = 'x' | 'y';

export const axisNames: readonly [AxisName, AxisName] = ['x', 'y'];

/** A share as people say it, `10 %`: to two significant digits. */
export function percent(share: number): string {
  return `${short(Number((100 * share).toPrecision(2)))} %`;
}

/** A count, or a number that stands for one: `1,200`. */
export function whole(value: number): string {
  return Math.round(value) < 1e6 ? Math.round(value).toLocaleString('en') : formatNumber(value, 2);
}

/** How far above a limit something is: `1.3 times that`. */
export function timesThat(times: number): string {
  return short(times) === '1' ? 'just above that' : `${short(times)} times that`;
}

export function point([x, y]: Point): string {
  return formatPoint(x, y);
}

export { exact, short };
