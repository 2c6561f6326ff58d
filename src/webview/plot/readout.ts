import type { View } from '../../core/index';
import type { PointDetail } from '../../protocol/details';
import type { Ground } from '../../protocol/messages';
import { formatNumber, minus } from '../format';

/**
 * The loss at a point of the view, interpolated between samples; NaN outside the view, and next to a sample that is
 * not finite.
 */
export function lossNear(ground: Ground, x: number, y: number): number {
  return ground.base + sampleNear(ground, x, y);
}

/** The same without the base, whose digits differences would lose. */
function sampleNear({ view, columns, rows, values }: Ground, x: number, y: number): number {
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

/** A number known to within ± `error`. */
export interface Estimate {
  readonly value: number;
  readonly error: number;
}

/**
 * The gradient at a point of the view, by central differences between points one sample away, with what it can be off
 * by: what differences over twice the distance, and those beside it, tell of the third derivatives. NaN where
 * {@link lossNear} is within two samples.
 */
export function gradientNear(ground: Ground, x: number, y: number): [Estimate, Estimate] {
  const { view, columns, rows } = ground;
  const width = (view.x[1] - view.x[0]) / (columns - 1);
  const height = (view.y[1] - view.y[0]) / (rows - 1);
  const along = (dx: number, dy: number): Estimate => {
    const slope = (samples: number, beside: number): number => {
      const [px, py] = [x + (beside * width * dy) / height, y + (beside * height * dx) / width];
      const [sx, sy] = [samples * dx, samples * dy];
      return (sampleNear(ground, px + sx, py + sy) - sampleNear(ground, px - sx, py - sy)) / (2 * (sx + sy));
    };
    const value = slope(1, 0);
    const wider = Math.abs(value - slope(2, 0));
    const bent = Math.abs(value - (slope(1, 1) + slope(1, -1)) / 2);
    return { value, error: wider + bent };
  };
  return [along(width, 0), along(0, height)];
}

/** As many digits as are known, three at most. */
function estimateText({ value, error }: Estimate): string {
  const digits = Math.floor(Math.log10(Math.abs(value))) - Math.ceil(Math.log10(error)) + 1;
  return digits < 1 || value === 0 ? '0' : formatNumber(value, Math.min(3, digits));
}

function gradientText(gradient: readonly Estimate[]): string {
  if (gradient.some(({ error }) => !Number.isFinite(error))) return '–';
  return `(${gradient.map(estimateText).join(', ')})`;
}

/** How many decimals tell neighbouring pixels of an axis apart, at least one. */
export function decimalsFor([min, max]: readonly [number, number]): number {
  return Math.max(1, Math.min(15, Math.ceil(-Math.log10((max - min) / 1000))));
}

/** A coordinate with as many decimals as its axis can show. */
export function coordinateText(value: number, range: readonly [number, number]): string {
  const size = Math.abs(value);
  const span = range[1] - range[0];
  if ((size >= 10_000 || span < 1e-6) && size < 100 * span) return formatNumber(value);
  return value
    .toFixed(decimalsFor(range))
    .replace(/^-(?=.*[1-9])/, minus)
    .replace(/^-/, '');
}

/**
 * What the heading says of a point, with as many digits as the visible region tells apart.
 * @param names of the axes, where they are not x and y
 * @param exact what the host says of it; without, loss and gradient are estimates between samples, and marked
 */
export function readout(
  ground: Ground,
  view: View,
  [x, y]: readonly [number, number],
  exact?: PointDetail,
  names?: readonly [string, string],
): readonly [string, string][] {
  if (names !== undefined)
    // Along a plane through many parameters there is no gradient, only a part of it.
    return [
      [names[0], coordinateText(x, view.x)],
      [names[1], coordinateText(y, view.y)],
      ['loss', exact ? `= ${formatNumber(exact.loss)}` : `≈ ${formatNumber(lossNear(ground, x, y))}`],
    ];
  if (exact !== undefined) {
    return [
      ['x', coordinateText(x, view.x)],
      ['y', coordinateText(y, view.y)],
      ['f', `= ${formatNumber(exact.loss)}`],
      ['∇f', `= (${exact.gradient.map((slope) => formatNumber(slope)).join(', ')})`],
    ];
  }
  return [
    ['x', coordinateText(x, view.x)],
    ['y', coordinateText(y, view.y)],
    ['f', `≈ ${formatNumber(lossNear(ground, x, y))}`],
    ['∇f', `≈ ${gradientText(gradientNear(ground, x, y))}`],
  ];
}

/** What the host said of a point, if that was the last that it was asked about. */
export function exactAt(
  [x, y]: readonly [number, number],
  exact: PointDetail | undefined,
): PointDetail | undefined {
  return exact?.x === x && exact.y === y ? exact : undefined;
}
