import { toHex, withAlpha } from '../theme/colours';
import type { Palette } from '../theme/palette';
import { seriesStyle, traceMarker, traceStar } from './markers';
import type { ThinnedPath } from './thinning';

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
/** In CSS pixels: a path of this length has crossed the plot many times. */
const longestDashed = 30_000;
const segmentsPerPiece = 64;

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
  const last = pieces[pieces.length - 1];
  // Where a path fills an area nobody sees its dashes, and computing a hundred thousand of them takes seconds.
  if (last !== undefined && last.from + last.length < longestDashed) context.setLineDash([...dash]);
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
  /** How much of the whole path precedes it, and its own length, in CSS pixels. */
  readonly from: number;
  readonly length: number;
}

/**
 * A path in pieces that are drawn one after the other: the time to draw one path grows with the square of how often it
 * crosses itself.
 */
function cutIntoPieces({ points, lifted }: ThinnedPath): Piece[] {
  const pieces: Piece[] = [];
  let length = 0;
  for (let first = 0; first < lifted.length; first += segmentsPerPiece) {
    const line = new Path2D();
    const from = length;
    const end = Math.min(first + segmentsPerPiece, lifted.length - 1);
    line.moveTo(points[2 * first], points[2 * first + 1]);
    for (let i = first + 1; i <= end; i++) {
      const [x, y] = [points[2 * i], points[2 * i + 1]];
      if (lifted[i] === 1) {
        line.moveTo(x, y);
      } else {
        line.lineTo(x, y);
        length += Math.hypot(x - points[2 * i - 2], y - points[2 * i - 1]);
      }
    }
    pieces.push({ line, from, length: length - from });
  }
  return pieces;
}

function drawMarkers(context: CanvasRenderingContext2D, { path, slot }: DrawnRun, palette: Palette): void {
  const { marker, hue } = seriesStyle(slot);
  const { points, rows } = path;
  context.beginPath();
  let [lastX, lastY] = [Infinity, Infinity];
  for (let i = 0; i < rows.length; i++) {
    const [x, y] = [points[2 * i], points[2 * i + 1]];
    // A marker stands for a step: not for the edge, and not for the start, which has its own.
    if (rows[i] <= 0 || Math.hypot(x - lastX, y - lastY) < markerDistance) continue;
    traceMarker(context, marker, x, y, 3.5);
    [lastX, lastY] = [x, y];
  }
  context.lineWidth = 1;
  context.strokeStyle = withAlpha(palette.background, 0.75);
  context.stroke();
  context.fillStyle = palette.series[hue];
  context.fill();
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
