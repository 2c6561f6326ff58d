import { assert } from 'chai';
import {
  defaultExperiment,
  recordChange,
  redo,
  startHistory,
  undo,
  type Change,
  type History,
} from '../../../src/core/index';
import { textbookFive } from '../../../src/core/optimizers/textbook';

function after(history: History, ...changes: Change[]): History {
  return changes.reduce((now, change) => {
    const recorded = recordChange(now, change);
    if (!recorded.ok) throw new Error(recorded.errors[0].message);
    return recorded.history;
  }, history);
}

const start = startHistory(defaultExperiment);
const lr = (run: number, value: number): Change => ({ kind: 'hyperparameter', run, name: 'lr', value });

suite('History', () => {
  test('undo and redo give the very versions back', () => {
    const changed = after(
      start,
      { kind: 'remove-run', run: 0 },
      { kind: 'add-run', run: { optimizer: 'nesterov' } },
    );
    const back = undo(changed);
    assert.equal(back.present, changed.past[1]);
    assert.equal(undo(back).present, start.present);
    assert.equal(redo(redo(undo(back))).present, changed.present);
    assert.deepEqual(undo(undo(back)).present, start.present, 'there is nothing before the beginning');
    assert.equal(redo(changed).present, changed.present);
  });

  test('a drag is one gesture, whatever number of changes it makes', () => {
    const dragged = after(start, ...[1, 2, 3].map((x): Change => ({ kind: 'start', start: [x, 0] })));
    assert.lengthOf(dragged.past, 1);
    assert.equal(undo(dragged).present, start.present);
    assert.lengthOf(after(start, lr(0, 0.5), lr(0, 0.4), lr(1, 0.5), lr(0, 0.3)).past, 3);
  });

  test('turning a parameter is one gesture too', () => {
    const typed = after(start, {
      kind: 'objective',
      objective: { kind: 'expression', source: 'a = 20\nb = 1\nx^2/a + b*y^2' },
    });
    const turn = (name: string, value: number): Change => ({ kind: 'parameter', name, value });
    const turned = after(typed, turn('a', 10), turn('a', 9), turn('b', 2), turn('b', 3));
    assert.lengthOf(turned.past, typed.past.length + 2);
    assert.equal(undo(undo(turned)).present, typed.present);
  });

  test('the same gesture after an undo is another one', () => {
    const twice = after(undo(after(start, lr(0, 0.5), lr(1, 0.5))), lr(0, 0.25));
    assert.lengthOf(twice.past, 2);
  });

  test('a change after an undo ends what could have been redone', () => {
    assert.lengthOf(after(undo(after(start, lr(0, 0.5))), lr(1, 0.5)).future, 0);
  });

  test('a refused change says why; one that changes nothing is not in the history', () => {
    assert.isFalse(recordChange(start, { kind: 'steps', steps: 0 }).ok);
    assert.equal(after(start, { kind: 'replace', experiment: defaultExperiment }), start);
  });

  test('a run is moved with its slot, and back by undo', () => {
    const names = ({ present: { experiment } }: History) => experiment.runs.map(({ optimizer }) => optimizer);
    const moved = after(start, { kind: 'move-run', run: 0, to: 3 });
    assert.deepEqual(names(moved), ['momentum', 'adagrad', 'rmsprop', 'sgd', 'adam']);
    assert.deepEqual(moved.present.slots, [1, 2, 3, 0, 4]);
    assert.equal(undo(moved).present, start.present);
    const back = after(moved, { kind: 'move-run', run: 3, to: 0 });
    assert.deepEqual(back.present, start.present);
    for (const to of [-1, 5, 0.5, NaN, '1'])
      assert.isFalse(recordChange(start, { kind: 'move-run', run: 0, to: to as number }).ok, String(to));
  });

  test('a run is called as it is labelled, or as its optimizer', () => {
    const labelled = after(start, { kind: 'label', run: 0, label: 'Mine' });
    assert.equal(labelled.present.experiment.runs[0].label, 'Mine');
    assert.deepEqual(after(labelled, { kind: 'label', run: 0 }).present, start.present);
    const long = 'x'.repeat(201);
    assert.isFalse(recordChange(start, { kind: 'label', run: 0, label: long }).ok);
    assert.isFalse(recordChange(start, { kind: 'label', run: 9, label: 'Mine' }).ok);
  });

  test('several runs are added in one step, each with a slot of its own', () => {
    const five = textbookFive.map((optimizer) => ({ optimizer }));
    const emptied = after(start, ...five.map((): Change => ({ kind: 'remove-run', run: 0 })));
    const filled = after(emptied, { kind: 'add-runs', runs: five });
    assert.deepEqual(filled.present, { ...start.present, experiment: defaultExperiment });
    assert.equal(undo(filled).present, emptied.present);
    const more = after(start, { kind: 'remove-run', run: 1 }, { kind: 'add-runs', runs: five.slice(0, 2) });
    assert.deepEqual(more.present.slots, [0, 2, 3, 4, 1, 5]);
  });

  test('a slot stays with its run, and a new run gets the first free one', () => {
    const removed = after(start, { kind: 'remove-run', run: 1 });
    assert.deepEqual(removed.present.slots, [0, 2, 3, 4]);
    const added = after(
      removed,
      { kind: 'duplicate-run', run: 3 },
      { kind: 'add-run', run: { optimizer: 'sgd' }, at: 0 },
    );
    assert.deepEqual(added.present.slots, [5, 0, 2, 3, 4, 1]);
    assert.deepEqual(added.present.experiment.runs[5], added.present.experiment.runs[4]);
    assert.deepEqual(undo(undo(undo(added))).present.slots, [0, 1, 2, 3, 4]);
  });

  test('kept slots are taken up when there is one for each run, all different', () => {
    assert.deepEqual(startHistory(defaultExperiment, [4, 3, 2, 1, 0]).present.slots, [4, 3, 2, 1, 0]);
    assert.deepEqual(startHistory(defaultExperiment, [1, 1, 2, 3, 4]).present.slots, [0, 1, 2, 3, 4]);
    assert.deepEqual(startHistory(defaultExperiment, [9]).present.slots, [0, 1, 2, 3, 4]);
  });

  test('goes back two hundred gestures', () => {
    const many = Array.from({ length: 250 }, (_, index) => lr(index % 2, 0.1 + index / 1000));
    assert.lengthOf(after(start, ...many).past, 200);
  });
});
