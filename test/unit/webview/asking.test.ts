import { assert } from 'chai';
import type { Change } from '../../../src/core/index';
import { Asking } from '../../../src/webview/asking';

const start = (x: number): Change => ({ kind: 'start', start: [x, 0] });
const steps = (value: number): Change => ({ kind: 'steps', steps: value });

suite('Asking', () => {
  let sent: Change[];
  let asking: Asking;
  setup(() => {
    sent = [];
    asking = new Asking((change) => sent.push(change));
  });

  test('lets two changes of a gesture be on their way, and then sends only the newest', () => {
    for (const x of [1, 2, 3, 4]) asking.ask(start(x));
    assert.deepEqual(sent, [start(1), start(2)]);
    asking.answered(false);
    assert.deepEqual(sent, [start(1), start(2), start(4)]);
    asking.ask(start(5));
    asking.answered(false);
    asking.answered(false);
    assert.deepEqual(sent, [start(1), start(2), start(4), start(5)]);
    assert.isTrue(asking.isBusy);
    asking.answered(false);
    assert.isFalse(asking.isBusy);
  });

  test('waits for nothing more after the last answer, however many were lost on the way', () => {
    for (const x of [1, 2, 3]) asking.ask(start(x));
    asking.answered(true);
    asking.ask(start(4));
    assert.deepEqual(sent, [start(1), start(2), start(3), start(4)]);
  });

  test('loses nothing of a gesture when another begins', () => {
    asking.ask(start(1));
    asking.ask(start(2));
    asking.ask(steps(7));
    assert.deepEqual(sent, [start(1), start(2), steps(7)]);
  });

  test('never holds back what stands alone', () => {
    asking.ask({ kind: 'remove-run', run: 0 });
    asking.ask({ kind: 'remove-run', run: 0 });
    assert.lengthOf(sent, 2);
  });
});
