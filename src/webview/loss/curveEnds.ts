import type { Chart } from 'chart.js';
import { toHex } from '../theme/colours';
import type { Palette } from '../theme/palette';
import type { CurveAxis } from './curveAxis';
import { curveName, type Curve } from './curves';
import { drawEndLabels } from './endLabels';

/** From this width on the curves' names stand right of the chart, in CSS pixels. */
const namesFrom = 480;
const namesRoom = 100;

/** Whether the names of the curves have room beside a chart of some width. */
export function hasNames(width: number): boolean {
  return width >= namesFrom;
}

/** What a chart of some width keeps free at its right, in CSS pixels. */
export function roomForNames(width: number): number {
  return hasNames(width) ? namesRoom : 12;
}

/** Names each curve at its end, and marks where a diverging one leaves. */
export function drawEnds(
  chart: Chart<'line'>,
  curves: readonly Curve[],
  axis: CurveAxis,
  pointed: number | undefined,
  palette: Palette,
): void {
  const { ctx: context, chartArea: area, scales } = chart;
  const named = hasNames(chart.width);
  const labels = [];
  for (const curve of curves) {
    const { slot, label } = curve;
    const end = endOfCurve(curve, axis);
    if (end === undefined) continue;
    const x = scales['x'].getPixelForValue(end.step);
    const y = scales['y'].getPixelForValue(end.value);
    if (curve.lastFiniteStep === undefined) labels.push({ slot, text: label, axis: curve.axis, y });
    else
      drawCross(
        context,
        x,
        Math.max(y, area.top + 5),
        palette,
        named ? `${curveName(curve)} ${curve.ending}` : '',
      );
  }
  if (named) drawEndLabels(context, labels, area, pointed, palette, namesRoom);
}

/**
 * Where a curve ends on the chart: at its last finite value or, when from some row on it stays above the axis, where it
 * leaves through the top. The value is on the axis; undefined for a curve without a finite one.
 */
function endOfCurve({ steps, values }: Curve, axis: CurveAxis): { step: number; value: number } | undefined {
  const at = (row: number): number => Math.max(axis.min, values[row] - axis.offset);
  let row = values.length - 1;
  while (row >= 0 && !Number.isFinite(values[row])) row--;
  if (row < 0) return undefined;
  if (at(row) <= axis.max) return { step: steps[row], value: at(row) };
  while (row > 0 && !(at(row - 1) <= axis.max)) row--;
  if (row === 0) return { step: steps[0], value: axis.max };
  const share = Math.log(axis.max / at(row - 1)) / Math.log(at(row) / at(row - 1));
  return { step: steps[row - 1] + share * (steps[row] - steps[row - 1]), value: axis.max };
}

/** A cross in the error colour, and beside it a text in the foreground colour, at its height or another. */
export function drawCross(
  context: CanvasRenderingContext2D,
  x: number,
  y: number,
  palette: Palette,
  text: string,
  side: 'left' | 'right' = 'left',
  textY = y,
): void {
  context.save();
  context.beginPath();
  context.moveTo(x - 4, y - 4);
  context.lineTo(x + 4, y + 4);
  context.moveTo(x + 4, y - 4);
  context.lineTo(x - 4, y + 4);
  context.strokeStyle = toHex(palette.background);
  context.lineWidth = 5;
  context.stroke();
  context.strokeStyle = toHex(palette.error);
  context.lineWidth = 2;
  context.stroke();
  context.font = `12px ${palette.textFont}`;
  context.textBaseline = 'middle';
  context.textAlign = side;
  context.lineJoin = 'round';
  context.lineWidth = 3;
  context.strokeStyle = toHex(palette.background);
  const textX = x + (side === 'left' ? 9 : -9);
  context.strokeText(text, textX, textY);
  context.fillStyle = toHex(palette.foreground);
  context.fillText(text, textX, textY);
  context.restore();
}
