import { assert } from 'chai';
import { runExperiment, type Dataset, type Experiment, type ObjectiveSpec } from '../../../src/core/index';
import { areShort, dataPlan } from '../../../src/host/record';

const dataset = (rows: number, columns: number): Dataset => ({
  features: Float64Array.from({ length: rows * columns }, (_, i) => Math.sin(i)),
  columns,
  target: Float64Array.from({ length: rows }, (_, row) => Math.cos(row)),
});
const objective: Extract<ObjectiveSpec, { kind: 'data' }> = {
  kind: 'data',
  rows: { file: 'any.csv' },
  model: { kind: 'linear' },
};
const experiment = (batch: number | 'full', epochs: number): Experiment => ({
  version: 1,
  objective,
  steps: 10,
  runs: [{ optimizer: 'sgd', hyperparameters: { lr: 0.01 }, sampling: { batch, epochs } }],
});

suite('What is recorded of runs on data', () => {
  test('every update and every loss of a short run', () => {
    const plan = dataPlan(experiment(1, 5), objective, 0, dataset(40, 2));
    assert.deepEqual(plan.record, { every: 1, lossEvery: 1 });
    assert.isTrue(areShort([plan]));
  });

  test('of a long run on many rows as many losses as training allows, each in a recorded row', () => {
    const data = dataset(100_000, 50);
    const plan = dataPlan(experiment(1, 1), objective, 0, data);
    const { every = 1, lossEvery = 1 } = plan.record;
    assert.equal(every % 2, 1);
    assert.isAtMost(100_000 / every, 10_000);
    assert.equal(lossEvery % every, 0);
    assert.closeTo(100_000 / lossEvery, 60, 15);
    assert.isFalse(areShort([plan]));
  });

  test('the loss of a full batch is there anyway', () => {
    const plan = dataPlan(experiment('full', 20), objective, 0, dataset(100_000, 50));
    assert.deepEqual(plan.record, { every: 1, lossEvery: 1 });
  });

  test('of many parameters fewer rows, so that what is recorded stays within bounds', () => {
    const wide: typeof objective = {
      ...objective,
      model: { kind: 'mlp', hidden: [200, 200], activation: 'tanh', loss: 'mse' },
    };
    const { record } = dataPlan({ ...experiment(1, 5), objective: wide }, wide, 0, dataset(1_000, 10));
    assert.isAbove(record.every!, 20);
  });

  test('first updates are fewer where each is more work, and one at least', () => {
    const beginning = (batch: number | 'full', data: Dataset, runs = 1) => {
      const [run] = experiment(batch, 5).runs;
      const spec = { ...experiment(batch, 5), runs: Array.from({ length: runs }, () => run) };
      return dataPlan(spec, objective, 0, data).beginning;
    };
    const data = dataset(100_000, 50);
    assert.isAbove(beginning(1, data), 100 * beginning(1_000, data));
    assert.closeTo(beginning(1, data) / beginning(1, data, 5), 5, 0.01);
    assert.equal(beginning('full', data, 5), 1);
  });

  test('a run is carried out with what is planned', () => {
    const data = dataset(3_000, 3);
    const spec = experiment(1, 5);
    const { record } = dataPlan(spec, objective, 0, data);
    const [{ steps, loss }] = runExperiment(spec, { data, record }).runs;
    assert.equal(steps.at(-1), 15_000);
    assert.isFalse(Number.isNaN(loss.at(-1)));
    assert.isAbove(loss.filter((each) => !Number.isNaN(each)).length, 49);
  });
});
