/** A value of a graph, by number. Operands have smaller numbers than what is computed from them. */
export type Value = number;

/** What derivatives are built with. */
export interface Algebra {
  constant(number: number): Value;
  /** Applies an operation of the table. */
  apply(operation: string, ...args: Value[]): Value;
  /** u^n: products for whole n up to 16 in size, by repeated squaring; else Math.pow. */
  power(base: Value, exponent: Value): Value;
}

/** What one operation means: as a number, as JavaScript, and its slope along each operand. */
export interface Operation {
  /** The same arithmetic as `javascript`, for constants. Conditions count as 1 and 0. */
  readonly evaluate: (...args: number[]) => number | boolean;
  readonly javascript: (...args: string[]) => string;
  /**
   * Partial derivatives, one a differentiable operand, built when asked for. Absent: the slope is 0 wherever it
   * exists (floor, sign, comparisons). At a kink one of the one-sided slopes is taken.
   */
  readonly partials?: (
    graph: Algebra,
    args: readonly Value[],
    self: Value,
  ) => readonly ((() => Value) | undefined)[];
  /** The value that the result already is, where some constants decide it. */
  readonly shortcut?: (
    constants: readonly (number | undefined)[],
    args: readonly Value[],
  ) => Value | undefined;
}

const call =
  (name: string) =>
  (...args: string[]) =>
    `Math.${name}(${args.join(', ')})`;
const infix = (operator: string) => (a: string, b: string) => `(${a} ${operator} ${b})`;

/** A function of one number with the slope `slope(u, f(u))`. */
const smooth = (
  name:
    | 'sqrt'
    | 'cbrt'
    | 'exp'
    | 'log'
    | 'sin'
    | 'cos'
    | 'tan'
    | 'asin'
    | 'acos'
    | 'atan'
    | 'sinh'
    | 'cosh'
    | 'tanh',
  slope: (graph: Algebra, u: Value, f: Value) => Value,
): [string, Operation] => [
  name,
  {
    evaluate: Math[name],
    javascript: call(name),
    partials: (graph, [u], f) => [() => slope(graph, u, f)],
  },
];

const comparison = (
  operator: string,
  javascript: string,
  evaluate: (a: number, b: number) => boolean,
): [string, Operation] => [operator, { evaluate, javascript: infix(javascript) }];

/** max or min: the slope of the operand that is taken; of the first where both are equal. */
const extremum = (name: 'max' | 'min', firstWins: '>=' | '<='): [string, Operation] => [
  name,
  {
    evaluate: Math[name],
    javascript: call(name),
    partials: (graph, [a, b]) => {
      const first = () => graph.apply(firstWins, a, b);
      const [zero, one] = [graph.constant(0), graph.constant(1)];
      return [() => graph.apply('?:', first(), one, zero), () => graph.apply('?:', first(), zero, one)];
    },
  },
];

const one = (graph: Algebra) => graph.constant(1);
const square = (graph: Algebra, u: Value) => graph.apply('*', u, u);
const reciprocal = (graph: Algebra, u: Value) => graph.apply('/', one(graph), u);

/** The table of operations. The language's operators and functions are all made of these. */
export const operations: ReadonlyMap<string, Operation> = new Map<string, Operation>([
  [
    '+',
    {
      evaluate: (a, b) => a + b,
      javascript: infix('+'),
      partials: (graph) => [() => one(graph), () => one(graph)],
      shortcut: ([a, b], args) => (a === 0 ? args[1] : b === 0 ? args[0] : undefined),
    },
  ],
  [
    '-',
    {
      evaluate: (a, b) => a - b,
      javascript: infix('-'),
      partials: (graph) => [() => one(graph), () => graph.constant(-1)],
      shortcut: ([, b], args) => (b === 0 ? args[0] : undefined),
    },
  ],
  [
    '*',
    {
      evaluate: (a, b) => a * b,
      javascript: infix('*'),
      partials: (_graph, [a, b]) => [() => b, () => a],
      shortcut: ([a, b], args) => (a === 1 ? args[1] : b === 1 ? args[0] : undefined),
    },
  ],
  [
    '/',
    {
      evaluate: (a, b) => a / b,
      javascript: infix('/'),
      partials: (graph, [, b], self) => [
        () => reciprocal(graph, b),
        () => graph.apply('neg', graph.apply('/', self, b)),
      ],
      shortcut: ([, b], args) => (b === 1 ? args[0] : undefined),
    },
  ],
  [
    '^',
    {
      evaluate: (a, b) => a ** b,
      javascript: call('pow'),
      partials: (graph, [u, v], self) => [
        () => graph.apply('*', v, graph.power(u, graph.apply('-', v, one(graph)))),
        () => graph.apply('*', graph.apply('log', u), self),
      ],
    },
  ],
  [
    'neg',
    { evaluate: (a) => -a, javascript: (a) => `(-${a})`, partials: (graph) => [() => graph.constant(-1)] },
  ],
  comparison('==', '===', (a, b) => a === b),
  comparison('!=', '!==', (a, b) => a !== b),
  comparison('<', '<', (a, b) => a < b),
  comparison('<=', '<=', (a, b) => a <= b),
  comparison('>', '>', (a, b) => a > b),
  comparison('>=', '>=', (a, b) => a >= b),
  [
    'and',
    {
      evaluate: (a, b) => a !== 0 && b !== 0,
      javascript: infix('&&'),
      shortcut: ([a, b], args) => (a === 0 || b === 1 ? args[0] : b === 0 || a === 1 ? args[1] : undefined),
    },
  ],
  [
    'or',
    {
      evaluate: (a, b) => a !== 0 || b !== 0,
      javascript: infix('||'),
      shortcut: ([a, b], args) => (a === 1 || b === 0 ? args[0] : b === 1 || a === 0 ? args[1] : undefined),
    },
  ],
  ['not', { evaluate: (a) => a === 0, javascript: (a) => `(!${a})` }],
  [
    '?:',
    {
      evaluate: (condition, a, b) => (condition !== 0 ? a : b),
      javascript: (condition, a, b) => `(${condition} ? ${a} : ${b})`,
      partials: (graph, [condition]) => {
        const [zero, unit] = [graph.constant(0), one(graph)];
        return [
          undefined,
          () => graph.apply('?:', condition, unit, zero),
          () => graph.apply('?:', condition, zero, unit),
        ];
      },
      shortcut: ([condition], args) =>
        condition !== undefined ? args[condition !== 0 ? 1 : 2] : args[1] === args[2] ? args[1] : undefined,
    },
  ],
  smooth('sqrt', (graph, _u, f) => graph.apply('/', graph.constant(0.5), f)),
  smooth('cbrt', (graph, _u, f) => reciprocal(graph, graph.apply('*', graph.constant(3), square(graph, f)))),
  smooth('exp', (_graph, _u, f) => f),
  smooth('log', (graph, u) => reciprocal(graph, u)),
  smooth('sin', (graph, u) => graph.apply('cos', u)),
  smooth('cos', (graph, u) => graph.apply('neg', graph.apply('sin', u))),
  smooth('tan', (graph, _u, f) => graph.apply('+', one(graph), square(graph, f))),
  smooth('asin', (graph, u) =>
    reciprocal(graph, graph.apply('sqrt', graph.apply('-', one(graph), square(graph, u)))),
  ),
  smooth('acos', (graph, u) =>
    graph.apply(
      'neg',
      reciprocal(graph, graph.apply('sqrt', graph.apply('-', one(graph), square(graph, u)))),
    ),
  ),
  smooth('atan', (graph, u) => reciprocal(graph, graph.apply('+', one(graph), square(graph, u)))),
  smooth('sinh', (graph, u) => graph.apply('cosh', u)),
  smooth('cosh', (graph, u) => graph.apply('sinh', u)),
  smooth('tanh', (graph, _u, f) => graph.apply('-', one(graph), square(graph, f))),
  [
    'abs',
    { evaluate: Math.abs, javascript: call('abs'), partials: (graph, [u]) => [() => graph.apply('sign', u)] },
  ],
  ['sign', { evaluate: Math.sign, javascript: call('sign') }],
  ['floor', { evaluate: Math.floor, javascript: call('floor') }],
  extremum('max', '>='),
  extremum('min', '<='),
  [
    'atan2',
    {
      evaluate: Math.atan2,
      javascript: call('atan2'),
      partials: (graph, [y, x]) => {
        const squares = () => graph.apply('+', square(graph, x), square(graph, y));
        return [
          () => graph.apply('/', x, squares()),
          () => graph.apply('neg', graph.apply('/', y, squares())),
        ];
      },
    },
  ],
  [
    'mod',
    {
      // The sign of the divisor, as in Python and in mathematics; JavaScript's % takes the dividend's. The divisor is
      // added only where the signs differ, because adding rounds.
      evaluate: (a, b) => (a % b !== 0 && a % b < 0 !== b < 0 ? (a % b) + b : a % b),
      javascript: (a, b) =>
        `(${a} % ${b} !== 0 && ${a} % ${b} < 0 !== ${b} < 0 ? ${a} % ${b} + ${b} : ${a} % ${b})`,
      partials: (graph, [a, b]) => [
        () => one(graph),
        () => graph.apply('neg', graph.apply('floor', graph.apply('/', a, b))),
      ],
    },
  ],
]);
