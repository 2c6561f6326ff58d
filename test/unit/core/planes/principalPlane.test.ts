import { assert } from 'chai';
import { principalPlane, principalPlaneInSlices } from '../../../../src/core/planes/principalPlane';
import { symmetricEigen } from '../../../../src/core/planes/symmetricEigen';
import { fillNormal } from '../../../../src/core/random/normal';
import { Xoshiro128 } from '../../../../src/core/random/xoshiro128';

function normals(count: number, seed: number): Float64Array {
  const numbers = new Float64Array(count + (count % 2));
  fillNormal(numbers, 1, Xoshiro128.seeded(seed, 7));
  return numbers.slice(0, count);
}

/** Rows whose columns have the given spreads, turned by a random product. */
function cloud(rows: number, spreads: readonly number[], seed: number): Float64Array {
  const n = spreads.length;
  const turn = normals(n * n, seed + 100);
  const raw = normals(rows * n, seed);
  const theta = new Float64Array(rows * n);
  for (let r = 0; r < rows; r++) {
    for (let i = 0; i < n; i++) {
      let sum = 3;
      for (let j = 0; j < n; j++) sum += raw[r * n + j] * spreads[j] * turn[j * n + i];
      theta[r * n + i] = sum;
    }
  }
  return theta;
}

/** The covariance of rows, each trajectory counting alike. */
function covariance(trajectories: readonly Float64Array[], n: number): Float64Array[] {
  const mean = new Float64Array(n);
  for (const theta of trajectories)
    theta.forEach((value, k) => (mean[k % n] += (value * n) / theta.length / trajectories.length));
  const matrix = Array.from({ length: n }, () => new Float64Array(n));
  for (const theta of trajectories) {
    const weight = n / theta.length / trajectories.length;
    for (let at = 0; at < theta.length; at += n)
      for (let i = 0; i < n; i++)
        for (let j = 0; j < n; j++)
          matrix[i][j] += weight * (theta[at + i] - mean[i]) * (theta[at + j] - mean[j]);
  }
  return matrix;
}

const dot = (a: ArrayLike<number>, b: ArrayLike<number>) =>
  Array.from(a).reduce((sum, each, i) => sum + each * b[i], 0);

function draw<T>(slices: Generator<unknown, T, void>): T {
  for (;;) {
    const { done, value } = slices.next();
    if (done) return value;
  }
}

suite('Eigenvectors of a symmetric matrix', () => {
  test('satisfy what they are defined by, largest first', () => {
    const matrix = covariance([cloud(40, [5, 3, 1, 0.1, 1e-4, 0], 3)], 6);
    const { values, vectors } = symmetricEigen(matrix);
    for (let k = 0; k < 6; k++) {
      if (k > 0) assert.isAtMost(values[k], values[k - 1]);
      for (let i = 0; i < 6; i++)
        assert.closeTo(dot(matrix[i], vectors[k]), values[k] * vectors[k][i], 1e-13 * values[0]);
      for (let l = 0; l < 6; l++) assert.closeTo(dot(vectors[k], vectors[l]), Number(k === l), 1e-13);
    }
  });
});

suite('The principal plane', () => {
  for (const [what, rows, spreads] of [
    ['a few parameters', 50, [4, 2, 1]],
    ['more parameters than rows', 7, Array.from({ length: 40 }, (_, i) => 1 / (1 + i))],
    ['many parameters of like variance', 400, Array.from({ length: 120 }, (_, i) => 1 + 0.01 * i)],
    ['a steep spectrum', 60, Array.from({ length: 30 }, (_, i) => 10 ** -(i / 3))],
  ] as const) {
    test(`is that of the covariance's own eigenvectors: ${what}`, () => {
      const n = spreads.length;
      const theta = cloud(rows, spreads, 11);
      const plane = principalPlane(theta, n);
      const { values, vectors } = symmetricEigen(covariance([theta], n));
      const total = values.reduce((sum, value) => sum + value, 0);
      for (const [k, direction] of [plane.u, plane.v].entries()) {
        assert.closeTo(plane.explained![k], values[k] / total, 1e-10);
        assert.closeTo(Math.abs(dot(direction, vectors[k])), 1, 1e-9, `direction ${k}`);
      }
      assert.closeTo(dot(plane.u, plane.v), 0, 1e-12);
    });
  }

  test('finds both directions where their variances are the same', () => {
    // A circle in a plane of 30 dimensions, and a little besides.
    const [n, rows] = [30, 64];
    const [a, b] = [normals(n, 1), normals(n, 2)];
    const along = dot(a, b) / dot(a, a);
    for (let i = 0; i < n; i++) b[i] -= along * a[i];
    const theta = new Float64Array(rows * n);
    for (let r = 0; r < rows; r++) {
      const angle = (2 * Math.PI * r) / rows;
      for (let i = 0; i < n; i++)
        theta[r * n + i] =
          (Math.cos(angle) * a[i]) / Math.sqrt(dot(a, a)) +
          (Math.sin(angle) * b[i]) / Math.sqrt(dot(b, b)) +
          0.01 * Math.cos(3 * angle) * Number(i === 4);
    }
    const { explained, u, v } = principalPlane(theta, n);
    assert.isAbove(explained![0] + explained![1], 0.999);
    assert.closeTo(explained![1], 0.5, 1e-3);
    assert.closeTo(dot(u, v), 0, 1e-12);
  });

  test('holds a trajectory of two dimensions exactly, its shares adding up to all', () => {
    const [n, rows] = [50, 20];
    const [a, b] = [normals(n, 3), normals(n, 4)];
    const theta = new Float64Array(rows * n);
    for (let r = 0; r < rows; r++)
      for (let i = 0; i < n; i++) theta[r * n + i] = 7 + 0.9 ** r * a[i] + 0.5 ** r * b[i];
    const { origin, u, v, explained } = principalPlane(theta, n);
    assert.closeTo(explained![0] + explained![1], 1, 1e-12);
    for (let r = 0; r < rows; r++) {
      const row = theta.subarray(r * n, (r + 1) * n).map((value, i) => value - origin[i]);
      const [x, y] = [dot(row, u), dot(row, v)];
      row.forEach((value, i) => assert.closeTo(x * u[i] + y * v[i], value, 1e-11));
    }
    // It ends ahead of where it began.
    const moved = (direction: readonly number[]) =>
      dot(theta.subarray((rows - 1) * n), direction) - dot(theta.subarray(0, n), direction);
    assert.isAbove(moved(u), 0);
    assert.isAbove(moved(v), 0);
  });

  test('has a second direction for a straight line, which explains nothing, and for a point', () => {
    const theta = Float64Array.from({ length: 30 }, (_, k) => Math.floor(k / 3) * [1, 2, 2][k % 3]);
    const { u, v, explained } = principalPlane(theta, 3);
    assert.deepEqual(explained, [1, 0]);
    u.forEach((value, i) => assert.closeTo(value, [1, 2, 2][i] / 3, 1e-14));
    assert.closeTo(dot(u, v), 0, 1e-14);
    assert.closeTo(dot(v, v), 1, 1e-14);
    const still = principalPlane(Float64Array.of(1, 2, 1, 2), 2);
    assert.deepEqual(still, { origin: [1, 2], u: [1, 0], v: [0, 1], explained: [0, 0] });
  });

  test('leaves rows out that are not finite', () => {
    const theta = cloud(20, [3, 2, 1], 5);
    const longer = Float64Array.of(...theta, NaN, 1, 1, 1, Infinity, 1);
    assert.deepEqual(principalPlane(longer, 3), principalPlane(theta, 3));
    assert.deepEqual(principalPlane(Float64Array.of(NaN, 0), 2).explained, [0, 0]);
  });

  test('counts each trajectory alike, however many rows it has, and is the same at each call', () => {
    const [short, long] = [cloud(10, [3, 2, 1, 0.5], 6), cloud(300, [1, 1, 1, 2], 8)];
    const plane = draw(principalPlaneInSlices([short, long], 4));
    const { values, vectors } = symmetricEigen(covariance([short, long], 4));
    assert.closeTo(Math.abs(dot(plane.u, vectors[0])), 1, 1e-10);
    assert.closeTo(plane.explained![0], values[0] / values.reduce((sum, value) => sum + value, 0), 1e-12);
    assert.deepEqual(draw(principalPlaneInSlices([short, long], 4)), plane);
  });

  test('lets others in while it searches', () => {
    const slices = principalPlaneInSlices([cloud(400, Array(120).fill(1), 9)], 120);
    let count = 0;
    while (!slices.next().done) count++;
    assert.isAbove(count, 10);
  });
});
