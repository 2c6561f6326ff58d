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

  test('lets one change of a gesture be on its way, and then sends only the newest', () => {
    for (const x of [1, 2, 3, 4]) asking.ask(start(x));
    assert.deepEqual(sent, [start(1)]);
    asking.answered();
    assert.deepEqual(sent, [start(1), start(4)]);
    asking.ask(start(5));
    asking.answered();
    asking.answered();
    assert.deepEqual(sent, [start(1), start(4), start(5)]);
    asking.ask(start(6));
    assert.lengthOf(sent, 4);
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
