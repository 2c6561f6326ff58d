import type { Plane } from '../experiment/types';
import { sliceWork } from '../experiment/data/meanLoss';
import { dot } from './vectors';

/**
 * Where points are on a plane, seen from above: the coordinates of the nearest point of it, also where its directions
 * are not orthogonal.
 * @param theta rows × parameters, row-major
 * @returns rows × 2; NaN for rows that are not finite
 */
export function project(theta: Float64Array, plane: Plane): Float64Array {
  const slices = projectInSlices(theta, plane);
  for (;;) {
    const { done, value } = slices.next();
    if (done) return value;
  }
}

/**
 * As {@link project}.
 * @yields after a few milliseconds of work each
 */
export function* projectInSlices(
  theta: Float64Array,
  { origin, u, v }: Plane,
): Generator<void, Float64Array, void> {
  const parameters = origin.length;
  const rows = theta.length / parameters;
  const atOnce = Math.max(1, Math.floor(sliceWork / parameters));
  const [uu, uv, vv] = [dot(u, u), dot(u, v), dot(v, v)];
  const area = uu * vv - uv * uv;
  // Directions that are one, or none, leave a line or a point.
  const isFlat = !(area > 1e-12 * uu * vv);
  const result = new Float64Array(2 * rows);
  for (let row = 0, at = 0; row < rows; row++) {
    let [alongU, alongV] = [0, 0];
    for (let i = 0; i < parameters; i++, at++) {
      const difference = theta[at] - origin[i];
      alongU += difference * u[i];
      alongV += difference * v[i];
    }
    result[2 * row] = isFlat ? (uu > 0 ? alongU / uu : 0) : (vv * alongU - uv * alongV) / area;
    result[2 * row + 1] = isFlat ? 0 : (uu * alongV - uv * alongU) / area;
    if ((row + 1) % atOnce === 0) yield;
  }
  return result;
}

/** The point of parameter space that a point of a plane stands for. */
export function pointOn({ origin, u, v }: Plane, a: number, b: number, out: Float64Array): void {
  for (let i = 0; i < out.length; i++) out[i] = origin[i] + a * u[i] + b * v[i];
}
