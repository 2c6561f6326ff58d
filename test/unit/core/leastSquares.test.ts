import { assert } from 'chai';
import {
  compileDataObjective,
  leastSquaresInSlices,
  type DataObjectiveSpec,
  type LeastSquares,
} from '../../../src/core/index';
import { normalRows } from './planes/rows';

function leastSquares(spec: Omit<DataObjectiveSpec, 'kind'>): LeastSquares | undefined {
  const slices = leastSquaresInSlices(compileDataObjective({ kind: 'data', ...spec }));
  for (;;) {
    const { done, value } = slices.next();
    if (done) return value;
  }
}

const rows = (features: readonly number[], target: readonly number[]) => ({
  features: features.map((x) => [x]),
  target,
});

const line = { builtin: 'line' };

suite('Least squares', () => {
  test('have the line through points on one as their minimum, however far they are from 0', () => {
    const far = [1000, 1001, 1003];
    const target = far.map((x) => 3 * x - 7);
    const { minimum, least } = leastSquares({ rows: rows(far, target), model: { kind: 'linear' } })!;
    assert.closeTo(minimum!.theta[0], 3, 1e-6);
    assert.closeTo(minimum!.theta[1], -7, 1e-3);
    assert.closeTo(minimum!.loss, 0, 1e-9);
    // λmin is a part of 1e−12 of λmax, of which rounding leaves few digits.
    assert.isUndefined(least);
  });

  test('have the eigenvalues of 2/n XᵀX', () => {
    const { most, least } = leastSquares({
      rows: rows([-3, -1, 1, 3], [5, 1, 1, 2]),
      model: { kind: 'linear' },
    })!;
    assert.closeTo(most, 10, 1e-12);
    assert.closeTo(least!, 2, 1e-12);
    const turned = leastSquares({ rows: rows([0, 2], [5, 1]), model: { kind: 'linear' } })!;
    // XᵀX = [[4, 2], [2, 2]], whose eigenvalues are 3 ± √5.
    assert.closeTo(turned.most, 3 + Math.sqrt(5), 1e-12);
    assert.closeTo(turned.least!, 3 - Math.sqrt(5), 1e-12);
  });

  test('are those of the penalised loss where there is a penalty', () => {
    // mean (w x + b − y)² + l2/2 w² on x = ±1: w = 2 · 1 / (2 + l2), b = 0.
    const { minimum, most, least } = leastSquares({
      rows: rows([-1, 1], [-1, 1]),
      model: { kind: 'linear', l2: 0.5 },
    })!;
    assert.closeTo(minimum!.theta[0], 2 / 2.5, 1e-15);
    assert.closeTo(minimum!.theta[1], 0, 1e-15);
    assert.closeTo(most, 2.5, 1e-12);
    assert.closeTo(least!, 2, 1e-12);
  });

  test('have a gradient of 0 at the minimum, of many parameters and of powers as well', () => {
    const specs = [
      { rows: normalRows(300, 50, 1), model: { kind: 'linear' } },
      { rows: line, model: { kind: 'polynomial', degree: 5 } },
      { rows: { builtin: 'penguins' }, model: { kind: 'linear', l2: 0.1 }, heldOut: 0.3 },
    ] as const;
    for (const spec of specs) {
      const { minimum, most } = leastSquares(spec)!;
      const objective = compileDataObjective({ kind: 'data', ...spec });
      const gradient = new Float64Array(objective.dimension);
      objective.gradient(minimum!.theta, gradient);
      assert.isBelow(Math.hypot(...gradient), 1e-12 * most);
      assert.equal(minimum!.loss, objective.value(minimum!.theta));
    }
  });

  test('have no minimum that is told where it is no single point', () => {
    const { most, least, minimum } = leastSquares({
      rows: rows([2, 2], [1, 3]),
      model: { kind: 'linear' },
    })!;
    assert.closeTo(most, 10, 1e-12);
    assert.isUndefined(least);
    assert.isUndefined(minimum);
  });

  test('are not there for other losses, for numbers that overflow and for what is too large', () => {
    assert.isUndefined(leastSquares({ rows: line, model: { kind: 'linear', loss: 'huber' } }));
    assert.isUndefined(
      leastSquares({ rows: line, model: { kind: 'mlp', loss: 'mse', hidden: [2], activation: 'tanh' } }),
    );
    assert.isUndefined(leastSquares({ rows: rows([1e200, 1], [1, 3]), model: { kind: 'linear' } }));
    assert.isUndefined(leastSquares({ rows: normalRows(20, 64, 1), model: { kind: 'linear' } }));
    assert.isUndefined(leastSquares({ rows: normalRows(50_000, 40, 1), model: { kind: 'linear' } }));
  });
});
