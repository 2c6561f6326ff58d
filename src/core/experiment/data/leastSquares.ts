import { symmetricEigenInSlices } from '../../planes/symmetricEigen';
import { dot } from '../../planes/vectors';
import type { DataObjective } from './dataObjective';
import { lossWork, meanLossInSlices } from './meanLoss';

/** The curvature of a loss that is quadratic, the same everywhere, and its minimum. */
export interface LeastSquares {
  /** The largest eigenvalue of the Hessian, λmax. */
  readonly most: number;
  /** The smallest, λmin; undefined where rounding leaves too little of it to be told. */
  readonly least?: number;
  /** Undefined where it is no single point, or rounding does not tell. */
  readonly minimum?: { readonly theta: Float64Array; readonly loss: number };
}

/** Parameters at most: a sweep of the eigenvalues of so many takes a few milliseconds. */
const maxParameters = 64;

/** Work at most, in rows × parameters × parameters: a fraction of a second. */
const maxWork = 1e8;

/** λmin as a part of λmax, at least: for its first digits to hold, and for the minimum to be found. */
const [toldPart, solvedPart] = [1e-10, 1e-13];

/** Each time the minimum takes what rounding left of it before. */
const rounds = 3;

/** Whether a loss is the mean squared error of a weighted sum and a bias, of not too many parameters and rows. */
export function areLeastSquares({ model, training, dimension }: DataObjective): boolean {
  const isQuadratic = model.loss.id === 'mse' && ['linear', 'polynomial'].includes(model.model.kind);
  const work = dimension * lossWork(model, training.target.length);
  return isQuadratic && dimension <= maxParameters && work <= maxWork;
}

/**
 * The Hessian and the minimum of the mean squared error of a weighted sum and a bias, penalty included. The gradient is
 * H·θ + c, so for a target of 0 the gradient at a unit vector is a column of H: without the penalty it is 2/n·XᵀX, with
 * a column of ones in X for the bias.
 * @yields after a few milliseconds of work each
 * @returns undefined for other losses, for more parameters or work than can be spent on it, and where a number of it is
 *   not finite
 */
export function* leastSquaresInSlices(
  objective: DataObjective,
): Generator<void, LeastSquares | undefined, void> {
  if (!areLeastSquares(objective)) return undefined;
  const { model, training, dimension } = objective;
  const count = training.target.length;
  const indices = Int32Array.from(training.target.keys());
  const withoutTarget = { ...training, target: new Float64Array(count) };
  const hessian: Float64Array[] = [];
  for (let i = 0; i < dimension; i++) {
    const unit = new Float64Array(dimension);
    unit[i] = 1;
    const column = new Float64Array(dimension);
    yield* meanLossInSlices(model, unit, withoutTarget, indices, 0, count, column);
    if (!column.every(Number.isFinite)) return undefined;
    hessian.push(column);
  }
  const { values, vectors } = yield* symmetricEigenInSlices(hessian);
  const [most, least] = [values[0], values[dimension - 1]];
  if (!(least > solvedPart * most)) return { most };

  const theta = new Float64Array(dimension);
  const gradient = new Float64Array(dimension);
  for (let round = 0; round < rounds; round++) {
    yield* meanLossInSlices(model, theta, training, indices, 0, count, gradient);
    for (const [k, vector] of vectors.entries()) {
      const along = dot(vector, gradient) / values[k];
      for (let i = 0; i < dimension; i++) theta[i] -= along * vector[i];
    }
  }
  const loss = yield* meanLossInSlices(model, theta, training, indices, 0, count);
  if (!Number.isFinite(loss)) return { most };
  return { most, ...(least > toldPart * most && { least }), minimum: { theta, loss } };
}
