import { assert } from 'chai';
import fc from 'fast-check';
import { derivative, parse } from 'mathjs';
import { compileLandscape } from '../../../src/core/index';

/** Formulas in the words that both languages know, away from kinks and the edges of domains. */
const formula = fc.letrec((tie) => ({
  formula: fc.oneof(
    { maxDepth: 5 },
    fc.constantFrom('x', 'y', '2', '0.5', '3.25', 'pi'),
    fc
      .tuple(tie('formula'), fc.constantFrom('+', '-', '*'), tie('formula'))
      .map(([a, op, b]) => `(${a} ${op} ${b})`),
    tie('formula').map((a) => `((${a})/(2 + sin(x)))`),
    fc.tuple(tie('formula'), fc.constantFrom('2', '3', '4')).map(([a, n]) => `(${a})^${n}`),
    fc
      .tuple(fc.constantFrom('sin', 'cos', 'atan', 'tanh', 'sinh', 'cosh'), tie('formula'))
      .map(([f, a]) => `${f}(${a})`),
    tie('formula').map((a) => `sqrt(1 + (${a})^2)`),
    tie('formula').map((a) => `log(1 + (${a})^2)`),
    tie('formula').map((a) => `exp(-((${a})^2))`),
    tie('formula').map((a) => `(1 + (${a})^2)^(0.5 + x^2)`),
    tie('formula').map((a) => `-${a}`),
  ),
})).formula as fc.Arbitrary<string>;

const coordinate = fc.double({ min: -2, max: 2, noNaN: true });

suite('Derivatives', () => {
  test('agree with mathjs on random formulas', function () {
    this.timeout(120_000);
    fc.assert(
      fc.property(formula, coordinate, coordinate, (source, x, y) => {
        const compiled = compileLandscape(source);
        assert.isTrue(compiled.ok, source);
        if (!compiled.ok) return;
        const { landscape } = compiled;
        const close = (ours: number, theirs: number) => {
          if (!Number.isFinite(theirs) || Math.abs(theirs) > 1e100) return;
          assert.isAtMost(Math.abs(ours - theirs) / Math.max(1, Math.abs(theirs)), 1e-7, source);
        };
        close(landscape.value(x, y), parse(source).evaluate({ x, y }) as number);
        const [fx, fy] = landscape.gradient(x, y);
        close(fx, derivative(source, 'x', { simplify: false }).evaluate({ x, y }) as number);
        close(fy, derivative(source, 'y', { simplify: false }).evaluate({ x, y }) as number);
      }),
      { numRuns: 300, seed: 20261123 },
    );
  }).timeout(20_000);

  test('of derivatives agree with differences on random formulas', () => {
    let differences = 0;
    fc.assert(
      fc.property(formula, coordinate, coordinate, (source, x, y) => {
        const compiled = compileLandscape(source);
        if (!compiled.ok) return;
        const { landscape } = compiled;
        const hessian = landscape.hessian(x, y);
        // Differences say something only where two widths agree on them.
        const slopes = [0, 1].map((along) => {
          const at = (h: number) =>
            along === 0 ? landscape.gradient(x + h, y) : landscape.gradient(x, y + h);
          return [1e-4, 5e-5].map((h) => at(h).map((ahead, index) => (ahead - at(-h)[index]) / (2 * h)));
        });
        const pairs: [number, number, number][] = [
          [hessian[0], slopes[0][0][0], slopes[0][1][0]],
          [hessian[1], slopes[0][0][1], slopes[0][1][1]],
          [hessian[1], slopes[1][0][0], slopes[1][1][0]],
          [hessian[2], slopes[1][0][1], slopes[1][1][1]],
        ];
        for (const [ours, wide, narrow] of pairs) {
          const scale = Math.max(1, Math.abs(narrow));
          if (!(Math.abs(wide - narrow) < 1e-6 * scale)) continue;
          assert.isAtMost(Math.abs(ours - narrow) / scale, 1e-4, `${source} at (${x}, ${y})`);
          differences++;
        }
      }),
      { numRuns: 200, seed: 20261124 },
    );
    assert.isAbove(differences, 500);
  }).timeout(60_000);

  const oneSided: [string, number, number, number][] = [
    ['abs(x)', -3, 0, -1],
    ['max(x, y)', 3, 1, 1],
    ['max(x, y)', 1, 3, 0],
    ['min(x, y)', 1, 3, 1],
    ['clip(x, -1, 1)', 5, 0, 0],
    ['clip(x, -1, 1)', 0.5, 0, 1],
    ['x > 1 ? x^2 : 7*x', 3, 0, 6],
    ['x > 1 ? x^2 : 7*x', 0, 0, 7],
    ['x > 0 ? sqrt(x) : -x', -1, 0, -1],
    ['x == 0 ? 1 : sin(x)/x', 0, 0, 0],
    ['min(exp(x), 5)', 800, 0, 0],
    ['clip(x/y, -1, 1)', 1, 0, 0],
    ['floor(x)*x', 2.5, 0, 2],
    ['mod(x, 2)*3', 3.3, 0, 3],
    ['atan2(x, y)', 1, 2, 0.4],
    ['cbrt(x)', 8, 0, 1 / 12],
    ['asin(x) + acos(x)', 0.3, 0, 0],
    ['tan(x)', 0.5, 0, 1 / Math.cos(0.5) ** 2],
    ['2^x', 3, 0, 8 * Math.LN2],
    ['x^2.5', 4, 0, 20],
  ];
  for (const [source, x, y, expected] of oneSided) {
    test(`∂(${source})/∂x at (${x}, ${y}) is ${expected}`, () => {
      const compiled = compileLandscape(source);
      assert.isTrue(compiled.ok);
      if (compiled.ok) assert.closeTo(compiled.landscape.gradient(x, y)[0], expected, 1e-12);
    });
  }
});
