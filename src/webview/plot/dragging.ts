// Where the start may be put, by pointer and by keys. Pure.
import type { View } from '../../core/index';
import type { Frame } from './drawnRuns';
import { decimalsFor } from './readout';

type Point = readonly [number, number];

/** A point of the canvas, in CSS pixels, as a start: inside the view and without digits that no pixel shows. */
export function startAt({ x, y }: Frame, view: View, px: number, py: number): Point {
  return inView(view, ...rounded(view, [(px - x.offset) / x.scale, (py - y.offset) / y.scale]));
}

/**
 * The start that a key asks for: an arrow moves it by a hundredth of the visible region, with Shift by a tenth.
 * @param within where it stays
 */
export function startOfKey(
  region: View,
  within: View,
  [x, y]: Point,
  key: string,
  far: boolean,
): Point | undefined {
  const by = (far ? 10 : 1) / 100;
  const [width, height] = [region.x[1] - region.x[0], region.y[1] - region.y[0]];
  const to = (px: number, py: number): Point => inView(within, ...rounded(region, [px, py]));
  switch (key) {
    case 'ArrowLeft':
      return to(x - by * width, y);
    case 'ArrowRight':
      return to(x + by * width, y);
    case 'ArrowDown':
      return to(x, y - by * height);
    case 'ArrowUp':
      return to(x, y + by * height);
    default:
      return undefined;
  }
}

/** The view must not stretch under the pointer: a start never leaves it. */
function inView({ x: [left, right], y: [bottom, top] }: View, x: number, y: number): Point {
  return [Math.max(left, Math.min(right, x)), Math.max(bottom, Math.min(top, y))];
}

/** A point without digits that no pixel of a view shows. */
export function rounded(view: View, [x, y]: Point): Point {
  const shortened = (value: number, range: readonly [number, number]): number =>
    Number(value.toFixed(Math.max(0, decimalsFor(range))));
  return [shortened(x, view.x), shortened(y, view.y)];
}
