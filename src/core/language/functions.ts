import type { Graph, Value } from './graph';
import { LanguageError } from './languageError';
import { nearestName } from './nearest';
import type { Expression } from './tree';

/** A function a text may call, elementwise over the parameters. */
export interface LanguageFunction {
  /** Names of its arguments, for messages. */
  readonly args: readonly string[];
  /** Takes more arguments of the last kind. */
  readonly variadic?: boolean;
  readonly build: (graph: Graph, args: readonly Value[]) => Value;
}

const plain = (operation: string, ...args: string[]): [string, LanguageFunction] => [
  operation,
  { args, build: (graph, values) => graph.apply(operation, ...values) },
];

const folded = (operation: 'min' | 'max'): [string, LanguageFunction] => [
  operation,
  {
    args: ['a', 'b'],
    variadic: true,
    build: (graph, values) => values.reduce((best, value) => graph.apply(operation, best, value)),
  },
];

/** Every function that works on each parameter by itself. */
export const elementwise: ReadonlyMap<string, LanguageFunction> = new Map([
  ...[
    'sqrt',
    'cbrt',
    'abs',
    'sign',
    'floor',
    'exp',
    'log',
    'sin',
    'cos',
    'tan',
    'asin',
    'acos',
    'atan',
    'sinh',
    'cosh',
    'tanh',
  ].map((name) => plain(name, 'u')),
  plain('atan2', 'y', 'x'),
  plain('mod', 'u', 'divisor'),
  folded('min'),
  folded('max'),
  ['pow', { args: ['u', 'exponent'], build: (graph, [u, exponent]) => graph.power(u, exponent) }],
  [
    'clip',
    {
      args: ['u', 'low', 'high'],
      build: (graph, [u, low, high]) => graph.apply('min', graph.apply('max', u, low), high),
    },
  ],
] satisfies [string, LanguageFunction][]);

/** What a rule, which sees all parameters at once, may call besides; `result` tells a number from one a parameter. */
export const ruleFunctions: ReadonlyMap<
  string,
  { readonly args: readonly string[]; readonly result: 'number' | 'parameters' }
> = new Map([
  ['norm', { args: ['u'], result: 'number' }],
  ['sum', { args: ['u'], result: 'number' }],
  ['mean', { args: ['u'], result: 'number' }],
  ['dot', { args: ['u', 'v'], result: 'number' }],
  // The objective at other parameters than the step's own.
  ['loss', { args: ['u'], result: 'number' }],
  ['grad', { args: ['u'], result: 'parameters' }],
  ['hessian_diagonal', { args: ['u'], result: 'parameters' }],
  ['orthogonalize', { args: ['u'], result: 'parameters' }],
  // Of the matrix in which a parameter stands, whatever u is there.
  ['rows', { args: ['u'], result: 'parameters' }],
  ['columns', { args: ['u'], result: 'parameters' }],
]);

/** What asks for the size of a matrix, with the answer for two parameters: they are a matrix of one row. */
export const extentsOfPoint: ReadonlyMap<string, number> = new Map([
  ['rows', 1],
  ['columns', 2],
]);

/** Names that stand for numbers everywhere. */
export const constants: ReadonlyMap<string, number> = new Map([
  ['pi', Math.PI],
  ['e', Math.E],
]);

/** Names with a meaning in every rule. */
export const given: ReadonlyMap<string, string> = new Map([
  ['t', 'the step, counted from 1'],
  ['g', 'the gradient at theta'],
  ['theta', 'the parameters'],
]);

/** Words of the grammar itself. */
export const keywords: ReadonlySet<string> = new Set(['and', 'or', 'not', 'init', 'plot']);

/** “sqrt(u)”, as it is called. */
export function signature(
  name: string,
  { args, variadic }: { args: readonly string[]; variadic?: boolean },
): string {
  return `${name}(${args.join(', ')}${variadic ? ', …' : ''})`;
}

/**
 * Checks that a call names a known function and gives it the arguments it takes.
 * @throws LanguageError at the call
 */
export function checkCall(
  call: Extract<Expression, { kind: 'call' }>,
  tables: readonly ReadonlyMap<string, { readonly args: readonly string[]; readonly variadic?: boolean }>[],
): void {
  const { name, args, at } = call;
  const known = tables.find((table) => table.has(name))?.get(name);
  if (known === undefined) {
    const nearest = nearestName(
      name,
      tables.flatMap((table) => [...table.keys()]),
    );
    const hint = nearest === undefined ? '' : ` Did you mean “${nearest}”?`;
    throw new LanguageError(
      `There is no function “${name}”.${hint}`,
      { ...at, length: name.length },
      nearest,
    );
  }
  const fits = known.variadic ? args.length >= known.args.length : args.length === known.args.length;
  if (!fits) {
    throw new LanguageError(`“${name}” takes other arguments: ${signature(name, known)}.`, at);
  }
}
