import type { RunPicture } from '../../protocol/messages';
import { seriesStyle } from '../plot/markers';
import { straighten } from '../plot/straighten';
import type { Affine, Box } from '../plot/thinning';
import { seriesColour } from '../plot/trajectories';
import type { Palette } from '../theme/palette';
import type { LossAxis } from './lossAxis';
import { thinCurve } from '../../protocol/thinCurve';

/** Where steps, and powers of ten of the loss, lie on the canvas, in CSS pixels. */
export interface CurveFrame {
  readonly area: Box;
  readonly x: Affine;
  readonly y: Affine;
}

/**
 * Draws the curve of each run; the one that is pointed at lies above the others. What lies under the axis is drawn on
 * its floor, what lies above it leaves through the top.
 */
export function drawCurves(
  context: CanvasRenderingContext2D,
  runs: readonly RunPicture[],
  axis: LossAxis,
  frame: CurveFrame,
  pointed: number | undefined,
  palette: Palette,
): void {
  const { left, right, top, bottom } = frame.area;
  context.save();
  context.beginPath();
  // Half of a line's width more, so that one on the floor is whole.
  context.rect(left, top, right - left, bottom - top + 1);
  context.clip();
  context.lineJoin = 'round';
  const isPointed = ({ slot }: RunPicture): boolean => slot === pointed;
  for (const run of [...runs].sort((a, b) => Number(isPointed(a)) - Number(isPointed(b)))) {
    const { dash } = seriesStyle(run.slot);
    const emphasis = isPointed(run) ? 1 : pointed === undefined ? 0 : -1;
    const stronger = palette.highContrast ? 1.5 : 1;
    context.strokeStyle = seriesColour(run.slot, palette, emphasis < 0 ? 0.8 : 1);
    context.lineWidth = 1.75 + (emphasis > 0 ? stronger : emphasis < 0 && palette.highContrast ? -0.5 : 0);
    context.lineCap = dash.length > 0 && dash[0] <= 1 ? 'round' : 'butt';
    context.setLineDash([...dash]);
    context.stroke(curveOf(run, axis, frame));
  }
  context.restore();
}

/** The line through what the canvas can show of a run's losses. */
function curveOf({ steps, loss }: RunPicture, axis: LossAxis, { area, x, y }: CurveFrame): Path2D {
  const path = new Path2D();
  const rows = thinCurve(steps, loss, loss.length, Math.ceil(area.right - area.left));
  const points = new Float64Array(2 * rows.length);
  rows.forEach((row, i) => {
    points[2 * i] = x.offset + x.scale * steps[row];
    points[2 * i + 1] = y.offset + y.scale * Math.log10(Math.max(loss[row] - axis.offset, axis.min));
  });
  for (const i of straighten(points, () => false)) path.lineTo(points[2 * i], points[2 * i + 1]);
  return path;
}
