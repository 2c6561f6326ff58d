import { assert } from 'chai';
import { Painted } from '../../../src/host/painted';

/** Whether it has resolved by now. */
async function isDone(promise: Promise<void>): Promise<boolean> {
  let done = false;
  void promise.then(() => (done = true));
  await new Promise((resolve) => setTimeout(resolve));
  return done;
}

suite('What is painted', () => {
  test('is waited for until it, or something newer, is on the canvas', async () => {
    const painted = new Painted();
    const [third, fifth] = [painted.until(3), painted.until(5)];
    painted.tell(2);
    assert.isFalse(await isDone(third));
    painted.tell(4);
    assert.isTrue(await isDone(third));
    assert.isFalse(await isDone(fifth));
    assert.isTrue(await isDone(painted.until(4)), 'it is there already');
    painted.tell(5);
    assert.isTrue(await isDone(fifth));
  });

  test('is gone with its document', async () => {
    const painted = new Painted();
    painted.tell(1);
    painted.forget();
    const again = painted.until(1);
    assert.isFalse(await isDone(again));
    painted.tell(1);
    assert.isTrue(await isDone(again));
  });

  test('is waited for no longer when the panel is closed', async () => {
    const painted = new Painted();
    const never = painted.until(1);
    painted.end();
    assert.isTrue(await isDone(never));
  });
});
