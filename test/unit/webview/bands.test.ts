import { assert } from 'chai';
import { bandColours, fillBands } from '../../../src/webview/plot/bands';

const black = { r: 0, g: 0, b: 0 };
const white = { r: 255, g: 255, b: 255 };

/** The band of every pixel, top row first. */
function bands(
  values: readonly number[],
  columns: number,
  levels: readonly number[],
  width: number,
  height: number,
): number[][] {
  const rows = values.length / columns;
  const out = new Uint32Array(width * height);
  const window = { columns: [0, columns - 1], rows: [0, rows - 1] } as const;
  const colours = Uint32Array.from({ length: levels.length + 1 }, (_, i) => i);
  fillBands(out, width, height, values, columns, rows, window, levels, colours);
  return Array.from({ length: height }, (_, j) => [...out.subarray(j * width, (j + 1) * width)]);
}

suite('Bands', () => {
  test('are coloured in equal steps from the lowest to the highest', () => {
    const bytes = new Uint8Array(bandColours(4, black, white).buffer);
    assert.deepEqual([...bytes], [0, 0, 0, 255, 85, 85, 85, 255, 170, 170, 170, 255, 255, 255, 255, 255]);
    assert.deepEqual([...new Uint8Array(bandColours(1, black, white).buffer)], [0, 0, 0, 255]);
  });

  test('change at the interpolated place of the level', () => {
    // From 0 to 4 over 8 pixels: pixel i has (i + 0.5) / 2.
    assert.deepEqual(bands([0, 4, 0, 4], 2, [1, 2.5], 8, 1), [[0, 0, 1, 1, 1, 2, 2, 2]]);
  });

  test('have the first row of the grid at the bottom of the picture', () => {
    assert.deepEqual(bands([0, 0, 4, 4], 2, [2], 1, 4), [[1], [1], [0], [0]]);
  });

  for (const hole of [NaN, Infinity, -Infinity]) {
    test(`put the cells of a sample that is ${hole} into the highest band`, () => {
      assert.deepEqual(bands([0, 0, 0, 0, 0, hole], 3, [1, 2], 4, 2), [
        [0, 0, 2, 2],
        [0, 0, 2, 2],
      ]);
    });
  }

  test('of a landscape without levels are one', () => {
    assert.deepEqual(bands([3, 3, 3, 3], 2, [], 2, 2), [
      [0, 0],
      [0, 0],
    ]);
  });
});
