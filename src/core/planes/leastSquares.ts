import type { DataObjective } from '../experiment/data/dataObjective';
import { RowLoss } from './rowLoss';

/**
 * The minimum of a loss that is quadratic in two parameters: the mean squared error of a weighted sum and a bias.
 * @yields after a few milliseconds of work each
 * @returns the parameters and the loss; undefined for other losses, and where the minimum is no single point
 */
export function* leastSquaresMinimum({
  model,
  training,
  dimension,
}: DataObjective): Generator<void, readonly [number, number, number] | undefined, void> {
  const isQuadratic = model.loss.id === 'mse' && ['linear', 'polynomial'].includes(model.model.kind);
  if (!isQuadratic || dimension !== 2) return undefined;
  const loss = RowLoss.onAll(model, training);
  const gradientAt = function* (x: number, y: number): Generator<void, readonly [number, number], void> {
    const gradient = new Float64Array(2);
    yield* loss.valueInSlices(Float64Array.of(x, y), gradient);
    return [gradient[0], gradient[1]];
  };
  const [cx, cy] = yield* gradientAt(0, 0);
  const [xx, xy] = yield* gradientAt(1, 0);
  const [, yy] = yield* gradientAt(0, 1);
  const [a, b, c] = [xx - cx, xy - cy, yy - cy];
  const determinant = a * c - b * b;
  if (!(determinant > 1e-14 * (a + c) ** 2)) return undefined;
  let [x, y] = [0, 0];
  // The second time it takes what rounding left of the first.
  for (let round = 0; round < 2; round++) {
    const [gx, gy] = yield* gradientAt(x, y);
    x -= (c * gx - b * gy) / determinant;
    y -= (a * gy - b * gx) / determinant;
  }
  return [x, y, yield* loss.valueInSlices(Float64Array.of(x, y))];
}
