import { assert } from 'chai';
import fc from 'fast-check';
import { optimizers } from '../../../src/core/index';
import { parse } from '../../../src/core/language/parse';
import { printAssignment, printExpression } from '../../../src/core/language/print';
import type { Expression } from '../../../src/core/language/tree';

/** A tree without the places, which a text that was printed has elsewhere. */
const bare = (tree: unknown): unknown =>
  JSON.parse(JSON.stringify(tree, (key, value: unknown) => (key === 'at' ? undefined : value)));

const at = { line: 1, column: 1, length: 1 };
const binary = ['+', '-', '*', '/', '^', '==', '!=', '<', '<=', '>', '>=', 'and', 'or'] as const;
const { expression } = fc.letrec<{ expression: Expression }>((tie) => ({
  expression: fc.oneof(
    { maxDepth: 5, withCrossShrink: true },
    fc.constantFrom(0, 1, 0.5, 1e-8, 3e21).map((value) => ({ kind: 'number' as const, value, at })),
    fc.constantFrom('m', 'beta1', 'theta').map((name) => ({ kind: 'name' as const, name, at })),
    fc
      .tuple(fc.constantFrom('-' as const, 'not' as const), tie('expression'))
      .map(([operator, operand]) => ({ kind: 'unary' as const, operator, operand, at })),
    fc
      .tuple(fc.constantFrom(...binary), tie('expression'), tie('expression'))
      .map(([operator, left, right]) => ({ kind: 'binary' as const, operator, left, right, at })),
    fc.tuple(tie('expression'), tie('expression'), tie('expression')).map(([condition, then, otherwise]) => ({
      kind: 'conditional' as const,
      condition,
      then,
      otherwise,
      at,
    })),
    fc
      .array(tie('expression'), { minLength: 1, maxLength: 3 })
      .map((args) => ({ kind: 'call' as const, name: 'max', args, at })),
  ),
}));

suite('Printing the language', () => {
  test('what is printed reads as the same tree', () => {
    fc.assert(
      fc.property(expression, (tree) => {
        assert.deepEqual(
          bare(parse(printExpression(tree)).expressions[0]),
          bare(tree),
          printExpression(tree),
        );
      }),
      { numRuns: 3000, seed: 20261124 },
    );
  });

  const written: [string, string?][] = [
    ['m = beta1 * m + (1 - beta1) * g'],
    ['theta = theta - lr * m_hat / (sqrt(v_hat) + eps)'],
    ['v = -(a + b)^2 - (-c)'],
    ['d = (maximize ? -g : g) + weight_decay * theta'],
    ['b = t == 1 ? d : momentum * b'],
    ['init s = 2^-k', 'init s = 2^(-k)'],
    ['a = ((b))*(c/d)', 'a = b * (c / d)'],
    ['q = not (a and b) or c < 1'],
  ];
  for (const [text, printed = text] of written) {
    test(text, () => assert.equal(printAssignment(parse(text).assignments[0]), printed));
  }

  for (const { id, rule } of optimizers.values()) {
    test(`the lines of ${id}`, () => {
      for (const line of parse(rule).assignments)
        assert.deepEqual(bare(parse(printAssignment(line)).assignments[0]), bare(line));
    });
  }
});
