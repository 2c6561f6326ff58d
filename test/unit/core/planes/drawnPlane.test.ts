import { assert } from 'chai';
import {
  compileDataObjective,
  drawnPlane,
  gridSizes,
  ProblemError,
  refinePlane,
  RowLoss,
  samplePlane,
  type DataObjectiveSpec,
  type Grid,
  type PlaneChoice,
} from '../../../../src/core/index';
import { descent } from '../descentByHand';
import { normalRows } from './rows';

const line: DataObjectiveSpec = { kind: 'data', rows: { builtin: 'line' }, model: { kind: 'linear' } };

function draw<T>(slices: Generator<unknown, T, void>): T {
  for (;;) {
    const { done, value } = slices.next();
    if (done) return value;
  }
}

suite('The plane that runs are drawn on', () => {
  const rows = normalRows(40, 4, 3);
  const wide: DataObjectiveSpec = { kind: 'data', rows, model: { kind: 'linear' } };
  const objective = compileDataObjective(wide);
  const run = descent(wide, [2, -1, 0.5, 1, 3], 0.1, 30);
  const planeOf = (choice?: PlaneChoice, runs = [run]) => draw(drawnPlane(choice, objective, runs));

  test('is all there is of two parameters, whatever is chosen', () => {
    const both = compileDataObjective(line);
    const drawn = draw(drawnPlane({ kind: 'random', seed: 1 }, both, [descent(line, [-1, 3], 0.05, 20)]));
    assert.isTrue(drawn.isWhole);
    assert.deepEqual(drawn.choice, { kind: 'parameters', indices: [0, 1] });
    assert.deepEqual(drawn.plane, { origin: [0, 0], u: [1, 0], v: [0, 1] });
    const { x, y } = drawn.view;
    assert.isTrue(x[0] < -1 && x[1] > -1 && y[0] < 3 && y[1] > 3);
  });

  test('is the principal one of more parameters', () => {
    const { plane, choice, isWhole } = planeOf();
    assert.deepEqual(choice, { kind: 'pca' });
    assert.isFalse(isWhole);
    assert.isAbove(plane.explained![0] + plane.explained![1], 0.9);
  });

  test('goes through the end of the best run where two parameters or random directions are chosen', () => {
    const worse = descent(wide, [9, 9, 9, 9, 9], 0.001, 5);
    const end = Array.from(run.theta.subarray(30 * 5));
    const { plane } = planeOf({ kind: 'parameters', indices: [1, 3] }, [worse, run]);
    assert.deepEqual(plane.origin, [end[0], 0, end[2], 0, end[4]]);
    assert.deepEqual(planeOf({ kind: 'random', seed: 4 }, [worse, run]).plane.origin, end);
  });

  test('refuses parameters that the model does not have', () => {
    assert.throws(() => planeOf({ kind: 'parameters', indices: [0, 5] }), ProblemError, 'parameters 0 to 4');
  });

  test('is not bent by a run that climbs away', () => {
    const diverging = descent(wide, [2, -1, 0.5, 1, 3], 40, 600);
    assert.equal(diverging.stop, 'diverged');
    const { view, plane } = planeOf(undefined, [run, diverging]);
    assert.isBelow(view.x[1] - view.x[0], 50);
    assert.isTrue(plane.u.every(Number.isFinite));
  });

  test('is there without runs, and with one that never was finite', () => {
    const nowhere = {
      ...run,
      theta: run.theta.map(() => NaN),
      loss: run.loss.map(() => NaN),
      lastFiniteStep: -1,
    };
    for (const runs of [[], [nowhere]]) {
      for (const choice of [undefined, { kind: 'random' as const, seed: 0 }]) {
        const { plane, view } = planeOf(choice, runs);
        assert.isTrue([...plane.origin, ...plane.u, ...plane.v, ...view.x, ...view.y].every(Number.isFinite));
      }
    }
  });
});

suite('Refining a plane', () => {
  const objective = compileDataObjective(line);
  const plane = { origin: [0, 0], u: [1, 0], v: [0, 1] };
  const view = { x: [-1, 3] as const, y: [-2, 2] as const };
  const loss = RowLoss.onAll(objective.model, objective.training);
  const gridsOf = (sizes: readonly number[]): Grid[] =>
    [...refinePlane(loss, plane, view, sizes)].filter((grid) => grid !== undefined);

  test('gives finer and finer grids, each exactly what it would be by itself', () => {
    const grids = gridsOf([3, 5, 9]);
    assert.deepEqual(
      grids.map(({ size }) => size),
      [3, 5, 9],
    );
    for (const { size, values } of grids) {
      const alone = draw(samplePlane(objective, plane, view, size, size));
      assert.deepEqual(Float32Array.from(values), alone);
    }
  });

  test('yields after a bounded amount of work, within a single loss too', () => {
    const many = normalRows(60_000, 20, 5);
    const large = compileDataObjective({ kind: 'data', rows: many, model: { kind: 'linear' } });
    const rowLoss = RowLoss.onAll(large.model, large.training);
    const theta = Float64Array.from({ length: 21 }, (_, i) => Math.sin(i));
    const gradient = new Float64Array(21);
    const slices = rowLoss.valueInSlices(theta, gradient);
    let count = 0;
    let slice = slices.next();
    for (; !slice.done; slice = slices.next()) count++;
    assert.equal(count, 3);
    const exact = new Float64Array(21);
    assert.closeTo(slice.value, rowLoss.value(theta, exact), 1e-12 * slice.value);
    gradient.forEach((value, i) => assert.closeTo(value, exact[i], 1e-12));
    const grids = refinePlane(rowLoss, { ...randomAxes(21) }, view, [3]);
    let pauses = 0;
    for (const grid of grids) if (grid === undefined) pauses++;
    assert.isAtLeast(pauses, 9);
  });

  test('goes as far as some seconds of work allow', () => {
    assert.deepEqual(gridSizes(loss), [33, 65, 129]);
    assert.deepEqual(gridSizes({ work: 2e4 } as RowLoss), [9, 17, 33, 65, 129]);
    assert.deepEqual(gridSizes({ work: 5e6 } as RowLoss), [9, 17, 33]);
    assert.deepEqual(gridSizes({ work: 1e12 } as RowLoss), [9]);
  });
});

function randomAxes(n: number) {
  return {
    origin: Array<number>(n).fill(0),
    u: Array.from({ length: n }, (_, i) => Number(i === 0)),
    v: Array.from({ length: n }, (_, i) => Number(i === 1)),
  };
}
