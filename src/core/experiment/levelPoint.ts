// One search for a stationary point, and what is found there. Lengths are in cells of the grid it began from, and the
// derivatives are by them.
import type { Landscape } from '../compile/landscapeFunctions';
import type { View } from './types';

/** The landscape on a grid, and how often it was evaluated since. */
export interface Cells {
  readonly landscape: Pick<Landscape, 'value' | 'gradient' | 'hessian'>;
  readonly view: View;
  readonly width: number;
  readonly height: number;
  evaluations: number;
}

/** A point and what the landscape is like around it. */
export interface Found {
  readonly u: number;
  readonly v: number;
  readonly loss: number;
  readonly shape: 'minimum' | 'saddle' | 'maximum';
}

/** Where the curvature vanishes too, Newton's steps only halve the distance: from one cell to 1e-12. */
const mostSteps = 40;
/** Cells that a search may leave the place it began from. */
const reach = 2;
/** A step this small, in cells, ends a search. */
const arrived = 1e-12;

/**
 * The zero of the gradient near a place, and what it is; undefined if there is none within two cells or in the view, or
 * none that stands alone.
 */
export function levelPoint(cells: Cells, fromU: number, fromV: number): Found | undefined {
  const end = searchLevel(cells, fromU, fromV);
  return end && isInView(cells, end.u, end.v) ? shapeOf(cells, end) : undefined;
}

interface End {
  readonly u: number;
  readonly v: number;
  /** Of the gradient. */
  readonly size: number;
}

/**
 * Newton's method on the gradient with steps that are shortened until it shrinks (Nocedal and Wright 2006, Numerical
 * Optimization, chapter 11). Ends where it shrinks no further, which need not be at a zero.
 */
function searchLevel(cells: Cells, fromU: number, fromV: number): End | undefined {
  let [u, v] = [fromU, fromV];
  let slope = slopeAt(cells, u, v);
  for (let step = 0; step < mostSteps; step++) {
    const size = Math.hypot(...slope);
    if (size === 0) break;
    if (!Number.isFinite(size)) return undefined;
    const [du, dv] = newtonStep(slope, curvatureAt(cells, u, v));
    if (!Number.isFinite(du + dv)) return undefined;
    let share = Math.min(1, 1 / Math.hypot(du, dv));
    let next = slopeAt(cells, u + share * du, v + share * dv);
    for (let halvings = 0; halvings < 6 && !(Math.hypot(...next) < size); halvings++) {
      share /= 2;
      next = slopeAt(cells, u + share * du, v + share * dv);
    }
    // It shrinks no further: rounding, or no zero here.
    if (!(Math.hypot(...next) < size)) break;
    [u, v, slope] = [u + share * du, v + share * dv, next];
    if (distance(u, v, fromU, fromV) > reach) return undefined;
    if (Math.hypot(share * du, share * dv) < arrived) break;
  }
  return { u, v, size: Math.hypot(...slope) };
}

/**
 * The lowest point near a sample that is below its neighbours, by a search that needs no derivatives (Hooke and Jeeves
 * 1961, Direct Search, Journal of the ACM 8(2)); undefined where what is found is not below all around it.
 */
export function lowestPoint(cells: Cells, fromU: number, fromV: number): Found | undefined {
  let [u, v] = [fromU, fromV];
  let loss = lossAt(cells, u, v);
  for (let size = 0.5; size > 1e-9; size /= 2) {
    for (let moved = true; moved;) {
      moved = false;
      for (const [du, dv] of directions(8)) {
        const beside = lossAt(cells, u + size * du, v + size * dv);
        if (!(beside < loss) || !isInView(cells, u + size * du, v + size * dv)) continue;
        [u, v, loss, moved] = [u + size * du, v + size * dv, beside, true];
      }
      if (distance(u, v, fromU, fromV) > reach) return undefined;
    }
  }
  const isMinimum =
    Number.isFinite(loss) &&
    [0.25, 1e-5].every((radius) => around(cells, u, v, loss, radius) === 'minimum') &&
    isKink(cells, u, v, loss);
  return isMinimum ? { u, v, loss, shape: 'minimum' } : undefined;
}

type Slope = readonly [number, number];
type Curvature = readonly [uu: number, uv: number, vv: number];

function at({ view, width, height }: Cells, u: number, v: number): readonly [number, number] {
  return [view.x[0] + u * width, view.y[0] + v * height];
}

function lossAt(cells: Cells, u: number, v: number): number {
  cells.evaluations++;
  return cells.landscape.value(...at(cells, u, v));
}

function slopeAt(cells: Cells, u: number, v: number): Slope {
  cells.evaluations++;
  const [gx, gy] = cells.landscape.gradient(...at(cells, u, v));
  return [gx * cells.width, gy * cells.height];
}

function curvatureAt(cells: Cells, u: number, v: number): Curvature {
  cells.evaluations++;
  const { width, height } = cells;
  const [xx, xy, yy] = cells.landscape.hessian(...at(cells, u, v));
  return [xx * width * width, xy * width * height, yy * height * height];
}

/** Solves curvature · step = −slope; where that has no one solution, by the shortest that comes nearest. */
function newtonStep([gu, gv]: Slope, [uu, uv, vv]: Curvature): Slope {
  const determinant = uu * vv - uv * uv;
  const size = Math.max(Math.abs(uu), Math.abs(uv), Math.abs(vv));
  if (Math.abs(determinant) > 1e-13 * size * size)
    return [(uv * gv - vv * gu) / determinant, (uv * gu - uu * gv) / determinant];
  // Of rank one: along the one direction that is curved.
  const [du, dv] = [uu * gu + uv * gv, uv * gu + vv * gv];
  const square = (uu + vv) * (uu + vv);
  return [-du / square, -dv / square];
}

function isInView({ view, width, height }: Cells, u: number, v: number): boolean {
  const [columns, rows] = [(view.x[1] - view.x[0]) / width, (view.y[1] - view.y[0]) / height];
  const edge = 1e-9;
  return u >= -edge && v >= -edge && u <= columns + edge && v <= rows + edge;
}

/** What a landscape is like where a search ended; undefined if it is not level there, or not there alone. */
function shapeOf(cells: Cells, { u, v, size }: End): Found | undefined {
  const loss = lossAt(cells, u, v);
  const curvature = curvatureAt(cells, u, v);
  const [low, high] = eigenvalues(curvature);
  // The curvature there is within a cell: at a degenerate point there is none, but around it there is.
  const beside = [0.5, -0.5].flatMap((by) => [curvatureAt(cells, u + by, v), curvatureAt(cells, u, v + by)]);
  const typical = Math.max(
    ...[curvature, ...beside].map((each) => Math.max(...eigenvalues(each).map(Math.abs))),
  );
  if (!Number.isFinite(loss) || !(typical > 0) || !(size <= 1e-7 * typical)) return undefined;
  if (Math.min(Math.abs(low), Math.abs(high)) > 1e-5 * typical)
    return { u, v, loss, shape: low > 0 ? 'minimum' : high < 0 ? 'maximum' : 'saddle' };
  const shape = isAlone(cells, u, v, typical) ? around(cells, u, v, loss, 0.25) : undefined;
  return shape && { u, v, loss, shape };
}

/** Whether no other zero of the gradient is right beside this one, as on the floor of a valley. */
function isAlone(cells: Cells, u: number, v: number, typical: number): boolean {
  return directions(8).every(([du, dv]) => {
    const end = searchLevel(cells, u + 0.25 * du, v + 0.25 * dv);
    return end === undefined || end.size > 1e-7 * typical || distance(end.u, end.v, u, v) < 0.01;
  });
}

function eigenvalues([uu, uv, vv]: Curvature): readonly [number, number] {
  const middle = (uu + vv) / 2;
  const radius = Math.hypot((uu - vv) / 2, uv);
  return [middle - radius, middle + radius];
}

/** What the losses on a small circle tell; undefined where some are as high, or no numbers. */
function around(
  cells: Cells,
  u: number,
  v: number,
  loss: number,
  radius: number,
): Found['shape'] | undefined {
  const rises = directions(64).map(([du, dv]) => lossAt(cells, u + radius * du, v + radius * dv) - loss);
  const level = 1e-12 * Math.max(...rises.map(Math.abs));
  if (rises.every((rise) => rise > level)) return 'minimum';
  if (rises.every((rise) => rise < -level)) return 'maximum';
  const isSaddle = rises.some((rise) => rise > level) && rises.some((rise) => rise < -level);
  return isSaddle ? 'saddle' : undefined;
}

/**
 * Whether the landscape is as steep right beside a minimum as further away: what is smooth there has a zero of the
 * gradient. Not so where the loss falls without end.
 */
function isKink(cells: Cells, u: number, v: number, loss: number): boolean {
  const steepest = (by: number) =>
    Math.max(...directions(8).map(([du, dv]) => Math.hypot(...slopeAt(cells, u + by * du, v + by * dv))));
  const isPole = !(lossAt(cells, u + 1e-6, v) - loss < 0.5 * (lossAt(cells, u + 0.25, v) - loss));
  return !isPole && steepest(1e-6) > 1e-4 * steepest(0.25);
}

function distance(u: number, v: number, toU: number, toV: number): number {
  return Math.max(Math.abs(u - toU), Math.abs(v - toV));
}

/** Unit vectors all around. */
function directions(count: number): readonly (readonly [number, number])[] {
  return Array.from({ length: count }, (_, i) => {
    const angle = (2 * Math.PI * i) / count;
    return [Math.cos(angle), Math.sin(angle)];
  });
}
