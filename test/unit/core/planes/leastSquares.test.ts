import { assert } from 'chai';
import {
  compileDataObjective,
  leastSquaresMinimum,
  type DataObjectiveSpec,
} from '../../../../src/core/index';

function minimumOf(spec: DataObjectiveSpec): readonly [number, number, number] | undefined {
  const slices = leastSquaresMinimum(compileDataObjective(spec));
  for (;;) {
    const { done, value } = slices.next();
    if (done) return value;
  }
}

const rows = (features: readonly number[], target: readonly number[]) => ({
  features: features.map((x) => [x]),
  target,
});

suite('The minimum of least squares', () => {
  test('is the line through points on one, however far they are from 0', () => {
    const far = [1000, 1001, 1003];
    const minimum = minimumOf({
      kind: 'data',
      rows: rows(
        far,
        far.map((x) => 3 * x - 7),
      ),
      model: { kind: 'linear' },
    })!;
    assert.closeTo(minimum[0], 3, 1e-6);
    assert.closeTo(minimum[1], -7, 1e-3);
    assert.closeTo(minimum[2], 0, 1e-9);
  });

  test('is that of the penalised loss where there is a penalty', () => {
    // mean (w x + b − y)² + l2/2 w² on x = ±1: w = 2 · 1 / (2 + l2), b = 0.
    const spec: DataObjectiveSpec = {
      kind: 'data',
      rows: rows([-1, 1], [-1, 1]),
      model: { kind: 'linear', l2: 0.5 },
    };
    const [w, b] = minimumOf(spec)!;
    assert.closeTo(w, 2 / 2.5, 1e-15);
    assert.closeTo(b, 0, 1e-15);
  });

  test('is not there where it is no single point, or the loss is another one', () => {
    assert.isUndefined(minimumOf({ kind: 'data', rows: rows([2, 2], [1, 3]), model: { kind: 'linear' } }));
    const line = { builtin: 'line' };
    assert.isUndefined(minimumOf({ kind: 'data', rows: line, model: { kind: 'linear', loss: 'huber' } }));
    assert.isUndefined(minimumOf({ kind: 'data', rows: line, model: { kind: 'polynomial', degree: 2 } }));
  });
});
