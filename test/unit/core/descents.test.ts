import { assert } from 'chai';
import {
  compileDataObjective,
  descentNumbers,
  gradientNoise,
  recordChange,
  startHistory,
  trainingRows,
  tryEdit,
  type Experiment,
} from '../../../src/core/index';

const adamOnBlobs: Experiment = {
  version: 1,
  objective: { kind: 'data', rows: { builtin: 'blobs' }, model: { kind: 'logistic' }, heldOut: 0.25 },
  steps: 40,
  runs: [
    { optimizer: 'sgd', hyperparameters: { lr: 0.2 } },
    { optimizer: 'adam', hyperparameters: { lr: 0.1 }, schedule: { name: 'CosineAnnealingLR' } },
  ],
};

function descentsOf(experiment: Experiment, run: number, more: { batch?: number; epochs?: number } = {}) {
  const result = tryEdit(experiment, { kind: 'descents', run, ...more });
  if (!result.ok) throw new Error(result.errors[0].message);
  return result.experiment.runs;
}

suite('Three descents', () => {
  test('are one run with all rows, some and one in an update, over equally many epochs', () => {
    const [, run] = adamOnBlobs.runs;
    assert.deepEqual(descentsOf(adamOnBlobs, 1), [
      adamOnBlobs.runs[0],
      { ...run, label: 'Adam, batch', sampling: { batch: 'full', epochs: 40 } },
      { ...run, label: 'Adam, mini-batch 32', sampling: { batch: 32, epochs: 40 } },
      { ...run, label: 'Adam, stochastic', sampling: { batch: 1, epochs: 40 } },
    ]);
  });

  test('are named after what the run is called, once', () => {
    const labels = (experiment: Experiment) =>
      descentsOf(experiment, 0, { batch: 8 }).map(({ label }) => label);
    const [run] = adamOnBlobs.runs;
    const named = labels({ ...adamOnBlobs, runs: [{ ...run, label: 'Mine' }] });
    assert.deepEqual(named, ['Mine, batch', 'Mine, mini-batch 8', 'Mine, stochastic']);
    for (const label of named) {
      const again = labels({ ...adamOnBlobs, runs: [{ ...run, label: label! }] });
      assert.deepEqual(again, named);
    }
  });

  test('take as many epochs as the run did, or as they are told', () => {
    const epochsOf = (experiment: Experiment, epochs?: number) =>
      descentsOf(experiment, 0, epochs === undefined ? {} : { epochs }).map(
        ({ sampling }) => sampling!.epochs,
      );
    const [run] = adamOnBlobs.runs;
    // 150 rows are five batches of at most 32.
    const inBatches = { ...adamOnBlobs, runs: [{ ...run, sampling: { batch: 32 } }] };
    assert.deepEqual(epochsOf(inBatches), [8, 8, 8]);
    assert.deepEqual(epochsOf(inBatches, 3), [3, 3, 3]);
    assert.deepEqual(epochsOf({ ...inBatches, runs: [{ ...run, sampling: { epochs: 6 } }] }), [6, 6, 6]);
    // No more than 100,000 updates of one row.
    assert.deepEqual(epochsOf({ ...adamOnBlobs, steps: 5000, runs: [run] }), [666, 666, 666]);
  });

  test('keep what else is said about the batches, but no explicit ones', () => {
    const runs = [
      { optimizer: 'sgd', sampling: { order: 'sequential', batches: [[1, 2]] } },
    ] as const satisfies Experiment['runs'];
    const samplings = descentsOf({ ...adamOnBlobs, runs }, 0, { batch: 8, epochs: 1 }).map(
      (run) => run.sampling,
    );
    assert.deepEqual(samplings, [
      { order: 'sequential', batch: 'full', epochs: 1 },
      { order: 'sequential', batch: 8, epochs: 1 },
      { order: 'sequential', batch: 1, epochs: 1 },
    ]);
  });

  test('have mini-batches that are some of the rows', () => {
    const rows = (count: number): Experiment => ({
      ...adamOnBlobs,
      objective: {
        kind: 'data',
        model: { kind: 'linear' },
        rows: {
          features: Array.from({ length: count }, (_, i) => [i]),
          target: Array<number>(count).fill(1),
        },
      },
    });
    const mini = (count: number) => descentsOf(rows(count), 0)[1].sampling!.batch;
    assert.deepEqual([5, 16, 60, 64, 127, 128, 500].map(mini), [2, 4, 8, 16, 16, 32, 32]);
  });

  test('are one step of the history, and the first keeps the colour', () => {
    const changed = recordChange(startHistory(adamOnBlobs), { kind: 'descents', run: 0 });
    if (!changed.ok) throw new Error(changed.errors[0].message);
    assert.lengthOf(changed.history.past, 1);
    assert.deepEqual(changed.history.present.slots, [0, 2, 3, 1]);
  });

  test('need rows, a batch and epochs that are some', () => {
    const landscape: Experiment = { ...adamOnBlobs, objective: { kind: 'landscape', id: 'anisotropic' } };
    const message = (experiment: Experiment, more: object) => {
      const result = tryEdit(experiment, { kind: 'descents', run: 0, ...more });
      return result.ok ? undefined : result.errors[0].message;
    };
    assert.match(message(landscape, {})!, /rows of data/);
    assert.match(message(adamOnBlobs, { batch: 0 })!, /whole number of rows/);
    assert.match(message(adamOnBlobs, { epochs: 1.5 })!, /whole number/);
    assert.match(message(adamOnBlobs, { run: 2 })!, /no such run/);
    assert.isUndefined(message(adamOnBlobs, { epochs: 2 }));
  });
});

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
