import type { Plane } from '../experiment/types';
import { fillNormal } from '../random/normal';
import { Xoshiro128 } from '../random/xoshiro128';
import { symmetricEigen } from './symmetricEigen';
import { cloudOf, timesCovariance, type Cloud } from './trajectories';
import { addTo, axis, dot, norm, scale } from './vectors';

/** Vectors that are multiplied at once: one more than are wanted, so that equal variances are told apart. */
const blockSize = 3;
/** How many vectors span the space that is searched before it is narrowed to the best of them. */
const [widest, kept] = [45, 9];
/** How far from an eigenvector a direction may be, beside the largest variance. */
const tolerance = 1e-12;
/** Passes over all rows at most: where it takes more, variances are as good as equal. */
const maxPasses = 150;
/** A vector of which orthogonalising leaves less than this share is rounding. */
const vanished = 1e-10;

/**
 * The plane in which a trajectory varies most: the first two principal components of its rows.
 * @param theta rows × parameters, row-major; rows that are not finite are left out
 * @returns the mean of the rows, two orthonormal directions in which the trajectory ends ahead of where it began, and
 *   their shares of the variance
 */
export function principalPlane(theta: Float64Array, parameters: number): Plane {
  const slices = principalPlaneInSlices([theta], parameters);
  for (;;) {
    const { done, value } = slices.next();
    if (done) return value;
  }
}

/**
 * As {@link principalPlane}, of several trajectories that count alike, however many rows they have. The covariance of
 * n parameters would be n × n; a block Krylov method with Rayleigh–Ritz needs only its products with vectors (Golub and
 * Van Loan, Matrix Computations, 4th edition, 10.3; the space is narrowed as by Wu and Simon 2000, Thick-Restart
 * Lanczos Method for Large Symmetric Eigenvalue Problems, SIMAX 22(2)).
 * @yields after a few milliseconds of work each
 */
export function* principalPlaneInSlices(
  trajectories: readonly Float64Array[],
  parameters: number,
): Generator<void, Plane, void> {
  const cloud = yield* cloudOf(trajectories, parameters);
  const found = cloud.variance > 0 ? yield* largestDirections(cloud) : [];
  const [u = axis(parameters, 0)] = found.map(({ vector }) => vector);
  const v = found[1]?.vector ?? besides(u);
  for (const direction of [u, v]) turnAhead(direction, cloud);
  const share = (k: number) => Math.min(1, (found[k]?.value ?? 0) / (cloud.variance || 1));
  return {
    origin: Array.from(cloud.mean),
    u: Array.from(u),
    v: Array.from(v),
    explained: [share(0), share(1)],
  };
}

interface Direction {
  readonly value: number;
  readonly vector: Float64Array;
}

/** The two directions of the largest variances; fewer where there is none in others. */
function* largestDirections(cloud: Cloud): Generator<void, Direction[], void> {
  let basis: Float64Array[] = [];
  let images: Float64Array[] = [];
  let block = firstBlock(cloud.parameters);
  let best: Direction[] = [];
  for (let pass = 0; pass < maxPasses; pass++) {
    const added = orthonormal(block, basis);
    if (added.length === 0) break;
    yield;
    block = yield* timesCovariance(cloud, added);
    basis = [...basis, ...added];
    images = [...images, ...block];
    const { values, vectors } = symmetricEigen(
      basis.map((q, i) =>
        Float64Array.from(basis, (_, j) => dot(i < j ? q : basis[j], images[Math.max(i, j)])),
      ),
    );
    const combined = (of: readonly Float64Array[], k: number) => combination(of, vectors[k]);
    best = [];
    let isExact = true;
    for (let k = 0; k < Math.min(2, basis.length); k++) {
      const vector = combined(basis, k);
      const residual = combined(images, k);
      addTo(residual, -values[k], vector);
      if (norm(residual) > tolerance * values[0]) isExact = false;
      if (values[k] > tolerance * values[0]) best.push({ value: values[k], vector });
      yield;
    }
    if (isExact && basis.length > 1) break;
    if (basis.length + blockSize <= widest) continue;
    // What comes next must be new to all that is known, not only to what is kept of it.
    block = orthonormal(block, basis);
    const indices = Array.from({ length: kept }, (_, k) => k);
    [basis, images] = [indices.map((k) => combined(basis, k)), indices.map((k) => combined(images, k))];
    yield;
  }
  return best;
}

/** Directions that favour none. */
function firstBlock(parameters: number): Float64Array[] {
  const random = Xoshiro128.seeded(0x706c616e, 0);
  return Array.from({ length: Math.min(blockSize, parameters) }, () => {
    const numbers = new Float64Array(parameters + (parameters % 2));
    fillNormal(numbers, 1, random);
    return numbers.slice(0, parameters);
  });
}

/** What is new in some vectors beside a basis, each of length 1 and orthogonal to all others. */
function orthonormal(vectors: readonly Float64Array[], basis: readonly Float64Array[]): Float64Array[] {
  const found: Float64Array[] = [];
  const largest = Math.max(...vectors.map(norm));
  for (const vector of vectors) {
    const rest = Float64Array.from(vector);
    // Twice is enough (Giraud, Langou and Rozložník 2005, Computers and Mathematics with Applications 50).
    for (let round = 0; round < 2; round++) {
      for (const known of [...basis, ...found]) addTo(rest, -dot(known, rest), known);
    }
    const length = norm(rest);
    if (!(length > vanished * largest)) continue;
    scale(rest, 1 / length);
    found.push(rest);
  }
  return found;
}

function combination(of: readonly Float64Array[], factors: Float64Array): Float64Array {
  const sum = new Float64Array(of[0].length);
  of.forEach((vector, i) => addTo(sum, factors[i], vector));
  return sum;
}

/** A direction orthogonal to another, for what varies along one alone: near the axis that has least to do with it. */
function besides(u: Float64Array): Float64Array {
  let least = 0;
  for (let i = 1; i < u.length; i++) if (Math.abs(u[i]) < Math.abs(u[least])) least = i;
  return orthonormal([axis(u.length, least)], [u])[0];
}

/** A direction and its opposite are the same component: of the two the one in which trajectories get ahead. */
function turnAhead(direction: Float64Array, { trajectories, parameters }: Cloud): void {
  let ahead = 0;
  for (const theta of trajectories) {
    const last = theta.length - parameters;
    for (let i = 0; i < parameters; i++) ahead += (theta[last + i] - theta[i]) * direction[i];
  }
  if (ahead < 0) scale(direction, -1);
}
