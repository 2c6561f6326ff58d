import { seriesStyle } from '../plot/markers';
import { straighten } from '../plot/straighten';
import type { Affine, Box } from '../plot/thinning';
import { seriesColour } from '../plot/trajectories';
import type { Palette } from '../theme/palette';
import type { CurveAxis } from './curveAxis';
import type { Curve } from './curves';
import { thinCurve } from '../../protocol/thinCurve';

/** Where steps, and powers of ten of the values, lie on the canvas, in CSS pixels. */
export interface CurveFrame {
  readonly area: Box;
  readonly x: Affine;
  readonly y: Affine;
}

/** How much of its width a curve along y keeps beside that along x. */
const thinner = 0.55;

/**
 * Draws the curves; the one that is pointed at lies above the others. What lies under the axis is drawn on
 * its floor, what lies above it leaves through the top. Of two curves of a run that along x is solid, and that along y
 * thinner, in the run's dash.
 */
export function drawCurves(
  context: CanvasRenderingContext2D,
  curves: readonly Curve[],
  axis: CurveAxis,
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
  const isPointed = ({ slot }: Curve): boolean => slot === pointed;
  for (const curve of [...curves].sort((a, b) => Number(isPointed(a)) - Number(isPointed(b)))) {
    if (curve.band !== undefined) drawBand(context, curve, axis, frame, palette);
    const dash = curve.axis === 'x' ? [] : seriesStyle(curve.slot).dash;
    const emphasis = isPointed(curve) ? 1 : pointed === undefined ? 0 : -1;
    const stronger = palette.highContrast ? 1.5 : 1;
    context.strokeStyle = seriesColour(curve.slot, palette, emphasis < 0 ? 0.8 : 1);
    const width = 1.75 + (emphasis > 0 ? stronger : emphasis < 0 && palette.highContrast ? -0.5 : 0);
    context.lineWidth = curve.axis === 'y' ? thinner * width : width;
    context.lineCap = dash.length > 0 && dash[0] <= 1 ? 'round' : 'butt';
    context.setLineDash([...dash]);
    context.stroke(pathOf(curve, axis, frame));
  }
  context.restore();
}

/** How strong a band is beside its line; in high contrast its edges carry it. */
const bandStrength = 0.2;

/** Fills what lies between the quartiles. */
function drawBand(
  context: CanvasRenderingContext2D,
  { slot, steps, band }: Curve,
  axis: CurveAxis,
  frame: CurveFrame,
  palette: Palette,
): void {
  const [lower, upper] = [band!.lower, band!.upper].map((values) =>
    pointsOf(steps, atMost(values, axis.max + axis.offset), axis, frame),
  );
  const path = new Path2D();
  for (let i = 0; i < lower.length; i += 2) path.lineTo(lower[i], lower[i + 1]);
  for (let i = upper.length - 2; i >= 0; i -= 2) path.lineTo(upper[i], upper[i + 1]);
  path.closePath();
  context.fillStyle = seriesColour(slot, palette, 1);
  context.globalAlpha = palette.highContrast ? bandStrength / 2 : bandStrength;
  context.fill(path);
  context.globalAlpha = 1;
  if (!palette.highContrast) return;
  context.strokeStyle = seriesColour(slot, palette, 1);
  context.lineWidth = 0.75;
  context.setLineDash([]);
  context.stroke(path);
}

/** What diverged is as high as the axis. */
function atMost(values: Float64Array, most: number): Float64Array {
  return values.map((value) => Math.min(value, most));
}

/** The line through what the canvas can show of a curve's values. */
function pathOf({ steps, values }: Curve, axis: CurveAxis, frame: CurveFrame): Path2D {
  const path = new Path2D();
  const points = pointsOf(steps, values, axis, frame);
  for (const i of straighten(points, () => false)) path.lineTo(points[2 * i], points[2 * i + 1]);
  return path;
}

/** Pairs of places on the canvas. */
function pointsOf(
  steps: Int32Array,
  values: Float64Array,
  axis: CurveAxis,
  { area, x, y }: CurveFrame,
): Float64Array {
  const rows = thinCurve(steps, values, values.length, Math.ceil(area.right - area.left));
  const points = new Float64Array(2 * rows.length);
  rows.forEach((row, i) => {
    points[2 * i] = x.offset + x.scale * steps[row];
    points[2 * i + 1] = y.offset + y.scale * Math.log10(Math.max(values[row] - axis.offset, axis.min));
  });
  return points;
}
