import { assert } from 'chai';
import { matchSlots } from '../../../src/core/experiment/slots';
import { defaultExperiment, type RunSpec } from '../../../src/core/index';

const [sgd, momentum, adagrad, rmsprop, adam] = defaultExperiment.runs;
const before = { experiment: defaultExperiment, slots: [3, 1, 4, 0, 2] };
const after = (...runs: RunSpec[]) => matchSlots(before, runs);

suite('Slots of runs that were edited elsewhere', () => {
  test('stay with runs that are removed, moved and turned', () => {
    assert.deepEqual(after(sgd, momentum, adagrad, rmsprop, adam), [3, 1, 4, 0, 2]);
    assert.deepEqual(after(adam, rmsprop, sgd), [2, 0, 3]);
    assert.deepEqual(after({ ...sgd, hyperparameters: { lr: 9 } }, adam), [3, 2]);
  });

  test('go to the same run before one of the same optimizer', () => {
    const other = { ...sgd, hyperparameters: { lr: 0.5 } };
    assert.deepEqual(after(other, sgd), [0, 3], 'a new one beside it gets the least that is free');
  });

  test('stay with a run that becomes another optimizer, where that can be told', () => {
    assert.deepEqual(after(sgd, { optimizer: 'lion' }, adagrad, rmsprop, adam), [3, 1, 4, 0, 2]);
    assert.deepEqual(after({ optimizer: 'lion' }, sgd), [0, 3]);
  });

  test('are the least that are free for runs that are new, all different', () => {
    assert.deepEqual(after(sgd, momentum, adagrad, rmsprop, adam, adam, adam), [3, 1, 4, 0, 2, 5, 6]);
  });
});
