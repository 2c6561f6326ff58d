// Where the start may be put, by pointer and by keys. Pure.
import type { View } from '../../core/index';
import type { Frame } from './drawnRuns';
import { decimalsFor } from './readout';

type Point = readonly [number, number];

/** A point of the canvas, in CSS pixels, as a start: inside the view and without digits that no pixel shows. */
export function startAt({ x, y }: Frame, view: View, px: number, py: number): Point {
  return inView(view, (px - x.offset) / x.scale, (py - y.offset) / y.scale);
}

/** The start that a key asks for: an arrow moves it by a hundredth of the view, with Shift by a tenth. */
export function startOfKey(view: View, [x, y]: Point, key: string, far: boolean): Point | undefined {
  const by = (far ? 10 : 1) / 100;
  const [width, height] = [view.x[1] - view.x[0], view.y[1] - view.y[0]];
  switch (key) {
    case 'ArrowLeft':
      return inView(view, x - by * width, y);
    case 'ArrowRight':
      return inView(view, x + by * width, y);
    case 'ArrowDown':
      return inView(view, x, y - by * height);
    case 'ArrowUp':
      return inView(view, x, y + by * height);
    default:
      return undefined;
  }
}

/** The view must not stretch under the pointer: a start never leaves it. */
function inView(view: View, x: number, y: number): Point {
  return [rounded(x, view.x), rounded(y, view.y)];
}

function rounded(value: number, range: readonly [number, number]): number {
  const short = Number(value.toFixed(Math.max(0, decimalsFor(range))));
  return Math.max(range[0], Math.min(range[1], short));
}
