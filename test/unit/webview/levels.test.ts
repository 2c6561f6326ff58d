import { assert } from 'chai';
import { chooseLevels } from '../../../src/webview/plot/levels';

type Loss = (x: number, y: number) => number;

function sample(f: Loss, [x0, x1]: readonly number[], [y0, y1]: readonly number[], n = 128): Float32Array {
  return Float32Array.from({ length: n * n }, (_, i) =>
    f(x0 + ((x1 - x0) * (i % n)) / (n - 1), y0 + ((y1 - y0) * Math.floor(i / n)) / (n - 1)),
  );
}

function levelsOf(f: Loss, x: readonly number[], y: readonly number[], minimum?: number): number[] {
  return [...chooseLevels(sample(f, x, y), 128, 128, minimum === undefined ? {} : { minimum })];
}

const bowl: Loss = (x, y) => (x * x) / 20 + y * y;
const rosenbrock: Loss = (x, y) => (1 - x) ** 2 + 100 * (y - x * x) ** 2;
const rastrigin: Loss = (x, y) =>
  20 + x * x + y * y - 10 * Math.cos(2 * Math.PI * x) - 10 * Math.cos(2 * Math.PI * y);

suite('Levels', () => {
  test('of a bowl follow 1-2-5 above its minimum', () => {
    assert.deepEqual(levelsOf(bowl, [-8, 4], [-5, 5], 0), [0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10, 20]);
  });

  test('do not need to be told a minimum of 0', () => {
    assert.deepEqual(levelsOf(bowl, [-8, 4], [-5, 5]), levelsOf(bowl, [-8, 4], [-5, 5], 0));
  });

  test('of a bowl with another floor are measured from there', () => {
    const raised = levelsOf((x, y) => bowl(x, y) - 40, [-8, 4], [-5, 5], -40);
    assert.deepEqual(
      raised,
      levelsOf(bowl, [-8, 4], [-5, 5], 0).map((level) => level - 40),
    );
  });

  test('of a bowl over many decades follow 1-3-10, then powers of ten', () => {
    const steep = levelsOf((x, y) => bowl(x, y) ** 2, [-8, 4], [-5, 5], 0);
    assert.includeMembers(steep, [0.1, 0.3, 1, 3, 10]);
    const steeper = levelsOf((x, y) => bowl(x, y) ** 12, [-8, 4], [-5, 5], 0);
    for (const level of steeper) assert.equal(Number(level.toExponential(0).split('e')[0]), 1, `${level}`);
  });

  test('of a wavy landscape come in equal steps', () => {
    assert.deepEqual(levelsOf(rastrigin, [-5.12, 5.12], [-5.12, 5.12], 0), [10, 20, 30, 40, 50, 60, 70, 80]);
  });

  test('of a saddle come in equal steps through 0', () => {
    const levels = levelsOf((x, y) => x * x - y * y, [-4, 4], [-4, 4]);
    assert.include(levels, 0);
    const steps = levels.slice(1).map((level, i) => level - levels[i]);
    for (const step of steps) assert.approximately(step, steps[0], 1e-9);
  });

  test('of a slope with a few far values follow the samples, not the range', () => {
    const levels = levelsOf((x, y) => x + y - 1e6 * Math.exp(-40 * (8 - x)), [-8, 8], [-8, 8]);
    assert.isAtLeast(levels.filter((level) => Math.abs(level) < 20).length, 6);
  });

  const counted: readonly (readonly [
    string,
    Loss,
    readonly number[],
    readonly number[],
    number | undefined,
  ])[] = [
    ['the bowl', bowl, [-8, 4], [-5, 5], 0],
    ['Rosenbrock', rosenbrock, [-2.4, 2.4], [-1, 3], 0],
    ['Rastrigin', rastrigin, [-5.12, 5.12], [-5.12, 5.12], 0],
    ['a saddle', (x, y) => x * x - y * y, [-4, 4], [-4, 4], undefined],
    ['a plane', (x, y) => 3 * x + y, [-4, 4], [-4, 4], undefined],
    ['exp(x² + y²)', (x, y) => Math.exp(x * x + y * y), [-6, 6], [-6, 6], 1],
    ['log(x)', (x, y) => Math.log(x) + y * y, [-1, 3], [-2, 2], undefined],
    ['tiny losses', (x, y) => 1e-9 * bowl(x, y), [-8, 4], [-5, 5], 0],
  ];
  for (const [name, f, x, y, minimum] of counted) {
    test(`of ${name} are 6 to 14, ascending, and within the samples`, () => {
      const levels = levelsOf(f, x, y, minimum);
      assert.isAtLeast(levels.length, 6);
      assert.isAtMost(levels.length, 14);
      assert.deepEqual(
        levels,
        [...new Set(levels)].sort((a, b) => a - b),
      );
      const finite = sample(f, x, y).filter(Number.isFinite);
      assert.isAbove(levels[0], Math.min(minimum ?? Infinity, ...finite));
      assert.isBelow(levels[levels.length - 1], Math.max(...finite));
    });
  }

  test('of a constant landscape, or one that is nowhere finite, are none', () => {
    assert.lengthOf(
      levelsOf(() => 3, [-1, 1], [-1, 1]),
      0,
    );
    assert.lengthOf(
      levelsOf(() => NaN, [-1, 1], [-1, 1]),
      0,
    );
    assert.lengthOf(
      levelsOf(() => -Infinity, [-1, 1], [-1, 1], 0),
      0,
    );
  });
});
