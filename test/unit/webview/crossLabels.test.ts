import { assert } from 'chai';
import { crossLabels } from '../../../src/webview/loss/crossLabels';

const area = { left: 40, right: 240, top: 10, bottom: 110 };
const widthOf = (text: string) => 6 * text.length;

/** The labels of crosses at such places, each with the text that is asked for. */
const placed = (...crosses: readonly (readonly [x: number, y: number, text: string])[]) =>
  crossLabels(
    crosses.map(([x, y, text]) => ({ x, y, text })),
    area,
    widthOf,
  );

suite('What is written beside crosses', () => {
  test('stands towards the middle of the plot', () => {
    assert.deepEqual(placed([50, 60, 'SGD']), [{ x: 59, y: 60, text: 'SGD' }]);
    assert.deepEqual(placed([230, 60, 'SGD']), [{ x: 230 - 9 - 18, y: 60, text: 'SGD' }]);
  });

  test('goes above or below its cross where it is too long to stand beside it, and is not cut off', () => {
    const long = 'Momentum leaves at step 18';
    const [below, above] = placed([120, 19, long], [160, 101, long]);
    assert.deepEqual([below.text, above.text], [long, long]);
    for (const { x } of [below, above]) {
      assert.isAtLeast(x, area.left);
      assert.isAtMost(x + widthOf(long), area.right);
    }
    assert.isAtLeast(below.y, 19 + 12);
    assert.isAtMost(above.y, 101 - 12);
  });

  test('is shortened where the whole plot has no room for it', () => {
    const [{ x, text }] = placed([120, 60, 'A run whose name is very long leaves at step 18']);
    assert.match(text, /^A run.*….*18$/);
    assert.isAtLeast(x, area.left);
    assert.isAtMost(x + widthOf(text), area.right);
  });

  test('makes room for one another, inside', () => {
    const heights = placed([50, 101, 'a'], [50, 101, 'b'], [50, 11, 'c'])
      .map(({ y }) => y)
      .sort((a, b) => a - b);
    assert.isAtLeast(heights[0], area.top + 6);
    assert.isAtMost(heights[2], area.bottom - 6);
    assert.isAtLeast(heights[2] - heights[1], 16);
  });

  test('stays at the height of its cross where others at that height are elsewhere', () => {
    assert.deepEqual(
      placed([230, 60, 'SGD'], [50, 61, 'Adam']).map(({ text, y }) => [text, y]),
      [
        ['Adam', 61],
        ['SGD', 60],
      ],
    );
  });
});
