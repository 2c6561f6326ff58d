import { assert } from 'chai';
import { compileDataObjective, descentNumbers, gradientNoise, trainingRows } from '../../../src/core/index';

suite('The numbers of a descent', () => {
  test('count updates, rows in memory and rows that are independent', () => {
    assert.deepEqual(
      ([{}, { batch: 'full' }, { batch: 32 }, { batch: 1 }, { batch: 500 }] as const).map((sampling) =>
        Object.values(descentNumbers(sampling, 100)),
      ),
      [
        [100, 1, 100, 100],
        [100, 1, 100, 100],
        [32, 4, 32, 32],
        [1, 100, 1, 1],
        [100, 1, 100, 100],
      ],
    );
    assert.equal(descentNumbers({ batches: [[1], [2, 3], [4]] }, 100).rowsInMemory, 2);
  });

  test('are those of the rows that are trained on', () => {
    const line = { kind: 'data', rows: { builtin: 'line' }, model: { kind: 'linear' } } as const;
    assert.equal(trainingRows(line), 100);
    for (const heldOut of [0.1, 0.125, 0.333])
      assert.equal(
        trainingRows({ ...line, heldOut }),
        compileDataObjective({ ...line, heldOut }).training.target.length,
      );
    assert.isUndefined(trainingRows({ ...line, rows: { file: 'a.csv' } }));
  });
});

suite('The noise of a gradient', () => {
  const objective = compileDataObjective({
    kind: 'data',
    rows: {
      features: [
        [1, 2],
        [-1, 0.5],
        [0.3, 3],
        [2, -1],
        [0, 0.7],
      ],
      target: [1, 0, 1, 0, 1],
    },
    model: { kind: 'mlp', hidden: [3], activation: 'tanh' },
  });
  const theta = Float64Array.from({ length: objective.dimension }, (_, i) => Math.sin(i));

  function gradientOf(rows: readonly number[]): Float64Array {
    const gradient = new Float64Array(objective.dimension);
    objective.model.batch(theta, objective.training, Int32Array.from(rows), 0, rows.length, gradient);
    return gradient;
  }

  test('is the mean over all batches that there are', () => {
    const all = [0, 1, 2, 3, 4];
    const full = gradientOf(all);
    const distance = (rows: readonly number[]) =>
      gradientOf(rows).reduce((sum, slope, i) => sum + (slope - full[i]) ** 2, 0);
    const pairs = all.flatMap((a) => all.filter((b) => b > a).map((b) => distance([a, b])));
    const triples = all.flatMap((a) =>
      all.filter((b) => b > a).map((b) => distance(all.filter((c) => c !== a && c !== b))),
    );
    const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
    const single = mean(all.map((row) => distance([row])));
    assert.approximately(gradientNoise(objective, theta, 1).variance, single, 1e-14);
    assert.approximately(gradientNoise(objective, theta, 2).variance, mean(pairs), 1e-14);
    assert.approximately(gradientNoise(objective, theta, 3).variance, mean(triples), 1e-14);
    assert.equal(gradientNoise(objective, theta, 5).variance, 0);
    assert.equal(gradientNoise(objective, theta, 9).variance, 0);
    const { norm, rowVariance, scale, rows } = gradientNoise(objective, theta, 1);
    assert.approximately(norm, Math.hypot(...full), 1e-14);
    assert.approximately(rowVariance, single, 1e-14);
    assert.approximately(scale, single / norm ** 2, 1e-12);
    assert.equal(rows, 5);
  });

  test('of very many rows is that of a sample', () => {
    const rows = 60_000;
    const model = { kind: 'mlp', hidden: [100, 10], activation: 'relu' } as const;
    const target = Array.from({ length: rows }, (_, i) => i % 2);
    const features = target.map((label, i) => [label + Math.sin(i)]);
    const large = compileDataObjective({ kind: 'data', rows: { features, target }, model });
    const start = Float64Array.from({ length: large.dimension }, (_, i) => Math.sin(i * i));
    const sampled = gradientNoise(large, start, 10);
    assert.isBelow(sampled.rows, rows);
    assert.isAbove(sampled.rows, 10_000);
    const few = gradientNoise(
      { ...large, training: { ...large.training, target: large.training.target.slice(0, 12_000) } },
      start,
      10,
    );
    assert.approximately(sampled.variance / few.variance, 1, 0.1);
  });
});
