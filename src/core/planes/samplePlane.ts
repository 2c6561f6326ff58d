import type { DataObjective } from '../experiment/dataObjective';
import type { Objective } from '../experiment/objective';
import type { Plane, View } from '../experiment/types';
import { pointOn } from './project';
import { sliceWork } from '../experiment/meanLoss';
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
  const theta = new Float64Array(loss.dimension);
  let known: Grid | undefined;
  let spent = 0;
  for (const size of sizes) {
    const values = new Float64Array(size * size);
    for (let k = 0; k < values.length; k++) {
      const [row, column] = [Math.floor(k / size), k % size];
      if (known !== undefined && row % 2 === 0 && column % 2 === 0) {
        values[k] = known.values[(row / 2) * known.size + column / 2];
        continue;
      }
      place(plane, view, k, size, size, theta);
      if (loss.work > sliceWork) values[k] = yield* quietly(loss.valueInSlices(theta));
      else values[k] = loss.value(theta);
      spent += loss.work;
      if (spent < sliceWork) continue;
      spent = 0;
      yield undefined;
    }
    known = { size, values };
    yield known;
  }
}

/** The sizes of grids, from coarse to fine, as far as a loss that takes so much work can be sampled in some seconds. */
export function gridSizes({ work }: RowLoss): readonly number[] {
  return allSizes.filter((size, i) => i === 0 || size * size * work <= patience);
}

const allSizes = [9, 17, 33, 65, 129];
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

function* quietly<T>(slices: Generator<void, T, void>): Generator<undefined, T, void> {
  for (;;) {
    const { done, value } = slices.next();
    if (done) return value;
    yield undefined;
  }
}
