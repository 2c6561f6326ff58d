import { toHex, withAlpha } from '../theme/colours';
import type { Palette } from '../theme/palette';
import { seriesStyle, traceMarker, traceStar } from './markers';
import { markedPoints, type ThinnedPath } from './thinning';

/** A trajectory ready to draw. */
export interface DrawnRun {
  readonly slot: number;
  readonly path: ThinnedPath;
  /** Whether the run stands somewhere at its end; a diverged one does not. */
  readonly stands: boolean;
}

/** No two markers of a run are closer than this, in CSS pixels. */
const markerDistance = 11;
const lineWidth = 2;
const casingWidth = 4.5;
/** In CSS pixels: a path longer than this has crossed the plot many times, and fills an area. */
const longestLine = 30_000;

/**
 * Draws all runs: casings and lines first, then markers, then the minima, then a ring where each run ends. Coordinates
 * are CSS pixels.
 */
export function drawRuns(
  context: CanvasRenderingContext2D,
  runs: readonly DrawnRun[],
  minima: readonly (readonly [number, number])[],
  palette: Palette,
): void {
  context.save();
  context.lineJoin = 'round';
  for (const run of runs) drawLine(context, run, palette);
  for (const run of runs) drawMarkers(context, run, palette);
  for (const [x, y] of minima) drawMinimum(context, x, y, palette);
  for (const run of runs) drawEnd(context, run, palette);
  context.restore();
}

function drawLine(context: CanvasRenderingContext2D, { path, slot }: DrawnRun, palette: Palette): void {
  const { dash, hue } = seriesStyle(slot);
  const pieces = cutIntoPieces(path);
  context.setLineDash([]);
  context.lineCap = 'round';
  context.lineWidth = casingWidth;
  context.strokeStyle = withAlpha(palette.background, 0.75);
  for (const { line } of pieces) context.stroke(line);

  const dotted = dash.length > 0 && dash[0] <= 1;
  // Where a path fills an area nobody sees its dashes, and computing a hundred thousand of them takes seconds.
  if (lengthOf(path) <= longestLine) context.setLineDash([...dash]);
  context.lineCap = dotted ? 'round' : 'butt';
  context.lineWidth = lineWidth;
  context.strokeStyle = palette.series[hue];
  for (const { line, from } of pieces) {
    context.lineDashOffset = from;
    context.stroke(line);
  }
  context.lineDashOffset = 0;
  context.lineCap = 'butt';
  context.setLineDash([]);
}

interface Piece {
  readonly line: Path2D;
  /** How much of the whole path precedes it, in CSS pixels. */
  readonly from: number;
}

/**
 * A path in pieces that are drawn one after the other: the time to draw one path grows with the square of how often it
 * crosses itself. Joints between pieces are not mitred, so that there are few where they could be seen.
 */
function cutIntoPieces(path: ThinnedPath): Piece[] {
  const { points, lifted } = path;
  const segments = lengthOf(path) <= longestLine ? 64 : 4;
  const pieces: Piece[] = [];
  let length = 0;
  for (let first = 0; first < lifted.length; first += segments) {
    const line = new Path2D();
    pieces.push({ line, from: length });
    line.moveTo(points[2 * first], points[2 * first + 1]);
    for (let i = first + 1; i <= Math.min(first + segments, lifted.length - 1); i++) {
      if (lifted[i] === 1) line.moveTo(points[2 * i], points[2 * i + 1]);
      else line.lineTo(points[2 * i], points[2 * i + 1]);
      length += step(path, i);
    }
  }
  return pieces;
}

/** How far the pen draws to reach a point from the one before. */
function step({ points, lifted }: ThinnedPath, i: number): number {
  if (lifted[i] === 1) return 0;
  return Math.hypot(points[2 * i] - points[2 * i - 2], points[2 * i + 1] - points[2 * i - 1]);
}

function lengthOf(path: ThinnedPath): number {
  let length = 0;
  for (let i = 1; i < path.lifted.length; i++) length += step(path, i);
  return length;
}

function drawMarkers(context: CanvasRenderingContext2D, { path, slot }: DrawnRun, palette: Palette): void {
  const { marker, hue } = seriesStyle(slot);
  context.lineWidth = 1;
  context.strokeStyle = withAlpha(palette.background, 0.75);
  context.fillStyle = palette.series[hue];
  for (const i of markedPoints(path, markerDistance)) {
    context.beginPath();
    traceMarker(context, marker, path.points[2 * i], path.points[2 * i + 1], 3.5);
    context.stroke();
    context.fill();
  }
}

function drawEnd(
  context: CanvasRenderingContext2D,
  { path, slot, stands }: DrawnRun,
  palette: Palette,
): void {
  const last = path.rows.length - 1;
  if (!stands || last < 0 || path.rows[last] < 0) return;
  const [x, y] = [path.points[2 * last], path.points[2 * last + 1]];
  const { marker, hue } = seriesStyle(slot);
  context.beginPath();
  context.arc(x, y, 7.5, 0, 2 * Math.PI);
  context.fillStyle = toHex(palette.background);
  context.fill();
  context.lineWidth = palette.highContrast ? 2 : 1.25;
  context.strokeStyle = toHex(palette.foreground);
  context.stroke();
  context.beginPath();
  traceMarker(context, marker, x, y, 3.75);
  context.fillStyle = palette.series[hue];
  context.fill();
}

/** A star with a rim in the background colour, so that it shows on lines. */
function drawMinimum(context: CanvasRenderingContext2D, x: number, y: number, palette: Palette): void {
  context.beginPath();
  traceStar(context, x, y, 7.5);
  context.lineJoin = 'round';
  context.lineWidth = 3;
  context.strokeStyle = toHex(palette.background);
  context.stroke();
  context.fillStyle = toHex(palette.foreground);
  context.fill();
}

/** A disc with four arrow heads: where all runs begin, and what will be dragged. */
export function drawStart(context: CanvasRenderingContext2D, x: number, y: number, palette: Palette): void {
  const colour = toHex(palette.focus);
  context.beginPath();
  context.arc(x, y, 9.5, 0, 2 * Math.PI);
  context.fillStyle = toHex(palette.background);
  context.fill();
  context.lineWidth = 2;
  context.strokeStyle = colour;
  context.stroke();
  context.beginPath();
  context.arc(x, y, 1.5, 0, 2 * Math.PI);
  for (const [dx, dy] of [
    [0, -1],
    [1, 0],
    [0, 1],
    [-1, 0],
  ]) {
    context.moveTo(x + 6.75 * dx, y + 6.75 * dy);
    context.lineTo(x + 4 * dx - 2.25 * dy, y + 4 * dy + 2.25 * dx);
    context.lineTo(x + 4 * dx + 2.25 * dy, y + 4 * dy - 2.25 * dx);
    context.closePath();
  }
  context.fillStyle = colour;
  context.fill();
}
