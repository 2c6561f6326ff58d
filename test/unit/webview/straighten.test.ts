import { assert } from 'chai';
import fc from 'fast-check';
import { straighten } from '../../../src/webview/plot/straighten';

const never = () => false;

/** The distance of a point from the segment between two others. */
function distance(points: readonly number[], i: number, from: number, to: number): number {
  const [x, y] = [points[2 * i] - points[2 * from], points[2 * i + 1] - points[2 * from + 1]];
  const [dx, dy] = [points[2 * to] - points[2 * from], points[2 * to + 1] - points[2 * from + 1]];
  const length = dx * dx + dy * dy;
  const share = length === 0 ? 0 : Math.max(0, Math.min(1, (x * dx + y * dy) / length));
  return Math.hypot(x - share * dx, y - share * dy);
}

const paths = fc.array(
  fc.record({
    length: fc.integer({ min: 1, max: 12 }),
    dx: fc.double({ min: -4, max: 4, noNaN: true }),
    dy: fc.double({ min: -4, max: 4, noNaN: true }),
    noise: fc.double({ min: 0, max: 0.5, noNaN: true }),
  }),
);

suite('A straightened line', () => {
  test('leaves out no point that it misses visibly', () => {
    fc.assert(
      fc.property(paths, (pieces) => {
        const points = [50, 50];
        for (const { length, dx, dy, noise } of pieces)
          for (let i = 0; i < length; i++)
            points.push(points.at(-2)! + dx + (i % 2) * noise, points.at(-2)! + dy - (i % 2) * noise);
        const kept = [...straighten(points, never)];
        assert.equal(kept[0], 0);
        assert.equal(kept.at(-1), points.length / 2 - 1);
        for (let k = 1; k < kept.length; k++)
          for (let i = kept[k - 1] + 1; i < kept[k]; i++)
            assert.isAtMost(distance(points, i, kept[k - 1], kept[k]), 0.51);
      }),
      { numRuns: 1000 },
    );
  });

  test('needs only the ends of what is straight, and every turn', () => {
    const straight = Array.from({ length: 100 }, (_, i) => [i, 2 * i]).flat();
    assert.deepEqual([...straighten(straight, never)], [0, 99]);
    assert.deepEqual([...straighten([0, 0, 10, 0, 2, 0, 12, 0], never)], [0, 1, 2, 3]);
    assert.deepEqual([...straighten([], never)], []);
    assert.deepEqual([...straighten([1, 1], never)], [0]);
  });

  test('keeps the points it is told to', () => {
    const straight = Array.from({ length: 10 }, (_, i) => [i, 0]).flat();
    assert.deepEqual([...straighten(straight, (i) => i === 4 || i === 5)], [0, 4, 5, 9]);
  });
});
