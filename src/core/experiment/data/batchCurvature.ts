import { norm, scale } from '../../planes/vectors';
import type { DataObjective } from './dataObjective';
import { lossWork } from './meanLoss';
import type { Batches } from './sampling';

/** Products with a batch's Hessian: what is found after so many is all but its largest eigenvalue, and never above it. */
const products = 20;

/** Work at most, in rows × parameters: a fraction of a second. */
const maxWork = 5e7;

/**
 * The largest curvature of each batch's own loss, of a loss that is quadratic in the parameters: the Rayleigh quotient
 * after some steps of the power method (Golub and Van Loan 2013, Matrix Computations, 4th edition, section 7.3), so that
 * what is above a limit is so for certain.
 * @param batches not begun yet, of which the first `count` are looked at
 * @yields after each batch
 * @returns undefined where it would take too long
 */
export function* batchCurvaturesInSlices(
  { model, training, dimension }: DataObjective,
  batches: Batches,
  count: number,
): Generator<void, Float64Array | undefined, void> {
  const rows = training.target.length;
  if (products * lossWork(model, rows) > maxWork) return undefined;
  // For a target of 0 the gradient at a vector is the Hessian times it.
  const withoutTarget = { ...training, target: new Float64Array(rows) };
  const image = new Float64Array(dimension);
  const curvatures = new Float64Array(count);
  for (let k = 0; k < count; k++) {
    batches.next();
    const vector = new Float64Array(dimension).fill(1 / Math.sqrt(dimension));
    const times = () => {
      model.batch(vector, withoutTarget, batches.indices, batches.from, batches.count, image);
      return norm(image);
    };
    for (let product = 0; product < products; product++) {
      const length = times();
      if (!(length > 0)) break;
      vector.set(image);
      scale(vector, 1 / length);
    }
    times();
    curvatures[k] = image.reduce((sum, each, i) => sum + each * vector[i], 0);
    yield;
  }
  return curvatures;
}
