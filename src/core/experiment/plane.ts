import type { Objective } from './objective';
import type { Plane, View } from './types';

/**
 * Samples an objective on a plane of its parameter space, a row at a time.
 * @param plane point (a, b) of the view stands for `origin + a·u + b·v`
 * @yields the fraction done
 * @returns rows × columns, row-major, the row of the smallest b first; the outermost lie on the view's edges
 */
export function* samplePlane(
  objective: Objective,
  plane: Plane,
  view: View,
  columns: number,
  rows: number,
): Generator<number, Float32Array, void> {
  const values = new Float32Array(columns * rows);
  const theta = new Float64Array(objective.dimension);
  const at = ([min, max]: readonly [number, number], index: number, count: number) =>
    count > 1 ? min + ((max - min) * index) / (count - 1) : min;
  for (let row = 0; row < rows; row++) {
    const b = at(view.y, row, rows);
    for (let column = 0; column < columns; column++) {
      const a = at(view.x, column, columns);
      for (let i = 0; i < theta.length; i++) theta[i] = plane.origin[i] + a * plane.u[i] + b * plane.v[i];
      values[row * columns + column] = objective.value(theta);
    }
    yield (row + 1) / rows;
  }
  return values;
}
