import type { Chart } from 'chart.js';
import type { Palette } from '../theme/palette';
import type { CurveAxis } from './curveAxis';
import type { Cross } from './crossLabels';
import { curveName, type Curve } from './curves';
import { drawCrosses } from './drawCrosses';
import { drawEndLabels } from './endLabels';

/** From this width on the curves' names stand right of the chart, in CSS pixels. */
const namesFrom = 480;
const namesRoom = 108;

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
  const crosses: Cross[] = [];
  for (const curve of curves) {
    const { slot, label } = curve;
    const end = endOfCurve(curve, axis);
    if (end === undefined) continue;
    const x = scales['x'].getPixelForValue(end.step);
    const y = scales['y'].getPixelForValue(end.value);
    if (curve.lastFiniteStep === undefined) labels.push({ slot, text: label, axis: curve.axis, y });
    else
      crosses.push({
        x,
        y: Math.max(y, area.top + 5),
        text: named ? `${curveName(curve)} ${curve.ending}` : '',
      });
  }
  drawCrosses(context, crosses, area, palette);
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
