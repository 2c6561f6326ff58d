import { minus } from '../format';
import { toHex, withAlpha } from '../theme/colours';
import type { Palette } from '../theme/palette';
import type { Box } from './thinning';

/** The gutter left of every plot, so that they share their left edge, in CSS pixels. */
export const gutter = 44;

/** What the axes of both charts have in common. `grid` draws a line at each tick. */
export function axisStyle(palette: Palette, grid: boolean) {
  return {
    border: { display: false },
    grid: {
      display: grid,
      drawTicks: false,
      color: withAlpha(palette.foreground, palette.highContrast ? 0.4 : 0.14),
      lineWidth: 1,
    },
    ticks: {
      color: toHex(palette.muted),
      font: { family: palette.numberFont, size: 11 },
      padding: 8,
      maxRotation: 0,
      autoSkipPadding: 16,
      includeBounds: false,
    },
  };
}

/** A tick of a logarithmic axis: 100, 10, 1, 0.1, 0.01, then powers (`1e−3`, `1e4`). */
export function decadeText(value: number): string {
  const exponent = Math.round(Math.log10(value));
  if (exponent >= -2 && exponent <= 3) return String(Number(`1e${exponent}`));
  return `1e${exponent < 0 ? minus : ''}${Math.abs(exponent)}`;
}

/** Powers of ten from `min` to `max`, ascending, evenly chosen so that there are at most `most`. */
export function decades(min: number, max: number, most: number): number[] {
  const first = Math.ceil(Math.log10(min) - 1e-9);
  const last = Math.floor(Math.log10(max) + 1e-9);
  const every = Math.max(1, Math.ceil((last - first + 1) / Math.max(1, most)));
  const ticks: number[] = [];
  for (let exponent = last; exponent >= first; exponent -= every) ticks.unshift(Number(`1e${exponent}`));
  return ticks;
}

/** Where the data of a chart lie on its canvas, as tests and assistive scripts read it from `data-plot`. */
export function plotAttribute(area: Box, x: readonly [number, number], y: readonly [number, number]): string {
  const { left, right, top, bottom } = area;
  return JSON.stringify({ left, right, top, bottom, x, y });
}
