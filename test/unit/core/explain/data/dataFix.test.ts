import { assert } from 'chai';
import {
  dataFactsOf,
  edit,
  findDataFix,
  fixText,
  leastSquaresInSlices,
  runExperiment,
  type DataObjectiveSpec,
  type Fix,
} from '../../../../../src/core/index';
import { by, drain, train, type Training } from './fixtures';

interface Found {
  readonly fix: Fix | undefined;
  /** How many trainings were carried out to find it. */
  readonly trainings: number;
}

function fixOf({ experiment, result, objective }: Training): Found {
  const facts = dataFactsOf(experiment, result, objective, drain(leastSquaresInSlices(objective)));
  const search = findDataFix(facts!);
  let trainings = 0;
  for (let next = search.next(); ;) {
    if (next.done) return { fix: next.value, trainings };
    const { experiment: others, record } = next.value;
    trainings += others.runs.length;
    next = search.next(runExperiment(others, { record }).runs);
  }
}

/** What the run ends at with a change. */
function endWith({ experiment }: Training, fix: Fix): number {
  const [{ loss }] = runExperiment(edit(experiment, fix.change)).runs;
  return loss[loss.length - 1];
}

const line: DataObjectiveSpec = { kind: 'data', rows: { builtin: 'line' }, model: { kind: 'linear' } };
const moons: DataObjectiveSpec = {
  kind: 'data',
  rows: { builtin: 'moons' },
  model: { kind: 'mlp', hidden: [4], activation: 'tanh' },
  batch: 32,
};

suite('A change of a training that is offered', () => {
  test('for a rate that is too small is a larger one that was tried', () => {
    const slow = train(by('sgd', 0.001), { steps: 30 });
    const { fix } = fixOf(slow);
    assert(fix);
    assert.match(fixText(fix), /^Try lr = 0\.1[5-9]?$/);
    assert.equal(endWith(slow, fix), fix.loss);
    // Of four rows the lowest loss is 1.
    assert.isBelow(fix.loss - 1, (slow.result.loss[30] - 1) / 2);
  });

  test('for one that diverges is a smaller one', () => {
    const wild = train(by('sgd', 1), { steps: 200 });
    assert.equal(wild.result.stop, 'diverged');
    const { fix } = fixOf(wild);
    assert(fix);
    assert.equal(endWith(wild, fix), fix.loss);
    assert.isBelow(fix.loss, 1.001);
  });

  test('for noisy batches lasts: the mean of its last losses is lower too', () => {
    const noisy = train(by('sgd', 0.1), { seeds: [4, 5] }, { ...line, batch: 1, epochs: 10 });
    const { fix } = fixOf(noisy);
    assert(fix);
    const { experiment } = noisy;
    const [{ loss, seed }] = runExperiment(edit(experiment, fix.change)).runs;
    assert.equal(seed, 4);
    const late = (losses: Float64Array) => losses.slice(-100).reduce((sum, each) => sum + each, 0) / 100;
    assert.isBelow(late(loss), late(noisy.result.loss));
  });

  test('where the lowest loss is not known leaves at most four fifths', () => {
    const slow = train(by('adam', 0.0001), { steps: 200 }, moons);
    const { fix } = fixOf(slow);
    assert(fix);
    assert.equal(endWith(slow, fix), fix.loss);
    assert.isAtMost(fix.loss, 0.8 * slow.result.loss[200]);
  });

  test('turns around what goes up', () => {
    const up = train(by('sgd', 0.05, { hyperparameters: { maximize: true } }));
    assert.equal(fixText(fixOf(up).fix!), 'Switch maximize off');
  });

  test('is none where the run has arrived, was ended, or nothing is better', () => {
    const arrived = fixOf(train(by('sgd', 0.15), { steps: 200 }));
    assert.deepEqual(arrived, { fix: undefined, trainings: 0 });
    const slow = fixOf(train(by('sgd', 0.001), { steps: 3 })).fix!;
    assert(slow.change.kind === 'hyperparameter');
    const best = fixOf(train(by('sgd', Number(slow.change.value)), { steps: 3 }));
    assert.isUndefined(best.fix);
    assert.isAbove(best.trainings, 10);
    const { result, ...others } = train(by('sgd', 0.001));
    assert.deepEqual(fixOf({ ...others, result: { ...result, stop: 'cancelled' } }), {
      fix: undefined,
      trainings: 0,
    });
  });

  test('is not looked for where that would take long', () => {
    const { experiment, ...others } = train(by('sgd', 0.001));
    assert.deepEqual(fixOf({ ...others, experiment: { ...experiment, steps: 5_000_000 } }), {
      fix: undefined,
      trainings: 0,
    });
  });
});
