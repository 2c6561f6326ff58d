import { assert } from 'chai';
import { offsetsOf, placeNotation, placeOf } from '../../../src/webview/rule/parameterPlaces';

const blocks = [
  { name: 'W1', rows: 16, columns: 30 },
  { name: 'b1', rows: 1, columns: 16 },
  { name: 'W2', rows: 1, columns: 16 },
];

suite('The place of a parameter', () => {
  test('is in the block that has it', () => {
    assert.deepEqual(offsetsOf(blocks), [0, 480, 496]);
    assert.deepEqual(placeOf(0, blocks), { block: 0, index: 0 });
    assert.deepEqual(placeOf(479, blocks), { block: 0, index: 479 });
    assert.deepEqual(placeOf(480, blocks), { block: 1, index: 0 });
    assert.deepEqual(placeOf(500, blocks), { block: 2, index: 4 });
  });

  test('is written and read as row and column, or as one number', () => {
    const [matrix, vector] = [placeNotation(blocks[0]), placeNotation(blocks[1])];
    assert.equal(matrix.write(62), '2, 2');
    assert.equal(vector.write(7), '7');
    for (const text of ['2, 2', ' 2,2 ', '2 2', '2;2'])
      assert.deepEqual(matrix.read(text, false), { value: 62 });
    assert.deepEqual(vector.read('15', false), { value: 15 });
  });

  test('is awaited while it is typed, and refused when it is none', () => {
    const [matrix, vector] = [placeNotation(blocks[0]), placeNotation(blocks[1])];
    for (const text of ['', '2', '2,', '2, ', ',3'])
      assert.deepEqual(matrix.read(text, false), { kind: 'incomplete' }, text);
    assert.deepEqual(vector.read('', false), { kind: 'incomplete' });
    for (const text of ['16, 0', '0, 30', '1.5, 2', '-1, 2', '1, 2, 3', 'x', 'a, b', '1e1, 2'])
      assert.deepEqual(
        matrix.read(text, false),
        { kind: 'refused', message: 'W1 has places from 0, 0 to 15, 29: a row and a column.' },
        text,
      );
    for (const text of ['16', '-1', '1.5', '3, 4', 'b'])
      assert.deepEqual(vector.read(text, false), {
        kind: 'refused',
        message: 'b1 has places from 0 to 15.',
      });
    assert.property(matrix.read('2', true), 'message');
  });
});
