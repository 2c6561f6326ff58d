/** Sweeps of rotations at most: a handful are enough for any matrix. */
const maxSweeps = 60;

export interface Eigen {
  /** Largest first. */
  readonly values: Float64Array;
  /** The eigenvectors as rows, each of length 1. */
  readonly vectors: readonly Float64Array[];
}

/**
 * Eigenvalues and eigenvectors of a small symmetric matrix by Jacobi's rotations (Golub and Van Loan, Matrix
 * Computations, 4th edition, 8.5), which find small eigenvalues and orthogonal vectors as exactly as large ones.
 * @param matrix size × size
 */
export function symmetricEigen(matrix: readonly Float64Array[]): Eigen {
  const sweeps = symmetricEigenInSlices(matrix);
  for (;;) {
    const { done, value } = sweeps.next();
    if (done) return value;
  }
}

/**
 * As {@link symmetricEigen}.
 * @yields after each sweep, which takes a few milliseconds for 64 × 64
 */
export function* symmetricEigenInSlices(matrix: readonly Float64Array[]): Generator<void, Eigen, void> {
  const size = matrix.length;
  const a = matrix.map((row) => Float64Array.from(row));
  const vectors = a.map((_, i) => Float64Array.from({ length: size }, (__, j) => Number(i === j)));
  for (let sweep = 0; sweep < maxSweeps; sweep++) {
    let turned = false;
    for (let p = 0; p < size - 1; p++) {
      for (let q = p + 1; q < size; q++) {
        if (Math.abs(a[p][q]) <= 2 ** -60 * Math.sqrt(Math.abs(a[p][p] * a[q][q]))) continue;
        rotate(a, vectors, p, q);
        turned = true;
      }
    }
    if (!turned) break;
    yield;
  }
  const order = Array.from(a.keys()).sort((i, j) => a[j][j] - a[i][i]);
  return { values: Float64Array.from(order, (i) => a[i][i]), vectors: order.map((i) => vectors[i]) };
}

/** Turns the axes p and q such that the matrix has a 0 between them. */
function rotate(a: readonly Float64Array[], vectors: readonly Float64Array[], p: number, q: number): void {
  const size = a.length;
  const ratio = (a[q][q] - a[p][p]) / (2 * a[p][q]);
  const tangent = (ratio < 0 ? -1 : 1) / (Math.abs(ratio) + Math.hypot(1, ratio));
  const cosine = 1 / Math.hypot(1, tangent);
  const sine = tangent * cosine;
  for (let k = 0; k < size; k++) {
    const [kp, kq] = [a[k][p], a[k][q]];
    a[k][p] = cosine * kp - sine * kq;
    a[k][q] = sine * kp + cosine * kq;
  }
  for (let k = 0; k < size; k++) {
    const [pk, qk] = [a[p][k], a[q][k]];
    a[p][k] = cosine * pk - sine * qk;
    a[q][k] = sine * pk + cosine * qk;
    const [vp, vq] = [vectors[p][k], vectors[q][k]];
    vectors[p][k] = cosine * vp - sine * vq;
    vectors[q][k] = sine * vp + cosine * vq;
  }
  a[p][q] = a[q][p] = 0;
}
