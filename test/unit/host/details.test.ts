import { assert } from 'chai';
import {
  defaultExperiment,
  recordChange,
  runExperiment,
  startHistory,
  type Change,
} from '../../../src/core/index';
import { Details } from '../../../src/host/details/details';
import type { Computed } from '../../../src/host/session';
import type { Detail } from '../../../src/protocol/details';

function computedOf(history = startHistory(defaultExperiment), revision = 0): Computed {
  return { revision, history, result: runExperiment(history.present.experiment) };
}

function after({ history, revision }: Computed, change: Change): Computed {
  const recorded = recordChange(history, change);
  assert(recorded.ok);
  return computedOf(recorded.history, revision + 1);
}

suite('Details', () => {
  let sent: { readonly detail: Detail; readonly revision: number }[];
  let details: Details;
  const strips = (...slots: number[]) => slots.map((slot) => ({ kind: 'strip' as const, slot }));
  const until = async (count: number) => {
    while (sent.length < count) await new Promise((resolve) => setTimeout(resolve, 1));
  };
  /** Long enough for what should not come. */
  const quiet = () => new Promise((resolve) => setTimeout(resolve, 150));
  const told = () =>
    sent.map(({ detail, revision }) => ['slot' in detail ? detail.slot : detail.kind, revision]);

  setup(() => {
    sent = [];
    details = new Details(
      (detail, revision) => sent.push({ detail, revision }),
      (error) => assert.fail(String(error)),
    );
  });

  test('answer each wish, in whatever order wishes and pictures come', async () => {
    details.wish(strips(0, 4));
    details.show(computedOf());
    await until(2);
    assert.deepEqual(told(), [
      [0, 0],
      [4, 0],
    ]);
  });

  test('of a training that has just begun tell only what the rest of it has no part in', async () => {
    const begun = { ...computedOf(), isBegun: true };
    details.show(begun);
    details.wish([...strips(0), { kind: 'point', x: 3, y: -1 }]);
    await quiet();
    assert.deepEqual(told(), [['point', 0]]);
    details.show({ ...begun, revision: 1, isBegun: false });
    await until(2);
    assert.deepEqual(told()[1], [0, 1]);
  });

  test('say the loss and the gradient at a point exactly', async () => {
    details.show(computedOf());
    details.wish([{ kind: 'point', x: 3, y: -1 }]);
    await until(1);
    const [{ detail }] = sent;
    assert(detail.kind === 'point');
    assert.closeTo(detail.loss, 9 / 20 + 1, 1e-15);
    assert.closeTo(detail.gradient[0], 0.3, 1e-15);
    assert.equal(detail.gradient[1], -2);
  });

  test('are not sent again while they hold, and are when they do not', async () => {
    const first = computedOf();
    details.show(first);
    details.wish(strips(0));
    await until(1);
    // A strip does not depend on its own run's rate, nor on other runs.
    const second = after(first, { kind: 'hyperparameter', run: 0, name: 'lr', value: 0.5 });
    details.show(second);
    const third = after(second, { kind: 'remove-run', run: 3 });
    details.show(third);
    await quiet();
    assert.lengthOf(sent, 1);
    const fourth = after(third, { kind: 'hyperparameter', run: 0, name: 'momentum', value: 0.5 });
    details.show(fourth);
    await until(2);
    assert.deepEqual(told()[1], [0, 3]);
  });

  test('are given up when they are overtaken or no longer wished for', async () => {
    const first = computedOf();
    details.wish(strips(0, 1, 2));
    details.show(first);
    const second = after(first, { kind: 'start', start: [1, 1] });
    details.show(second);
    details.wish(strips(2));
    await until(1);
    await quiet();
    assert.deepEqual(told(), [[2, 1]]);
  });

  test('explain a run again when it changes, and not when another one does', async () => {
    const first = computedOf();
    details.show(first);
    details.wish([{ kind: 'explanation', slot: 0 }]);
    await until(1);
    const [{ detail }] = sent;
    assert(detail.kind === 'explanation');
    assert.match(detail.happens[0], /^y changes sign on 30 of 30 steps/);
    assert.match(detail.why[0], /stability limit/);
    assert.equal(detail.fix?.text, 'Try lr = 0.9');
    const second = after(first, { kind: 'hyperparameter', run: 1, name: 'lr', value: 0.2 });
    details.show(second);
    await quiet();
    assert.lengthOf(sent, 1);
    details.show(after(second, { kind: 'hyperparameter', run: 0, name: 'lr', value: 0.4 }));
    await until(2);
    assert.deepEqual(told(), [
      [0, 0],
      [0, 2],
    ]);
  });

  test('say nothing of a run that is gone', async () => {
    details.show(computedOf());
    details.wish(strips(99));
    await quiet();
    assert.lengthOf(sent, 0);
  });

  test('are forgotten with the document', async () => {
    details.show(computedOf());
    details.wish(strips(0));
    details.forget();
    await quiet();
    assert.lengthOf(sent, 0);
  });
});
