import type { LandscapePicture } from '../../protocol/messages';
import { formatNumber, minus } from '../format';

/**
 * The loss at a point of the view, interpolated between samples; NaN outside the view, and next to a sample that is
 * not finite.
 */
export function lossNear(landscape: LandscapePicture, x: number, y: number): number {
  const { view, columns, rows, values } = landscape;
  const u = ((x - view.x[0]) / (view.x[1] - view.x[0])) * (columns - 1);
  const v = ((y - view.y[0]) / (view.y[1] - view.y[0])) * (rows - 1);
  if (!(u >= 0 && u <= columns - 1 && v >= 0 && v <= rows - 1)) return NaN;
  const column = Math.min(columns - 2, Math.floor(u));
  const row = Math.min(rows - 2, Math.floor(v));
  const at = row * columns + column;
  const [s, t] = [u - column, v - row];
  const low = values[at] + (values[at + 1] - values[at]) * s;
  const high = values[at + columns] + (values[at + columns + 1] - values[at + columns]) * s;
  return low + (high - low) * t;
}

/** How many decimals tell neighbouring pixels of an axis apart, at least one. */
export function decimalsFor([min, max]: readonly [number, number]): number {
  return Math.max(1, Math.min(12, Math.ceil(-Math.log10((max - min) / 1000))));
}

/** A coordinate with as many decimals as its axis can show. */
export function coordinateText(value: number, range: readonly [number, number]): string {
  const size = Math.abs(value);
  if (size >= 10_000 || range[1] - range[0] < 1e-6) return formatNumber(value);
  return value
    .toFixed(decimalsFor(range))
    .replace(/^-(?=.*[1-9])/, minus)
    .replace(/^-/, '');
}

/** What the heading says of the point under the pointer. The loss is marked: between samples it is an estimate. */
export function readout(landscape: LandscapePicture, x: number, y: number): readonly [string, string][] {
  const { view } = landscape;
  return [
    ['x', coordinateText(x, view.x)],
    ['y', coordinateText(y, view.y)],
    ['f', `≈ ${formatNumber(lossNear(landscape, x, y))}`],
  ];
}
