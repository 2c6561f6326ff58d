import type { AgedPart } from './ages';

/** In CSS pixels: a path longer than this has crossed the plot many times, and fills an area. */
export const longestLine = 30_000;

type Pen = Pick<AgedPart, 'points' | 'lifted'>;

/** A part of a path that is drawn at once. */
export interface Piece {
  readonly line: Path2D;
  /** How much of the part precedes it, in CSS pixels. */
  readonly from: number;
}

/**
 * A path in pieces that are drawn one after the other: the time to draw one path grows with the square of how often it
 * crosses itself. Joints between pieces are not mitred, so that there are few where they could be seen.
 */
export function cutIntoPieces(path: Pen, total: number): Piece[] {
  const { points, lifted } = path;
  const segments = total <= longestLine ? 64 : 4;
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
function step({ points, lifted }: Pen, i: number): number {
  if (lifted[i] === 1) return 0;
  return Math.hypot(points[2 * i] - points[2 * i - 2], points[2 * i + 1] - points[2 * i - 1]);
}

/** How far the pen draws. */
export function lengthOf(path: Pen): number {
  let length = 0;
  for (let i = 1; i < path.lifted.length; i++) length += step(path, i);
  return length;
}
