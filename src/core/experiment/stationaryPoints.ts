// Where a landscape is level: its minima, saddles and maxima, from its exact derivatives. All lengths here are in
// cells of a grid over the view, so that nothing depends on units or zoom.
//
// Numbers that are not finite are no places to search from, and end a search that meets them. What is level over a
// whole cell, or along a line (a plain, the floor of a straight valley), has no points and gives none.
import type { Landscape } from '../compile/landscapeFunctions';
import { levelPoint, lowestPoint, type Cells, type Found } from './levelPoint';
import type { View } from './types';

export type StationaryKind =
  /** A minimum as low as any that is known. */
  | 'best'
  /** A minimum with a lower one elsewhere. */
  | 'trap'
  /** Falls in some directions and rises in others, a point of inflection included. */
  | 'saddle'
  | 'maximum';

/** A point at which a landscape is level, or a minimum with a kink. */
export interface StationaryPoint {
  readonly kind: StationaryKind;
  readonly x: number;
  readonly y: number;
  readonly loss: number;
}

/** Cells along each axis: two for each half wave of the waviest landscape of the catalogue. */
const cellsAlong = 120;
/** Evaluations of the landscape or its derivatives, besides those on the grid. */
const mostEvaluations = 60_000;
const mostPoints = 1000;
/** Points closer than this, in cells, are one. */
const apart = 0.02;

/**
 * The stationary points in a view, minima first, each kind from the lowest loss up; at most 1000. Points that a grid of
 * 120 × 120 cells cannot tell apart may be left out, and of very many those with the highest loss.
 * @param best the loss up to which a minimum counts as a best one, where lower ones than those in the view are known
 */
export function stationaryPoints(
  landscape: Pick<Landscape, 'value' | 'gradient' | 'hessian' | 'sampleGrid'>,
  view: View,
  best = Infinity,
): readonly StationaryPoint[] {
  const along = cellsAlong + 1;
  const values = landscape.sampleGrid(view, along, along);
  const cells: Cells = {
    landscape,
    view,
    width: (view.x[1] - view.x[0]) / cellsAlong,
    height: (view.y[1] - view.y[0]) / cellsAlong,
    evaluations: 0,
  };
  const { level, low } = candidates(cells, values);
  const kept = new Kept();
  for (const [u, v] of byLoss(level, values)) {
    if (cells.evaluations > mostEvaluations || kept.points.length === mostPoints) break;
    kept.add(levelPoint(cells, u, v));
  }
  // A minimum with a kink is no zero of the gradient: it shows as a sample below its neighbours without a point near.
  for (const [u, v] of byLoss(low, values)) {
    if (cells.evaluations > mostEvaluations || kept.points.length === mostPoints) break;
    if (!kept.hasMinimumNear(u, v)) kept.add(lowestPoint(cells, u, v));
  }
  return classified(kept.points, cells, best, spreadOf(values));
}

type Place = readonly [u: number, v: number];

/** Where to search: cells in which the gradient may vanish, and samples that are lower than all around. */
function candidates(
  { landscape, view, width, height }: Cells,
  values: Float64Array,
): { level: Place[]; low: Place[] } {
  const along = cellsAlong + 1;
  const [slopeX, slopeY] = [new Float64Array(along * along), new Float64Array(along * along)];
  for (let row = 0, k = 0; row < along; row++) {
    for (let column = 0; column < along; column++, k++) {
      const [gx, gy] = landscape.gradient(view.x[0] + column * width, view.y[0] + row * height);
      slopeX[k] = gx * width;
      slopeY[k] = gy * height;
    }
  }
  const steepness = slopeX.map((slope, k) => Math.hypot(slope, slopeY[k]));
  const level: Place[] = [];
  const low: Place[] = [];
  for (let row = 0, k = 0; row < along; row++) {
    for (let column = 0; column < along; column++, k++) {
      const corners = [k, k + 1, k + along, k + along + 1];
      const isCell = row < cellsAlong && column < cellsAlong;
      if (isCell && turns(slopeX, corners) && turns(slopeY, corners) && corners.some((c) => steepness[c] > 0))
        level.push([column + 0.5, row + 0.5]);
      else if (steepness[k] > 0 && isBelowNeighbours(steepness, k, column, row)) level.push([column, row]);
      if (isBelowNeighbours(values, k, column, row)) low.push([column, row]);
    }
  }
  return { level, low };
}

/** Whether a number has both signs, or none, at the corners of a cell. */
function turns(slope: Float64Array, corners: readonly number[]): boolean {
  return corners.some((c) => slope[c] >= 0) && corners.some((c) => slope[c] <= 0);
}

/** Whether a sample is lower than some of its neighbours, and higher than none. */
function isBelowNeighbours(values: Float64Array, k: number, column: number, row: number): boolean {
  const along = cellsAlong + 1;
  let isBelowAny = false;
  for (let dy = -1; dy <= 1; dy++) {
    for (let dx = -1; dx <= 1; dx++) {
      const [u, v] = [column + dx, row + dy];
      if (u < 0 || v < 0 || u >= along || v >= along) continue;
      const beside = values[k + dy * along + dx];
      if (beside < values[k]) return false;
      if (beside > values[k]) isBelowAny = true;
    }
  }
  return isBelowAny;
}

/** The lowest first, so that of too many the highest are left out. */
function byLoss(places: readonly Place[], values: Float64Array): Place[] {
  const loss = ([u, v]: Place) => values[Math.floor(v) * (cellsAlong + 1) + Math.floor(u)];
  return places
    .map((place) => ({ place, loss: loss(place) }))
    .sort((a, b) => a.loss - b.loss || 0)
    .map(({ place }) => place);
}

/** The points found so far, each once. */
class Kept {
  readonly points: Found[] = [];
  private readonly byCell = new Map<string, Found[]>();

  add(point: Found | undefined): void {
    if (point === undefined || this.near(point.u, point.v, apart).length > 0) return;
    this.points.push(point);
    const key = `${Math.floor(point.u)} ${Math.floor(point.v)}`;
    this.byCell.set(key, [...(this.byCell.get(key) ?? []), point]);
  }

  hasMinimumNear(u: number, v: number): boolean {
    return this.near(u, v, 1).some(({ shape }) => shape === 'minimum');
  }

  private near(u: number, v: number, distance: number): Found[] {
    const around = [-1, 0, 1];
    return around
      .flatMap((dv) =>
        around.flatMap((du) => this.byCell.get(`${Math.floor(u) + du} ${Math.floor(v) + dv}`) ?? []),
      )
      .filter((point) => Math.max(Math.abs(point.u - u), Math.abs(point.v - v)) <= distance);
  }
}

/** How far the finite samples reach. */
function spreadOf(values: Float64Array): number {
  let [low, high] = [Infinity, -Infinity];
  for (const value of values) {
    if (!Number.isFinite(value)) continue;
    low = Math.min(low, value);
    high = Math.max(high, value);
  }
  return high > low ? high - low : 0;
}

const order: readonly StationaryKind[] = ['best', 'trap', 'saddle', 'maximum'];

function classified(
  points: readonly Found[],
  { view, width, height }: Cells,
  best: number,
  spread: number,
): StationaryPoint[] {
  const minima = points.filter(({ shape }) => shape === 'minimum').map(({ loss }) => loss);
  // Minima as low as each other differ by rounding.
  const limit = Math.min(best, Math.min(...minima) + 1e-9 * spread);
  return points
    .map(({ shape, u, v, loss }): StationaryPoint => {
      const kind = shape !== 'minimum' ? shape : loss <= limit ? 'best' : 'trap';
      return { kind, x: view.x[0] + u * width, y: view.y[0] + v * height, loss };
    })
    .sort((a, b) => order.indexOf(a.kind) - order.indexOf(b.kind) || a.loss - b.loss);
}
