import { assert } from 'chai';
import { compileObjective, samplePlane, type Plane } from '../../../../src/core/index';
import { parameterPlane } from '../../../../src/core/planes/parameterPlane';
import { pointOn, project } from '../../../../src/core/planes/project';
import { randomPlane } from '../../../../src/core/planes/randomPlane';
import { viewAround } from '../../../../src/core/planes/viewAround';
import { dot, norm } from '../../../../src/core/planes/vectors';
import { fillNormal } from '../../../../src/core/random/normal';
import { Xoshiro128 } from '../../../../src/core/random/xoshiro128';

function normals(count: number, seed: number): Float64Array {
  const numbers = new Float64Array(count + (count % 2));
  fillNormal(numbers, 1, Xoshiro128.seeded(seed, 7));
  return numbers.slice(0, count);
}

suite('A random plane', () => {
  const blocks = [
    { name: 'W1', offset: 0, rows: 3, columns: 4 },
    { name: 'b1', offset: 12, rows: 1, columns: 3 },
    { name: 'W2', offset: 15, rows: 2, columns: 3 },
    { name: 'b2', offset: 21, rows: 1, columns: 2 },
  ];
  const center = normals(23, 1);
  center.fill(0, 18, 21);

  test('has, filter by filter, the lengths that the weights have at its centre, and leaves biases alone', () => {
    const { origin, u, v } = randomPlane(center, blocks, 5);
    assert.deepEqual(origin, Array.from(center));
    for (const direction of [u, v]) {
      for (const { name, offset, rows, columns } of blocks) {
        for (let row = 0; row < rows; row++) {
          const [from, to] = [offset + row * columns, offset + (row + 1) * columns];
          const length = norm(direction.slice(from, to));
          if (name.startsWith('b')) assert.equal(length, 0);
          else assert.closeTo(length, norm(center.slice(from, to)), 1e-9);
        }
      }
    }
  });

  test('has two different directions, the same for the same seed and others for another', () => {
    const plane = randomPlane(center, blocks, 5);
    assert.isBelow(Math.abs(dot(plane.u, plane.v)), 0.9 * norm(plane.u) * norm(plane.v));
    assert.deepEqual(randomPlane(center, blocks, 5), plane);
    const other = randomPlane(center, blocks, 6);
    assert.notDeepEqual(other.u, plane.u);
    assert.notDeepEqual(other.v, plane.v);
  });

  test('has directions without a preferred sign or place', () => {
    const sums = new Float64Array(23);
    for (let seed = 0; seed < 400; seed++)
      randomPlane(center, blocks, seed).u.forEach((value, i) => (sums[i] += value));
    sums.forEach((sum) => assert.isBelow(Math.abs(sum) / 400, 0.2));
  });
});

suite('A projection', () => {
  test('of points on a plane is where they are, also where its directions are not orthogonal', () => {
    const [u, v] = [normals(9, 2), normals(9, 3)];
    const plane: Plane = { origin: Array.from(normals(9, 4)), u: Array.from(u), v: Array.from(v) };
    const theta = new Float64Array(18);
    pointOn(plane, 2, -3, theta.subarray(0, 9));
    pointOn(plane, 0.5, 40, theta.subarray(9));
    const expected = [2, -3, 0.5, 40];
    project(theta, plane).forEach((value, k) => assert.closeTo(value, expected[k], 1e-12));
  });

  test('of a point beside it is the nearest point: what is left is orthogonal to both directions', () => {
    const plane: Plane = {
      origin: Array(9).fill(1),
      u: Array.from(normals(9, 5)),
      v: Array.from(normals(9, 6)),
    };
    const theta = normals(9, 7);
    const [a, b] = project(theta, plane);
    const foot = new Float64Array(9);
    pointOn(plane, a, b, foot);
    const rest = theta.map((value, i) => value - foot[i]);
    assert.closeTo(dot(rest, plane.u), 0, 1e-13);
    assert.closeTo(dot(rest, plane.v), 0, 1e-13);
  });

  test('onto two parameters is their very values', () => {
    const theta = Float64Array.of(0.1, 0.2, 0.3, 1e-300, -7, 5);
    assert.deepEqual(Array.from(project(theta, parameterPlane([9, 9, 9], [0, 2]))), [0.1, 0.3, 1e-300, 5]);
    assert.deepEqual(parameterPlane([4, 5, 6], [2, 0]), { origin: [0, 5, 0], u: [0, 0, 1], v: [1, 0, 0] });
  });

  test('of what is not finite is NaN, and directions that are none or one leave what there is', () => {
    assert.isNaN(project(Float64Array.of(NaN, 1, 1), parameterPlane([0, 0, 0], [0, 1]))[0]);
    const one: Plane = { origin: [0, 0], u: [2, 0], v: [-1, 0] };
    assert.deepEqual(Array.from(project(Float64Array.of(4, 9), one)), [2, 0]);
    const none: Plane = { origin: [0, 0], u: [0, 0], v: [0, 0] };
    assert.deepEqual(Array.from(project(Float64Array.of(4, 9), none)), [0, 0]);
  });
});

suite('A view around points', () => {
  const sizes = ({ x, y }: { x: readonly [number, number]; y: readonly [number, number] }) => [
    x[1] - x[0],
    y[1] - y[0],
  ];

  test('holds them with some room, from one round number to another', () => {
    const view = viewAround([Float64Array.of(0.1, 30, 4.2, 70), Float64Array.of(2, 50)], false);
    assert.deepEqual(view, { x: [-0.8, 5.2], y: [22, 78] });
  });

  test('hardly changes with points that hardly do', () => {
    const at = (shift: number) => viewAround([Float64Array.of(0, 0, 5.2 + shift, 7.3 - shift)], true);
    assert.deepEqual(at(0.001), at(0));
  });

  test('has some size where the points have none, or none along an axis', () => {
    for (const points of [[], [Float64Array.of(3, 1e6)], [Float64Array.of(NaN, NaN, 1, 0, 2, 0)]])
      for (const size of sizes(viewAround(points, true))) assert.isAbove(size, 0);
    const [width, height] = sizes(viewAround([Float64Array.of(0, 5, 100, 5)], true));
    assert.isAbove(height, width / 5);
  });
});

suite('Sampling a landscape on a plane', () => {
  test('gives its values at the points of the plane, its edges included', () => {
    const objective = compileObjective({ kind: 'expression', source: 'x^2 + 10*y' });
    const plane = { origin: [1, 0], u: [0, 1], v: [2, 0] };
    const slices = samplePlane(objective, plane, { x: [0, 4], y: [-1, 1] }, 3, 2);
    const done: number[] = [];
    let slice = slices.next();
    for (; !slice.done; slice = slices.next()) done.push(slice.value);
    assert.deepEqual(Array.from(slice.value), [1, 21, 41, 9, 29, 49]);
    assert.deepEqual(done, [0.5, 1]);
  });
});
