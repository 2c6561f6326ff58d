import type { DataObjective } from '../experiment/data/dataObjective';
import type { Objective } from '../experiment/objective';
import type { Plane, View } from '../experiment/types';
import { pointOn } from './project';
import { sliceWork } from '../experiment/data/meanLoss';
import { RowLoss } from './rowLoss';

/**
 * Samples an objective on a plane of its parameter space.
 * @param plane point (a, b) of the view stands for `origin + a·u + b·v`
 * @yields the fraction done, after a few milliseconds of work each
 * @returns rows × columns, row-major, the row of the smallest b first; the outermost lie on the view's edges
 */
export function* samplePlane(
  objective: Objective | DataObjective,
  plane: Plane,
  view: View,
  columns: number,
  rows: number,
): Generator<number, Float32Array, void> {
  const values = new Float32Array(columns * rows);
  const theta = new Float64Array(objective.dimension);
  const loss = 'training' in objective ? RowLoss.onAll(objective.model, objective.training) : undefined;
  let spent = 0;
  for (let k = 0; k < values.length; k++) {
    place(plane, view, k, columns, rows, theta);
    if (loss !== undefined && loss.work > sliceWork) {
      const slices = loss.valueInSlices(theta);
      let slice = slices.next();
      for (; !slice.done; slice = slices.next()) yield k / values.length;
      values[k] = slice.value;
    } else values[k] = objective.value(theta);
    spent += loss?.work ?? objective.dimension;
    if (spent < sliceWork && (k + 1) % (loss ? values.length : columns) !== 0) continue;
    spent = 0;
    yield (k + 1) / values.length;
  }
  return values;
}

/** A grid of losses: rows × columns, row-major from the smallest b. */
export interface Grid {
  readonly size: number;
  readonly values: Float64Array;
}

/** Rows of a grid over a view, which are computed by themselves. */
export interface GridPart {
  /** Of the grid, along each axis. */
  readonly size: number;
  /** The first of the rows, counted from the smallest b, and the one behind the last. */
  readonly from: number;
  readonly to: number;
  /** Whether every second point of every second row is known from a grid of half as many intervals. */
  readonly isRefined: boolean;
}

/**
 * Samples a loss in some rows of a grid.
 * @yields the fraction done, after a few milliseconds of work each
 * @returns (to − from) × size; NaN for what is known
 */
export function* sampleGridPart(
  loss: RowLoss,
  plane: Plane,
  view: View,
  { size, from, to, isRefined }: GridPart,
): Generator<number, Float64Array, void> {
  const values = new Float64Array((to - from) * size).fill(NaN);
  const theta = new Float64Array(loss.dimension);
  let spent = 0;
  for (let k = 0; k < values.length; k++) {
    const [row, column] = [from + Math.floor(k / size), k % size];
    if (isRefined && row % 2 === 0 && column % 2 === 0) continue;
    place(plane, view, row * size + column, size, size, theta);
    if (loss.work > sliceWork) {
      const slices = loss.valueInSlices(theta);
      let slice = slices.next();
      for (; !slice.done; slice = slices.next()) yield k / values.length;
      values[k] = slice.value;
    } else values[k] = loss.value(theta);
    spent += loss.work;
    if (spent < sliceWork) continue;
    spent = 0;
    yield (k + 1) / values.length;
  }
  return values;
}

/** Puts what is known of a grid of half as many intervals in its place. */
export function fillKnown(values: Float64Array, size: number, known: Grid): void {
  for (let row = 0, k = 0; row < known.size; row++)
    for (let column = 0; column < known.size; column++, k++)
      values[2 * row * size + 2 * column] = known.values[k];
}

/**
 * Samples a loss on grids that are finer and finer; what is known of one is not computed again for the next.
 * @param sizes of the grids, along each axis: each but the first 2·size − 1 of the one before
 * @yields each grid as soon as it is there, and nothing after a few milliseconds of work each
 */
export function* refinePlane(
  loss: RowLoss,
  plane: Plane,
  view: View,
  sizes: readonly number[],
): Generator<Grid | undefined, void, void> {
  let known: Grid | undefined;
  for (const size of sizes) {
    const part = { size, from: 0, to: size, isRefined: known !== undefined };
    const slices = sampleGridPart(loss, plane, view, part);
    let slice = slices.next();
    for (; !slice.done; slice = slices.next()) yield undefined;
    if (known) fillKnown(slice.value, size, known);
    known = { size, values: slice.value };
    yield known;
  }
}

/**
 * The sizes of grids, from one that is there in a few milliseconds, or else is the coarsest, to the finest that takes
 * some seconds.
 */
export function gridSizes({ work }: RowLoss): readonly number[] {
  const takes = (size: number) => size * size * work;
  const possible = allSizes.filter((size, i) => i === 0 || takes(size) <= patience);
  return possible.slice(
    Math.max(
      0,
      possible.findLastIndex((size) => takes(size) <= workAtOnce),
    ),
  );
}

const allSizes = [9, 17, 33, 65, 129];
/** In rows × parameters. */
export const workAtOnce = 2e6;
const patience = 1e10;

function place(
  plane: Plane,
  view: View,
  k: number,
  columns: number,
  rows: number,
  theta: Float64Array,
): void {
  pointOn(plane, at(view.x, k % columns, columns), at(view.y, Math.floor(k / columns), rows), theta);
}

function at([min, max]: readonly [number, number], index: number, count: number): number {
  if (index > 0 && index === count - 1) return max;
  return count > 1 ? min + ((max - min) * index) / (count - 1) : min;
}
