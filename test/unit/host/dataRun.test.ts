import { assert } from 'chai';
import {
  batchAtInSlices,
  compileDataObjective,
  edit,
  runExperiment,
  startHistory,
  type Experiment,
} from '../../../src/core/index';
import { DataShower } from '../../../src/host/data/dataShower';
import { Painter } from '../../../src/host/picture';
import { parseToWebview } from '../../../src/protocol/parseToWebview';

const moons: Experiment = {
  version: 1,
  objective: {
    kind: 'data',
    rows: { builtin: 'moons' },
    model: { kind: 'mlp', hidden: [6], activation: 'tanh' },
    heldOut: 0.2,
    batch: 16,
  },
  steps: 40,
  seeds: [0, 1, 2],
  runs: [{ optimizer: 'adam', hyperparameters: { lr: 0.05 } }],
};

suite('Runs on data in a picture', () => {
  test('are drawn with their losses, their bands and their own number of updates', async () => {
    const experiment = edit(moons, { kind: 'descents', run: 0, epochs: 3 });
    assert.lengthOf(experiment.runs, 3);
    const outcome = { result: runExperiment(experiment) };
    const data = await new DataShower().shown(experiment, outcome, new AbortController().signal);
    const computed = { revision: 1, history: startHistory(experiment), ...outcome, data: data! };
    const picture = new Painter().picture(computed);
    assert.isDefined(parseToWebview({ type: 'picture', picture }));
    const [batch, , stochastic] = picture.runs;
    assert.equal(batch.steps.at(-1), 3);
    assert.equal(stochastic.steps.at(-1), 3 * stochastic.training!.updatesPerEpoch);
    for (const { training, loss, theta, steps } of picture.runs) {
      assert.equal(training!.bands!.seeds, 3);
      assert.lengthOf(theta, 2 * steps.length);
      assert.isTrue(theta.every(Number.isFinite));
      assert.isTrue(training!.heldOutLoss!.every(Number.isFinite));
      assert.equal(training!.rowsSeen.at(-1), 3 * picture.landscape!.data!.rows.training);
      assert.isTrue(
        training!.bands!.training.lower.every((low, row) => low <= training!.bands!.training.upper[row]),
      );
      assert.isTrue(Number.isFinite(loss.at(-1)));
    }
    const { explained } = picture.landscape!.data!.plane;
    assert.isAbove(explained![0], explained![1]);
  });

  test('use the batches that are told of', () => {
    const { runs } = runExperiment(moons);
    const { model, training } = compileDataObjective(moons.objective as never);
    for (const result of runs) {
      const n = result.parameters;
      for (const step of [0, 1, 9, 10, 39]) {
        const drawing = batchAtInSlices(moons, 0, result.seed, step, training.target.length);
        let slice = drawing.next();
        while (!slice.done) slice = drawing.next();
        const rows = slice.value;
        const theta = result.theta.slice(step * n, (step + 1) * n);
        assert.equal(model.batch(theta, training, rows, 0, rows.length), result.batchLoss![step]);
      }
    }
  });
});
