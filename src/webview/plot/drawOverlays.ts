import { mix, toHex, withAlpha } from '../theme/colours';
import type { Palette } from '../theme/palette';
import type { Frame } from './drawnRuns';
import type { FieldArrow, Overlay, RunArrows } from './overlays';
import { seriesColour } from './trajectories';

type Vector = readonly [number, number];

/** Lengths of arrows, in CSS pixels: they show directions, numbers stand below the plot. */
const [runLength, fieldLength] = [42, 20];

/** What is laid over the plane. */
export interface Overlaid {
  readonly shown: readonly Overlay[];
  readonly runs: readonly RunArrows[];
  readonly field: readonly FieldArrow[];
}

/** Draws the gradient field, under the trajectories: an arrow downhill, and a hairline towards the nearest minimum. */
export function drawField(
  context: CanvasRenderingContext2D,
  { shown, field }: Overlaid,
  frame: Frame,
  palette: Palette,
): void {
  if (!shown.includes('field')) return;
  context.save();
  for (const { at, gradient, to, angle } of field) {
    const from = place(at, frame);
    if (to !== undefined) {
      const way = direction([to.x - at[0], to.y - at[1]], frame);
      context.lineWidth = 1;
      context.strokeStyle = withAlpha(palette.foreground, palette.highContrast ? 0.7 : 0.3);
      context.setLineDash([2, 2]);
      line(context, from, [from[0] + way[0] * fieldLength, from[1] + way[1] * fieldLength]);
      context.setLineDash([]);
    }
    const share = palette.highContrast ? 0 : Math.min(1, (angle ?? 0) / 90);
    const colour = toHex(mix(palette.muted, palette.error, share));
    arrow(context, from, direction([-gradient[0], -gradient[1]], frame), fieldLength, colour, 1.25);
  }
  context.restore();
}

/** Draws what belongs to the runs, over them. */
export function drawRunArrows(
  context: CanvasRenderingContext2D,
  { shown, runs }: Overlaid,
  frame: Frame,
  palette: Palette,
): void {
  context.save();
  for (const { run, at, gradient, momentum, step } of runs) {
    const from = place(at, frame);
    const colour = seriesColour(run.slot, palette, 1);
    if (shown.includes('step') && step) drawLegs(context, at, step, frame, colour, palette);
    if (shown.includes('momentum') && momentum) {
      context.setLineDash([4, 3]);
      cased(context, from, direction([-momentum[0], -momentum[1]], frame), colour, palette);
      context.setLineDash([]);
    }
    if (shown.includes('gradient') && gradient)
      cased(context, from, direction([-gradient[0], -gradient[1]], frame), colour, palette);
  }
  context.restore();
}

/** How far the last step went along x, and then along y. */
function drawLegs(
  context: CanvasRenderingContext2D,
  at: Vector,
  [dx, dy]: Vector,
  frame: Frame,
  colour: string,
  palette: Palette,
): void {
  const points = [
    place([at[0] - dx, at[1] - dy], frame),
    place([at[0], at[1] - dy], frame),
    place(at, frame),
  ] as const;
  for (const [width, style] of [
    [4, withAlpha(palette.background, 0.75)],
    [1.5, colour],
  ] as const) {
    context.lineWidth = width;
    context.strokeStyle = style;
    line(context, ...points);
  }
}

/** An arrow of a run, on a casing. */
function cased(
  context: CanvasRenderingContext2D,
  from: Vector,
  to: Vector,
  colour: string,
  palette: Palette,
): void {
  arrow(context, from, to, runLength, withAlpha(palette.background, 0.85), 5);
  arrow(context, from, to, runLength, colour, 2);
}

function arrow(
  context: CanvasRenderingContext2D,
  [x, y]: Vector,
  [dx, dy]: Vector,
  length: number,
  colour: string,
  width: number,
): void {
  if (dx === 0 && dy === 0) return;
  const [tipX, tipY] = [x + dx * length, y + dy * length];
  const head = length / 4;
  context.lineWidth = width;
  context.strokeStyle = colour;
  line(context, [x, y], [tipX, tipY]);
  const dash = context.getLineDash();
  context.setLineDash([]);
  line(
    context,
    [tipX - head * (dx + 0.5 * dy), tipY - head * (dy - 0.5 * dx)],
    [tipX, tipY],
    [tipX - head * (dx - 0.5 * dy), tipY - head * (dy + 0.5 * dx)],
  );
  context.setLineDash(dash);
}

function line(context: CanvasRenderingContext2D, ...points: readonly Vector[]): void {
  context.beginPath();
  points.forEach(([x, y], i) => (i === 0 ? context.moveTo(x, y) : context.lineTo(x, y)));
  context.stroke();
}

function place([x, y]: Vector, frame: Frame): Vector {
  return [frame.x.offset + x * frame.x.scale, frame.y.offset + y * frame.y.scale];
}

/** A direction of the plane as it looks on the canvas, one pixel long; none for no direction. */
function direction([dx, dy]: Vector, { x, y }: Frame): Vector {
  // Brought to a common size first: gradients may be as large as numbers are.
  const size = Math.max(Math.abs(dx), Math.abs(dy));
  if (!(size > 0) || !Number.isFinite(size)) return [0, 0];
  const [px, py] = [(dx / size) * x.scale, (dy / size) * y.scale];
  const length = Math.hypot(px, py);
  return [px / length, py / length];
}
