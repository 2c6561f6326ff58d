import { assert } from 'chai';
import { splitMix64, Xoshiro128 } from '../../../src/core/random/xoshiro128';

suite('Random numbers', () => {
  test('come from the published generators', () => {
    // The state 1, 2, 3, 4 by hand: rotl(2 · 5, 7) · 9 = 11520, then s[1] is 0.
    const source = new Xoshiro128([1, 2, 3, 4]);
    assert.deepEqual(
      Array.from({ length: 4 }, () => source.next()),
      [11520, 0, 5927040, 70819200],
    );
    // Vigna's splitmix64.c from 1234567.
    assert.deepEqual(splitMix64(1234567n, 3), [
      6457827717110365317n,
      3203168211198807973n,
      9817491932198370423n,
    ]);
  });
});
