import { assert } from 'chai';
import fc from 'fast-check';
import { optimizers } from '../../../src/core/index';
import { parse } from '../../../src/core/language/parse';
import { printAssignment, printExpression } from '../../../src/core/language/print';
import type { Expression } from '../../../src/core/language/tree';
import { Programs } from './programs';

/** A tree without the places, which a text that was printed has elsewhere. A negative number reads as a minus. */
const bare = (tree: unknown): unknown =>
  JSON.parse(
    JSON.stringify(tree, (key, value: unknown) => {
      if (key === 'at') return undefined;
      const { kind, value: number } = (value ?? {}) as Partial<{ kind: string; value: number }>;
      if (kind !== 'number' || number! > 0 || Object.is(number, 0)) return value;
      return { kind: 'unary', operator: '-', operand: { kind, value: -number! } };
    }),
  );

const at = { line: 1, column: 1, length: 1 };
const binary = ['+', '-', '*', '/', '^', '==', '!=', '<', '<=', '>', '>=', 'and', 'or'] as const;
const { expression } = fc.letrec<{ expression: Expression }>((tie) => ({
  expression: fc.oneof(
    { maxDepth: 5, withCrossShrink: true },
    fc
      .constantFrom(0, 1, 0.5, 1e-8, 3e21, 1e-300, 5e-324, 1.7976931348623157e308, 0.1, -2, -0, -1e-300)
      .map((value) => ({ kind: 'number' as const, value, at })),
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

const treeOf = (text: string): unknown => {
  try {
    return bare(parse(text).expressions[0]);
  } catch {
    return undefined;
  }
};

/** Where pairs of parentheses open and close that no call has. */
function groups(text: string): [number, number][] {
  const open: number[] = [];
  const found: [number, number][] = [];
  [...text].forEach((character, index) => {
    if (character === '(') open.push(index);
    if (character !== ')') return;
    const from = open.pop()!;
    if (!/\w$/.test(text.slice(0, from)) || text.slice(0, from).endsWith('not')) found.push([from, index]);
  });
  return found;
}

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

  test('a printed text prints as itself, whole rules and landscapes too', () => {
    const programs = new Programs(11);
    const names = ['a', 'beta1', 'm_hat', 'lr', 'constructor'];
    for (let index = 0; index < 2000; index++) {
      for (const source of [programs.rule(names), programs.landscape(names)]) {
        const { assignments, expressions } = parse(source);
        const text = [...assignments.map(printAssignment), ...expressions.map(printExpression)].join('\n');
        const again = parse(text);
        assert.deepEqual(
          bare([again.assignments, again.expressions]),
          bare([assignments, expressions]),
          text,
        );
      }
    }
  }).timeout(20_000);

  test('no pair of parentheses is there without need, but around “-”, “not” and conditions', () => {
    fc.assert(
      fc.property(expression, (tree) => {
        const text = printExpression(tree);
        for (const [from, to] of groups(text)) {
          const open = `${text.slice(0, from)} ${text.slice(from + 1, to)} ${text.slice(to + 1)}`;
          if (!/^(?:-|not )|\?/.test(text.slice(from + 1, to)))
            assert.notDeepEqual(treeOf(open), treeOf(text), text);
        }
      }),
      { numRuns: 500, seed: 20261125 },
    );
  });

  const written: [string, string?][] = [
    ['m = beta1 * m + (1 - beta1) * g'],
    ['theta = theta - lr * m_hat / (sqrt(v_hat) + eps)'],
    ['v = -(a + b)^2 - (-c)'],
    ['d = (maximize ? -g : g) + weight_decay * theta'],
    ['b = t == 1 ? d : momentum * b'],
    ['init s = 2^-k', 'init s = 2^(-k)'],
    ['c = a - (-b * d)'],
    ['q = a < -b ? -1 : 1e-300'],
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
