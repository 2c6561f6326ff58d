// Models trained here and by others: the closed form of least squares, scikit-learn, TensorFlow.js.
import '@tensorflow/tfjs-backend-cpu';
import * as tf from '@tensorflow/tfjs-core';
// By its path, so that it becomes part of the bundle: Node.js does not read these modules, which say no file endings.
import '../../../node_modules/@tensorflow/tfjs-core/dist/register_all_gradients';
import { assert } from 'chai';
import {
  compileDataObjective,
  runExperiment,
  type DataObjectiveSpec,
  type Model,
  type RunResult,
} from '../../../src/core/index';
import { runPython } from '../snippets/python';

/** Where gradient descent on all rows gets from the origin. */
function descend(objective: DataObjectiveSpec, lr: number, steps: number): RunResult {
  const { dimension } = compileDataObjective(objective);
  const start = Array<number>(dimension).fill(0);
  const runs = [{ optimizer: 'sgd', hyperparameters: { lr } }];
  return runExperiment({ version: 1, objective, start, steps, runs }, { record: { every: steps } }).runs[0];
}

/** Solves A·x = b by elimination with pivots. */
function solve(matrix: readonly (readonly number[])[], right: readonly number[]): number[] {
  const rows = matrix.map((row, i) => [...row, right[i]]);
  for (let k = 0; k < rows.length; k++) {
    const pivot = rows.reduce(
      (best, row, i) => (i >= k && Math.abs(row[k]) > Math.abs(rows[best][k]) ? i : best),
      k,
    );
    [rows[k], rows[pivot]] = [rows[pivot], rows[k]];
    for (const row of rows) {
      if (row === rows[k]) continue;
      const factor = row[k] / rows[k][k];
      row.forEach((_, j) => (row[j] -= factor * rows[k][j]));
    }
  }
  return rows.map((row, k) => row.at(-1)! / row[k]);
}

suite('Least squares', () => {
  const cases: readonly (readonly [DataObjectiveSpec, number])[] = [
    [{ kind: 'data', rows: { builtin: 'line' }, model: { kind: 'linear' } }, 0.1],
    [{ kind: 'data', rows: { builtin: 'multi' }, model: { kind: 'linear' } }, 0.08],
    [{ kind: 'data', rows: { builtin: 'penguins' }, model: { kind: 'linear' } }, 0.3],
    [{ kind: 'data', rows: { builtin: 'penguins' }, model: { kind: 'linear', l2: 0.5 } }, 0.3],
    [{ kind: 'data', rows: { builtin: 'wave' }, model: { kind: 'polynomial', degree: 3 } }, 0.5],
  ];
  for (const [spec, lr] of cases) {
    test(`reaches its closed form: ${JSON.stringify([spec.rows, spec.model])}`, () => {
      const { features, columns, target } = compileDataObjective(spec).training;
      const powers = spec.model.kind === 'polynomial' ? [1, 2, 3] : [1];
      const rows = Array.from(target, (_, row) => [
        ...powers.flatMap((power) =>
          Array.from({ length: columns }, (_, j) => features[row * columns + j] ** power),
        ),
        1,
      ]);
      // (2/n XᵀX + l2 I)θ = 2/n Xᵀy, without penalty on the bias.
      const { l2 = 0 } = spec.model;
      const products = (a: number, b: number) => rows.reduce((sum, row) => sum + row[a] * row[b], 0);
      const indices = rows[0].map((_, i) => i);
      const matrix = indices.map((a) =>
        indices.map((b) => (2 * products(a, b)) / rows.length + (a === b && a < indices.length - 1 ? l2 : 0)),
      );
      const right = indices.map(
        (a) => (2 * rows.reduce((sum, row, i) => sum + row[a] * target[i], 0)) / rows.length,
      );
      const expected = solve(matrix, right);
      const { theta } = descend(spec, lr, 4000);
      expected.forEach((number, i) => assert.approximately(theta[expected.length + i], number, 1e-9));
    });
  }
});

suite('Logistic and softmax regression on real tables', () => {
  const script = `
import json, sys, numpy as np
from sklearn.linear_model import LogisticRegression
out = []
for case in json.load(sys.stdin):
    x, y, l2 = np.array(case["x"]).reshape(len(case["y"]), -1), np.array(case["y"]), case["l2"]
    model = LogisticRegression(C=1 / (len(y) * l2), tol=1e-12, max_iter=10000).fit(x, y)
    p = model.predict_proba(x)[np.arange(len(y)), y.astype(int)]
    out.append(-np.log(p).mean() + l2 / 2 * (model.coef_**2).sum())
print(json.dumps(out))
`;
  test('reach the loss that scikit-learn reports', () => {
    const cases: readonly (readonly [DataObjectiveSpec, number])[] = [
      [{ kind: 'data', rows: { builtin: 'breast-cancer' }, model: { kind: 'logistic', l2: 0.01 } }, 0.5],
      [{ kind: 'data', rows: { builtin: 'breast-cancer' }, model: { kind: 'logistic', l2: 0.1 } }, 0.5],
      [{ kind: 'data', rows: { builtin: 'iris' }, model: { kind: 'softmax', l2: 0.01 } }, 0.5],
    ];
    const theirs = runPython(
      script,
      cases.map(([spec]) => {
        const { features, target } = compileDataObjective(spec).training;
        return { x: [...features], y: [...target], l2: spec.model.l2 };
      }),
      'sklearn',
    ) as number[];
    cases.forEach(([spec, lr], index) => {
      const { loss } = descend(spec, lr, 5000);
      assert.approximately(loss.at(-1)!, theirs[index], 1e-6, JSON.stringify(spec));
    });
  });
});

/** The mean loss of a network, written with TensorFlow.js’s own operations, whose gradients are its own. */
function lossInTensorFlow(
  model: Extract<Model, { kind: 'mlp' }>,
  x: tf.Tensor2D,
  y: tf.Tensor1D,
  classes: number,
) {
  const activate = { tanh: tf.tanh, relu: tf.relu }[model.activation];
  return (layers: readonly tf.Variable[]): tf.Scalar => {
    let values: tf.Tensor2D = x;
    for (let k = 0; k < layers.length; k += 2) {
      values = tf.add(tf.matMul(values, layers[k] as tf.Tensor2D, false, true), layers[k + 1]);
      if (k < layers.length - 2) values = activate(values);
    }
    if (model.loss === 'cross-entropy')
      return tf.losses.softmaxCrossEntropy(tf.oneHot(tf.cast(y, 'int32'), classes), values) as tf.Scalar;
    const outputs = tf.reshape(values, [-1]);
    const { mse, huber, logistic } = {
      mse: tf.losses.meanSquaredError,
      huber: tf.losses.huberLoss,
      logistic: tf.losses.sigmoidCrossEntropy,
    };
    return { mse, huber, logistic }[model.loss ?? 'logistic'](y, outputs) as tf.Scalar;
  };
}

suite('A perceptron in training', () => {
  const shapes = [
    { hidden: [5], activation: 'tanh' },
    { hidden: [4, 3], activation: 'tanh' },
    { hidden: [6, 4], activation: 'relu' },
  ] as const;
  for (const shape of shapes) {
    for (const loss of ['mse', 'huber', 'logistic', 'cross-entropy'] as const) {
      test(`is TensorFlow.js’s, in single precision: ${JSON.stringify({ ...shape, loss })}`, () => {
        const builtin = { mse: 'penguins', huber: 'penguins', logistic: 'moons', 'cross-entropy': 'iris' }[
          loss
        ];
        const model = { kind: 'mlp', ...shape, loss } as const;
        const spec = { kind: 'data', rows: { builtin }, model } as const;
        const steps = 60;
        const [run] = runExperiment({
          version: 1,
          objective: spec,
          steps,
          runs: [{ optimizer: 'sgd', hyperparameters: { lr: 0.1 } }],
        }).runs;
        const { training, dimension, model: compiled } = compileDataObjective(spec);
        const x = tf.tensor2d(Float32Array.from(training.features), [
          training.target.length,
          training.columns,
        ]);
        const y = tf.tensor1d(Float32Array.from(training.target));
        const layers = compiled.blocks.map(({ offset, rows, columns }, k) => {
          const values = Float32Array.from(run.theta.subarray(offset, offset + rows * columns));
          return tf.variable(k % 2 === 0 ? tf.tensor2d(values, [rows, columns]) : tf.tensor1d(values));
        });
        const theirs = lossInTensorFlow(model, x, y, compiled.outputs);
        const optimizer = tf.train.sgd(0.1);
        for (let step = 0; step < steps; step++) {
          const value = optimizer.minimize(() => theirs(layers), true)!;
          assert.approximately(run.loss[step], value.dataSync()[0], 1e-5, `step ${step}`);
          value.dispose();
        }
        layers
          .flatMap((layer) => [...layer.dataSync()])
          .forEach((number, i) => {
            const own = run.theta[steps * dimension + i];
            assert.approximately(own, number, 1e-5 * Math.max(1, Math.abs(number)), `parameter ${i}`);
          });
        tf.disposeVariables();
      });
    }
  }
});
