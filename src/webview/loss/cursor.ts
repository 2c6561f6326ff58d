import type { Chart } from 'chart.js';
import { formatNumber } from '../format';
import { seriesStyle, traceMarker } from '../plot/markers';
import { toHex, withAlpha } from '../theme/colours';
import { curveValue, placeOn } from './curvePlaces';
import { curveName } from './curves';
import type { LossContent } from './lossChart';

/** Draws the player's step: a line that goes up to the scrubber, and where each curve is at it. */
export function drawCursor(chart: Chart<'line'>, content: LossContent, named: boolean): void {
  const { ctx: context, chartArea: area, scales } = chart;
  const { curves, axis, palette, moment, pointed } = content;
  const x = scales['x'].getPixelForValue(moment.step + moment.between);
  context.save();
  context.strokeStyle = palette.highContrast ? toHex(palette.foreground) : withAlpha(palette.foreground, 0.6);
  context.lineWidth = 1;
  context.beginPath();
  context.moveTo(x, 0);
  context.lineTo(x, area.bottom);
  context.stroke();
  context.strokeStyle = toHex(palette.background);
  for (const curve of curves) {
    const { slot, values } = curve;
    const value = curveValue(curve, axis, moment);
    if (value === undefined) continue;
    const { hue, marker } = seriesStyle(slot);
    const y = scales['y'].getPixelForValue(value);
    context.beginPath();
    traceMarker(context, marker, x, y, (slot === pointed ? 5 : 4) - (curve.axis === 'y' ? 1 : 0));
    context.lineWidth = 2;
    context.stroke();
    context.fillStyle = palette.series[hue];
    context.fill();
    const place = placeOn(curve, moment);
    // Where there is no room for names, the run that is pointed at says its own.
    if (named || slot !== pointed || place === undefined) continue;
    const text = `${curveName(curve)} ${formatNumber(values[place.row])}`;
    const right = x > (area.left + area.right) / 2;
    context.font = `600 12px ${palette.textFont}`;
    context.textBaseline = 'bottom';
    context.textAlign = right ? 'right' : 'left';
    context.lineWidth = 3;
    context.lineJoin = 'round';
    const height = Math.max(area.top + 14, y - 6);
    context.strokeText(text, x + (right ? -8 : 8), height);
    context.fillStyle = toHex(palette.foreground);
    context.fillText(text, x + (right ? -8 : 8), height);
  }
  context.restore();
}
