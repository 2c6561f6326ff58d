import { assert } from 'chai';
import { readFileSync } from 'node:fs';
import {
  compileDataObjective,
  compileObjective,
  loadDataSet,
  ProblemError,
  type DataObjectiveSpec,
} from '../../../src/core/index';
import { tanh } from '../../../src/core/models/tanh';

interface Reference {
  readonly datasets: Record<string, { readonly x: number[][]; readonly y: number[] }>;
  readonly models: Record<
    string,
    {
      readonly dataset: string;
      readonly start: number[];
      readonly lossAtStart: number;
      readonly gradAtStart: number[];
    }
  >;
}

const reference = JSON.parse(readFileSync('test/reference/minibatch.json', 'utf8')) as Reference;

const line: DataObjectiveSpec = { kind: 'data', rows: { builtin: 'line' }, model: { kind: 'linear' } };

suite('A model’s loss on data', () => {
  test('is PyTorch’s, with its gradient', () => {
    const { dataset, start, lossAtStart, gradAtStart } = reference.models.linear_line;
    const { x, y } = reference.datasets[dataset];
    const objective = compileObjective({ ...line, rows: { features: x, target: y } });
    assert.equal(objective.dimension, 2);
    assert.approximately(objective.value(start), lossAtStart, 1e-12 * lossAtStart);
    const gradient = new Float64Array(2);
    objective.gradient(start, gradient);
    gradient.forEach((slope, i) => assert.approximately(slope, gradAtStart[i], 1e-12 * Math.abs(slope)));
  });

  test('comes from rows that ship, of the file or of the document', () => {
    const data = loadDataSet('line')!;
    const theta = [1, 2];
    const loss = compileObjective(line).value(theta);
    assert.equal(compileObjective({ ...line, rows: { file: 'a.csv' } }, data).value(theta), loss);
    const features = Array.from(data.features, (value) => [value]);
    const rows = { features, target: Array.from(data.target) };
    assert.equal(compileObjective({ ...line, rows }).value(theta), loss);
    assert.throws(
      () => compileObjective({ ...line, rows: { file: 'a.csv' } }),
      ProblemError,
      'not been read',
    );
    assert.throws(() => compileObjective({ ...line, rows: { builtin: 'lines' } }), ProblemError, 'line');
  });

  test('is the mean over a batch, whichever way its rows are counted', () => {
    const { model, training } = compileDataObjective({ ...line, model: { kind: 'linear', l2: 0.3 } });
    const theta = Float64Array.of(0.5, -1);
    const indices = Int32Array.of(7, 3, 99, 3, 12);
    const whole = new Float64Array(2);
    const loss = model.batch(theta, training, indices, 1, 4, whole);
    const parts = new Float64Array(2);
    const sum =
      model.add(theta, training, indices, 1, 1, parts) + model.add(theta, training, indices, 2, 3, parts);
    assert.approximately(model.finish(theta, sum, 4, parts), loss, 1e-12);
    whole.forEach((slope, i) => assert.approximately(parts[i], slope, 1e-12));
    const errors = [3, 99, 3, 12].map((row) => 0.5 * training.features[row] - 1 - training.target[row]);
    const mean = errors.reduce((total, error) => total + error ** 2 / 4, 0);
    assert.approximately(loss, mean + 0.15 * 0.25, 1e-12, 'the bias has no penalty');
  });

  test('keeps rows out, the same ones for a seed', () => {
    const { training, heldOut } = compileDataObjective({ ...line, heldOut: 0.2, seed: 3 });
    assert.lengthOf(training.target, 80);
    assert.lengthOf(heldOut!.target, 20);
    const all = loadDataSet('line')!;
    assert.sameMembers([...training.target, ...heldOut!.target], [...all.target]);
    assert.deepEqual(compileDataObjective({ ...line, heldOut: 0.2, seed: 3 }).heldOut, heldOut);
    assert.notDeepEqual(compileDataObjective({ ...line, heldOut: 0.2, seed: 4 }).heldOut, heldOut);
    assert.throws(() => compileDataObjective({ ...line, heldOut: 0.001 }), ProblemError, 'held out');
  });
});

suite('The hyperbolic tangent', () => {
  test('is within four units in the last place, whatever its argument', () => {
    const sizes = Array.from({ length: 4000 }, (_, i) => 10 ** (-8 + i / 400) * (1 + (i % 7) / 10));
    for (const size of sizes) {
      const exact = Math.tanh(size);
      assert.isAtMost(Math.abs(tanh(size) - exact), 5 * 2 ** -53 * exact, `${size}`);
      assert.equal(tanh(-size), -tanh(size));
    }
    assert.deepEqual([0, 21.99, 22, 1e300, Infinity, -Infinity, NaN].map(tanh), [0, 1, 1, 1, 1, -1, NaN]);
  });
});
