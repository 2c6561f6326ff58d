import { assert } from 'chai';
import {
  compileDataObjective,
  dataSets,
  datasetOf,
  loadDataSet,
  lossOf,
  ProblemError,
  runExperiment,
  scalingOf,
  standardize,
  type Dataset,
} from '../../../src/core/index';
import { runPython } from '../snippets/python';

suite('The sets of rows that ship', () => {
  for (const [id, definition] of dataSets) {
    test(`${id} is as its entry says, with the model it suggests`, () => {
      const data = loadDataSet(id)!;
      assert.equal(data.columns, definition.features.length);
      assert.deepEqual(data.names, definition.features);
      assert.lengthOf(data.target, definition.rows);
      assert.lengthOf(data.features, definition.rows * data.columns);
      assert.isTrue(data.features.every(Number.isFinite));
      const values = new Set(data.target);
      if (definition.kind === 'binary') assert.sameMembers([...values], [0, 1]);
      if (definition.kind === 'classes') assert.sameMembers([...values], [...definition.classes!.keys()]);
      if (definition.kind === 'regression') assert.isAbove(values.size, 20);
      assert.equal(
        lossOf(definition.model)!.target,
        { regression: 'number', binary: 'binary', classes: 'class' }[definition.kind],
      );
      const objective = compileDataObjective({
        kind: 'data',
        rows: { builtin: id },
        model: definition.model,
      });
      assert.isTrue(Number.isFinite(objective.value(new Float64Array(objective.dimension))));
      assert.strictEqual(loadDataSet(id), data, 'they are made once');
    });

    test(`${id} is fitted by the model it suggests`, () => {
      const objective = { kind: 'data', rows: { builtin: id }, model: definition.model } as const;
      const runs = [{ optimizer: 'adam', hyperparameters: { lr: 0.05 } }];
      const { loss } = runExperiment({ version: 1, objective, steps: 500, runs }).runs[0];
      assert.isBelow(loss[500], loss[0] / 3);
    });

    test(`${id} says where it comes from and under which licence`, () => {
      assert.match(definition.licence, /^(CC0 1\.0|CC BY 4\.0)$/);
      assert.isNotEmpty(definition.origin);
      if (definition.licence === 'CC BY 4.0') assert.match(definition.origin, /doi:10\.24432\//);
    });
  }

  test('are standardised where their entries say so, and otherwise on demand', () => {
    const { features, columns, target } = datasetOf({ builtin: 'penguins' });
    for (let column = 0; column < columns; column++) {
      const values = Array.from(target, (_, row) => features[row * columns + column]);
      const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
      const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length;
      assert.approximately(mean, 0, 1e-12);
      assert.approximately(variance, 1, 1e-12);
    }
    assert.strictEqual(datasetOf({ builtin: 'penguins', standardize: false }), loadDataSet('penguins'));
    assert.strictEqual(datasetOf({ builtin: 'line' }), loadDataSet('line'));
    assert.notDeepEqual(datasetOf({ builtin: 'line', standardize: true }), loadDataSet('line'));
  });

  test('what is held out has no say in how a set is standardised', () => {
    const spec = { heldOut: 0.3, seed: 5 };
    const rows = { builtin: 'penguins' };
    const { training, heldOut } = compileDataObjective({
      kind: 'data',
      rows,
      model: dataSets.get('penguins')!.model,
      ...spec,
    });
    const meansOf = ({ features, columns, target }: Dataset) =>
      Array.from({ length: columns }, (_, column) =>
        Array.from(target, (_, row) => features[row * columns + column]).reduce(
          (sum, value) => sum + value / target.length,
          0,
        ),
      );
    for (const mean of meansOf(training)) assert.approximately(mean, 0, 1e-12);
    assert.isAbove(Math.max(...meansOf(heldOut!).map(Math.abs)), 0.01);
    const { means } = scalingOf(rows, spec)!;
    assert.notDeepEqual(means, scalingOf(rows)!.means);
  });

  test('of others are those that scikit-learn has', () => {
    const script = `
import json
from sklearn.datasets import load_breast_cancer, load_iris
cancer, iris = load_breast_cancer(), load_iris()
print(json.dumps([[cancer.data[:, :10].ravel().tolist(), cancer.target.tolist()], [iris.data.ravel().tolist(), iris.target.tolist()]]))
`;
    const theirs = runPython(script, null, 'sklearn') as [number[], number[]][];
    ['breast-cancer', 'iris'].forEach((id, index) => {
      const { features, target } = loadDataSet(id)!;
      assert.deepEqual([[...features], [...target]], theirs[index]);
    });
  });
});

suite('Standardising', () => {
  test('keeps what it takes away, and leaves a constant column alone', () => {
    const before = {
      features: Float64Array.of(1, 0.1, 2, 0.1, 6, 0.1),
      columns: 2,
      target: Float64Array.of(1, 2, 3),
    };
    const { data, scaling } = standardize(before);
    data.features.forEach((value, i) =>
      assert.approximately(
        value * scaling.deviations[i % 2] + scaling.means[i % 2],
        before.features[i],
        1e-12,
      ),
    );
    assert.equal(scaling.deviations[1], 1);
    assert.strictEqual(data.target, before.target);
  });
});

suite('Rows of a document', () => {
  test('have the same columns and a target each', () => {
    const message = (features: number[][], target: number[]) => {
      try {
        datasetOf({ features, target });
        return undefined;
      } catch (error) {
        assert.instanceOf(error, ProblemError);
        return (error as ProblemError).problems[0].path;
      }
    };
    assert.isUndefined(message([[1, 2]], [3]));
    assert.equal(message([], []), 'objective.rows.features');
    assert.equal(message([[]], [1]), 'objective.rows.features');
    assert.equal(message([[1], [2]], [3]), 'objective.rows.target');
    assert.equal(message([[1, 2], [2]], [3, 4]), 'objective.rows.features[1]');
  });

  test('have the target that the loss needs', () => {
    const rows = { features: [[1], [2], [3]], target: [0, 1, 2] };
    assert.throws(
      () => compileDataObjective({ kind: 'data', rows, model: { kind: 'logistic' } }),
      ProblemError,
      '0 or 1; in row 3 it is 2',
    );
    assert.equal(compileDataObjective({ kind: 'data', rows, model: { kind: 'softmax' } }).model.outputs, 3);
    const halves = { ...rows, target: [0, 0.5, 1] };
    assert.throws(
      () => compileDataObjective({ kind: 'data', rows: halves, model: { kind: 'softmax' } }),
      ProblemError,
      'in row 2 it is 0.5',
    );
    assert.throws(
      () => compileDataObjective({ kind: 'data', rows, model: { kind: 'logistic', loss: 'mse' } }),
      ProblemError,
      'Logistic regression takes the loss “logistic”',
    );
  });
});
