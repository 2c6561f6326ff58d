import { assert } from 'chai';
import type { Change } from '../../../src/core/index';
import { Movement } from '../../../src/host/movement';

const start = (x: number): Change => ({ kind: 'start', start: [x, 0] });

suite('A movement', () => {
  test('goes on while changes of one gesture follow each other, and comes to rest', async () => {
    await new Promise<void>((resolve) => {
      const movement: Movement = new Movement(() => {
        assert.isFalse(movement.goesOn);
        resolve();
      });
      movement.add(start(1));
      assert.isFalse(movement.goesOn, 'one change is no movement');
      movement.add(start(2));
      assert.isTrue(movement.goesOn);
      movement.add(start(3));
      assert.isTrue(movement.goesOn);
    });
  });

  test('ends with another gesture, and with a change that stands alone', () => {
    const movement = new Movement(() => assert.fail('nothing moves'));
    movement.add(start(1));
    movement.add(start(2));
    movement.add({ kind: 'steps', steps: 3 });
    assert.isFalse(movement.goesOn);
    movement.add({ kind: 'remove-run', run: 0 });
    movement.add({ kind: 'remove-run', run: 0 });
    assert.isFalse(movement.goesOn);
  });
});
