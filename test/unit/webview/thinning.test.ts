import { assert } from 'chai';
import { thinCurve } from '../../../src/protocol/thinCurve';
import { markedPoints, thinPath, type ThinnedPath } from '../../../src/webview/plot/thinning';

const box = { left: 0, right: 100, top: 0, bottom: 100 };
const same = { offset: 0, scale: 1 };

const path = (...points: readonly (readonly [number, number])[]): ThinnedPath =>
  thinPath(Float64Array.from(points.flat()), points.length, same, same, box);

suite('A thinned path', () => {
  test('keeps points that can be told apart, with their rows', () => {
    const { points, rows, lifted } = path([1, 1], [1.2, 1], [1.4, 1], [1.6, 1], [5, 5]);
    assert.deepEqual([...rows], [0, 3, 4]);
    assert.deepEqual([...lifted], [1, 0, 0]);
    assert.deepEqual([...points].map(Math.fround), [1, 1, 1.6, 1, 5, 5].map(Math.fround));
  });

  test('always ends where the run does', () => {
    const { rows } = path([1, 1], [9, 9], [9.1, 9]);
    assert.deepEqual([...rows], [0, 2]);
    assert.deepEqual([...path([1, 1], [1.1, 1]).rows], [0, 1]);
  });

  test('ends before the first row that is not finite', () => {
    assert.deepEqual([...path([1, 1], [5, 5], [NaN, NaN], [NaN, NaN]).rows], [0, 1]);
    assert.deepEqual([...path([1, 1], [5, Infinity]).rows], [0]);
    assert.lengthOf(path([NaN, NaN]).rows, 0);
    assert.lengthOf(path().rows, 0);
  });

  test('is cut at the edge of the box and begins again where it comes back', () => {
    const { points, rows, lifted } = path([50, 50], [150, 50], [150, 80], [50, 80]);
    assert.deepEqual([...points], [50, 50, 100, 50, 100, 80, 50, 80]);
    assert.deepEqual([...rows], [0, -1, -1, 3]);
    assert.deepEqual([...lifted], [1, 0, 1, 0]);
  });

  test('crosses the box where both ends lie outside', () => {
    const { points, rows } = path([-50, 20], [150, 20]);
    assert.deepEqual([...points], [0, 20, 100, 20]);
    assert.deepEqual([...rows], [-1, -1]);
    assert.lengthOf(path([-50, -50], [150, -50]).rows, 0);
  });

  test('survives numbers no canvas takes', () => {
    const { points } = path([50, 50], [1e300, 50], [-1e300, 60]);
    for (const place of points) assert.isTrue(place >= 0 && place <= 100);
  });

  test('of a million scattered rows has a few thousand points, the extremes among them', () => {
    const rows = 1_000_000;
    const theta = Float64Array.from({ length: 2 * rows }, (_, i) => 50 + 40 * Math.sin(i * i * 0.7));
    theta[2 * 123_456] = 99;
    theta[2 * 654_321 + 1] = 1;
    const thinned = thinPath(theta, rows, same, same, box);
    assert.isBelow(thinned.rows.length, 5_000);
    assert.include([...thinned.rows], 123_456);
    assert.include([...thinned.rows], 654_321);
  });
});

suite('Markers', () => {
  test('are never closer than asked, also when a path comes back', () => {
    const there = path([0, 50], [20, 50], [26, 50], [40, 50], [21, 50], [60, 50], [60, 55], [60, 62]);
    assert.deepEqual(
      markedPoints(there, 11).map((i) => there.rows[i]),
      [1, 3, 5, 7],
    );
  });

  test('stand neither at the start nor where the path is cut', () => {
    const cut = path([50, 50], [150, 50], [50, 80]);
    assert.deepEqual(
      markedPoints(cut, 11).map((i) => cut.rows[i]),
      [2],
    );
  });
});

suite('A thinned curve', () => {
  test('keeps all of a short one', () => {
    assert.deepEqual([...thinCurve([0, 1, 2, 3], [4, 3, 2, 1], 4, 100)], [0, 1, 2, 3]);
    assert.deepEqual([...thinCurve([0], [4], 1, 100)], [0]);
    assert.lengthOf(thinCurve([], [], 0, 100), 0);
  });

  test('leaves out what is not finite', () => {
    assert.deepEqual([...thinCurve([0, 1, 2, 3], [4, NaN, 2, Infinity], 4, 100)], [0, 2]);
  });

  test('keeps first, lowest, highest and last of a pixel column, in order', () => {
    const steps = Array.from({ length: 101 }, (_, i) => i);
    const values = steps.map((i) => (i === 33 ? -9 : i === 21 ? 9 : 0));
    assert.deepEqual([...thinCurve(steps, values, 101, 1)], [0, 21, 33, 99, 100]);
    assert.deepEqual(
      [
        ...thinCurve(
          steps,
          values.map((value) => -value),
          101,
          1,
        ),
      ],
      [0, 21, 33, 99, 100],
    );
  });

  test('of a million rows has at most four a column, ascending, with the extremes', () => {
    const rows = 1_000_000;
    const steps = Int32Array.from({ length: rows }, (_, i) => i);
    const values = Float64Array.from(steps, (i) => Math.exp(-i / 1e5) * (1.5 + Math.sin(i)));
    values[777_777] = 1e9;
    const kept = thinCurve(steps, values, rows, 600);
    assert.isAtMost(kept.length, 4 * 602);
    assert.include([...kept], 777_777);
    assert.isTrue(kept.every((row, i) => i === 0 || row > kept[i - 1]));
    assert.equal(kept[kept.length - 1], rows - 1);
  });
});
