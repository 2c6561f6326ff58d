import { assert } from 'chai';
import { isolines } from '../../../src/webview/plot/contours';

/** The segments of one level as `x0,y0 x1,y1` with ends and segments in a fixed order. */
function lines(values: readonly number[], columns: number, level: number): string[] {
  const [segments] = isolines(values, columns, values.length / columns, [level]);
  const out: string[] = [];
  for (let i = 0; i < segments.length; i += 4) {
    const ends = [
      [segments[i], segments[i + 1]],
      [segments[i + 2], segments[i + 3]],
    ];
    out.push(
      ends
        .map((end) => end.join(','))
        .sort()
        .join(' '),
    );
  }
  return out.sort();
}

suite('Isolines', () => {
  test('run straight between two rows, at the interpolated height', () => {
    assert.deepEqual(lines([0, 0, 0, 4, 4, 4], 3, 1), ['0,0.25 1,0.25', '1,0.25 2,0.25']);
  });

  test('ring a peak with a diamond', () => {
    assert.deepEqual(lines([0, 0, 0, 0, 2, 0, 0, 0, 0], 3, 1), [
      '0.5,1 1,0.5',
      '0.5,1 1,1.5',
      '1,0.5 1.5,1',
      '1,1.5 1.5,1',
    ]);
  });

  const corners: readonly (readonly [string, readonly number[], readonly string[]])[] = [
    ['south-west', [2, 0, 0, 0], ['0,0.5 0.5,0']],
    ['south-east', [0, 2, 0, 0], ['0.5,0 1,0.5']],
    ['north-west', [0, 0, 2, 0], ['0,0.5 0.5,1']],
    ['north-east', [0, 0, 0, 2], ['0.5,1 1,0.5']],
  ];
  for (const [name, values, expected] of corners) {
    test(`cut off the ${name} corner, be it above or below`, () => {
      assert.deepEqual(lines(values, 2, 1), expected);
      assert.deepEqual(
        lines(
          values.map((value) => 2 - value),
          2,
          1,
        ),
        expected,
      );
    });
  }

  test('part a saddle cell as its bilinear surface does', () => {
    // South-west and north-east are high. The surface is level at (ac − bd) / (a − b + c − d).
    assert.deepEqual(lines([3, 0, 0, 3], 2, 1), [
      '0,0.6666666865348816 0.3333333432674408,1',
      '0.6666666865348816,0 1,0.3333333432674408',
    ]);
    assert.deepEqual(lines([3, 0, 0, 3], 2, 2), [
      '0,0.3333333432674408 0.3333333432674408,0',
      '0.6666666865348816,1 1,0.6666666865348816',
    ]);
    assert.deepEqual(lines([0, 3, 3, 0], 2, 1), [
      '0,0.3333333432674408 0.3333333432674408,0',
      '0.6666666865348816,1 1,0.6666666865348816',
    ]);
  });

  for (const hole of [NaN, Infinity, -Infinity]) {
    test(`do not enter a cell with a corner that is ${hole}`, () => {
      const values = [0, 0, 0, 0, 4, 4, 4, hole];
      assert.deepEqual(lines(values, 4, 1), ['0,0.25 1,0.25', '1,0.25 2,0.25']);
    });
  }

  test('of a grid without a finite sample, or of a flat one, there are none', () => {
    assert.lengthOf(lines([NaN, NaN, NaN, NaN], 2, 1), 0);
    assert.lengthOf(lines([1, 1, 1, 1], 2, 1), 0);
    assert.lengthOf(isolines([0, 1, 0, 1], 2, 2, []), 0);
  });

  test('come for all levels at once, each as if alone', () => {
    const values = Float32Array.from({ length: 400 }, (_, i) => Math.sin(i * 12.9898) * 7);
    const levels = [-6, -2, 0, 1, 5];
    isolines(values, 20, 20, levels).forEach((segments, k) => {
      assert.deepEqual(segments, isolines(values, 20, 20, [levels[k]])[0]);
    });
  });

  test('of a cone are circles, to the error of the grid', () => {
    const n = 101;
    const values = Float64Array.from({ length: n * n }, (_, i) =>
      Math.hypot((i % n) - 50, Math.floor(i / n) - 50),
    );
    const levels = [5, 17.3, 40];
    isolines(values, n, n, levels).forEach((segments, k) => {
      let length = 0;
      for (let i = 0; i < segments.length; i += 4) {
        for (const end of [0, 2]) {
          const radius = Math.hypot(segments[i + end] - 50, segments[i + end + 1] - 50);
          assert.approximately(radius, levels[k], 0.125 / levels[k] + 1e-4);
        }
        length += Math.hypot(segments[i + 2] - segments[i], segments[i + 3] - segments[i + 1]);
      }
      assert.approximately(length / (2 * Math.PI * levels[k]), 1, 0.01);
    });
  });

  test('of a smooth landscape are closed: every end is the end of two segments, or lies on the frame', () => {
    const n = 64;
    const values = Float32Array.from(
      { length: n * n },
      (_, i) => Math.sin((i % n) / 5) * Math.cos(Math.floor(i / n) / 7) + (i % n) / 99,
    );
    for (const segments of isolines(values, n, n, [-0.4, 0.1, 0.7])) {
      const ends = new Map<string, number>();
      for (let i = 0; i < segments.length; i += 2) {
        const key = `${segments[i]},${segments[i + 1]}`;
        ends.set(key, (ends.get(key) ?? 0) + 1);
      }
      for (const [key, count] of ends) {
        const onFrame = key.split(',').some((place) => Number(place) === 0 || Number(place) === n - 1);
        assert.isTrue(count === 2 || (onFrame && count === 1), `${count} segments end at ${key}`);
      }
    }
  });
});
