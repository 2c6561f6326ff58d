import { assert } from 'chai';
import { lineRanges } from '../../../src/tables/index';

suite('Line numbers as a text', () => {
  test('lines that follow each other are a range', () => {
    assert.equal(lineRanges([5, 6, 7, 9, 12, 13], 100), '5–7, 9, 12–13');
    assert.equal(lineRanges([], 100), '');
    assert.equal(lineRanges([3], 100), '3');
  });

  test('what is too long ends where a range ends', () => {
    const lines = Array.from({ length: 100 }, (_, k) => 2 * k);
    const text = lineRanges(lines, 20);
    assert.equal(text, '0, 2, 4, 6, 8, 10, …');
    assert.isAtMost(text.length, 23);
  });
});
