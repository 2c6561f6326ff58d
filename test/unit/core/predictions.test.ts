import { assert } from 'chai';
import {
  compileDataObjective,
  ProblemError,
  type DataObjectiveSpec,
  type Model,
} from '../../../src/core/index';
import { dataStream } from '../../../src/core/random/streams';
import { shuffle, uniform, uniformIndex } from '../../../src/core/random/uniform';
import { Xoshiro128 } from '../../../src/core/random/xoshiro128';

const rows = {
  features: [
    [1, 2],
    [3, -1],
    [0.5, 0],
  ],
  target: [0, 1, 2],
};
const compiled = (model: Model, target = rows.target) => {
  const spec: DataObjectiveSpec = { kind: 'data', rows: { ...rows, target }, model };
  return compileDataObjective(spec).model;
};
const features = Float64Array.from(rows.features.flat());

suite('What a model predicts', () => {
  test('is a value, the probability of 1 or that of each class, as the loss has it', () => {
    const theta = Float64Array.of(0.5, -1, 0.25);
    const sums = rows.features.map(([x, y]) => 0.5 * x - y + 0.25);
    assert.deepEqual([...compiled({ kind: 'linear' }).predict(theta, features)], sums);
    const odds = compiled({ kind: 'logistic' }, [0, 1, 1]).predict(theta, features);
    odds.forEach((probability, i) => assert.approximately(probability, 1 / (1 + Math.exp(-sums[i])), 1e-15));
    const softmax = compiled({ kind: 'softmax' });
    assert.equal(softmax.outputs, 3);
    const probabilities = softmax.predict(
      Float64Array.from({ length: 9 }, (_, i) => Math.sin(i)),
      features,
    );
    assert.lengthOf(probabilities, 9);
    for (let row = 0; row < 3; row++) {
      const [x, y] = rows.features[row];
      const exps = [0, 1, 2].map((k) =>
        Math.exp(Math.sin(2 * k) * x + Math.sin(2 * k + 1) * y + Math.sin(6 + k)),
      );
      const sum = exps.reduce((total, value) => total + value);
      exps.forEach((value, k) => assert.approximately(probabilities[3 * row + k], value / sum, 1e-15));
    }
  });

  test('is finite for logits of any size', () => {
    const huge = Float64Array.of(1e5, 1e5, 0);
    const model = compiled({ kind: 'logistic' }, [0, 1, 1]);
    assert.deepEqual([...model.predict(huge, Float64Array.of(1, 1, -1, -1))], [1, 0]);
    const softmax = compiled({ kind: 'softmax' });
    const theta = Float64Array.of(1e5, 0, 0, 0, -1e5, 0, 0, 0, 0);
    assert.deepEqual([...softmax.predict(theta, Float64Array.of(1, 1))], [1, 0, 0]);
  });

  test('takes the products of the features in the order of their degrees', () => {
    const model = compiled({ kind: 'polynomial', degree: 3 });
    const products = (x: number, y: number) => [
      x,
      y,
      x * x,
      x * y,
      y * y,
      x ** 3,
      x * x * y,
      x * y * y,
      y ** 3,
    ];
    assert.equal(model.dimension, 10);
    for (let i = 0; i < 10; i++) {
      const theta = new Float64Array(10);
      theta[i] = 1;
      assert.approximately(model.predict(theta, Float64Array.of(3, 5))[0], [...products(3, 5), 1][i], 1e-12);
    }
  });
});

suite('The parameters at the start', () => {
  test('are evenly spread over ±1/√in of each layer', () => {
    const model = compiled({ kind: 'mlp', hidden: [50, 400], activation: 'relu' }, [0, 1, 1]);
    const theta = model.initialise(dataStream('start', 1, 2));
    assert.deepEqual(theta, model.initialise(dataStream('start', 1, 2)));
    assert.notDeepEqual(theta, model.initialise(dataStream('start', 1, 3)));
    assert.notDeepEqual(theta, model.initialise(dataStream('start', 2, 2)));
    assert.deepEqual(
      model.blocks.map(({ name, rows, columns }) => [name, rows, columns]),
      [
        ['W1', 50, 2],
        ['b1', 1, 50],
        ['W2', 400, 50],
        ['b2', 1, 400],
        ['W3', 1, 400],
        ['b3', 1, 1],
      ],
    );
    let end = 0;
    model.blocks.forEach(({ offset, rows, columns }, index) => {
      assert.equal(offset, end);
      end += rows * columns;
      const bound = 1 / Math.sqrt([2, 2, 50, 50, 400, 400][index]);
      const numbers = theta.slice(offset, end);
      assert.isTrue(numbers.every((number) => Math.abs(number) < bound));
      if (numbers.length < 300) return;
      const mean = numbers.reduce((sum, number) => sum + number / numbers.length, 0);
      const variance = numbers.reduce((sum, number) => sum + number ** 2 / numbers.length, 0);
      assert.approximately(mean / bound, 0, 0.12);
      assert.approximately(variance / bound ** 2, 1 / 3, 0.04);
    });
    assert.equal(end, model.dimension);
  });

  test('are not made of a model that is too large', () => {
    assert.throws(
      () => compiled({ kind: 'mlp', hidden: [2000, 2000], activation: 'tanh' }, [0, 1, 1]),
      ProblemError,
      '4,010,001 parameters; at most 1,000,000',
    );
    assert.throws(() => compiled({ kind: 'polynomial', degree: 5000 }), ProblemError, 'at most');
  });
});

suite('Even numbers', () => {
  test('fill their interval, and never more', () => {
    const source = Xoshiro128.seeded(1, 1);
    const numbers = Array.from({ length: 20_000 }, () => uniform(2, source));
    const counts = [0, 0, 0, 0];
    for (const number of numbers) counts[Math.floor(number + 2)]++;
    for (const count of counts) assert.approximately(count, 5000, 300);
  });

  test('are each index equally often, and each order', () => {
    const source = Xoshiro128.seeded(2, 1);
    const counts = new Map<string, number>();
    for (let turn = 0; turn < 12_000; turn++) {
      const order = Int32Array.of(0, 1, 2);
      shuffle(order, source);
      counts.set(order.join(), (counts.get(order.join()) ?? 0) + 1);
    }
    assert.equal(counts.size, 6);
    for (const count of counts.values()) assert.approximately(count, 2000, 200);
    const indices = new Set(Array.from({ length: 500 }, () => uniformIndex(7, source)));
    assert.sameMembers([...indices], [0, 1, 2, 3, 4, 5, 6]);
  });
});
