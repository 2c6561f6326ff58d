// Numbers in the place of names.
import { constantValue } from '../../core/language/constants';
import { extentsOfPoint, ruleFunctions } from '../../core/language/functions';
import { operands, placeKey, withOperands, type Expression } from '../../core/language/tree';

/** What a name stands for, along x and along y. */
export interface Quantity {
  readonly values: readonly [number, number];
  readonly perParameter: boolean;
  /** As a person wrote it: shown with all its digits. */
  readonly isTyped?: boolean;
}

/** What is known of a step. */
export interface Known {
  readonly names: ReadonlyMap<string, Quantity>;
  /** By `placeKey`: what calls gave that see more parameters than can be listed. */
  readonly calls: ReadonlyMap<string, Quantity>;
}

export type Lane = 0 | 1;

/**
 * An expression with numbers in the place of its names, along one parameter. Of a condition that the numbers decide
 * only the branch taken is left. A function that sees all parameters at once is given all of them, as a point, unless it
 * is known what it gave; what only it can compute is left as names inside of it.
 * @param known what is not in it stays a name
 * @param rounded the number as it is to be shown
 */
export function putIn(
  expression: Expression,
  known: Known,
  lane: Lane,
  rounded: (value: number) => number,
): Expression {
  const number = (value: number): Expression => ({ kind: 'number', value, at: expression.at });
  if (expression.kind === 'name') {
    const quantity = known.names.get(expression.name);
    if (quantity === undefined) return expression;
    const value = quantity.values[lane];
    return number(quantity.isTyped ? value : rounded(value));
  }
  if (expression.kind === 'conditional') {
    const condition = evaluate(expression.condition, known, lane);
    if (condition !== undefined)
      return putIn(condition !== 0 ? expression.then : expression.otherwise, known, lane, rounded);
  }
  if (expression.kind === 'call' && ruleFunctions.has(expression.name)) {
    const given = givenBy(expression, known.calls, lane);
    if (given !== undefined) return number(rounded(given));
    const args = expression.args.map((arg) => pointOf(arg, known, rounded));
    return { ...expression, args: args.length === 1 && isPoint(args[0]) ? args[0].args : args };
  }
  return withOperands(
    expression,
    operands(expression).map((operand) => putIn(operand, known, lane, rounded)),
  );
}

function evaluate(expression: Expression, { names, calls }: Known, lane: Lane) {
  const told = withCalls(expression, calls, lane);
  return constantValue(told, new Map([...names].map(([name, { values }]) => [name, values[lane]])));
}

/** What known calls gave, in their place. */
function withCalls(expression: Expression, calls: Known['calls'], lane: Lane): Expression {
  const { at } = expression;
  const given = expression.kind === 'call' ? givenBy(expression, calls, lane) : undefined;
  if (given !== undefined) return { kind: 'number', value: given, at };
  return withOperands(
    expression,
    operands(expression).map((operand) => withCalls(operand, calls, lane)),
  );
}

/** What a call gave, where that is known without its arguments: where none is told, there are two parameters. */
function givenBy(
  { name, at }: Extract<Expression, { kind: 'call' }>,
  calls: Known['calls'],
  lane: Lane,
): number | undefined {
  return calls.get(placeKey(at))?.values[lane] ?? extentsOfPoint.get(name);
}

/** What all parameters together are: a call without a name. */
function pointOf(expression: Expression, known: Known, rounded: (value: number) => number): Expression {
  const { at } = expression;
  if (expression.kind === 'call' && ruleFunctions.has(expression.name))
    return putIn(expression, known, 0, rounded);
  const values = [evaluate(expression, known, 0), evaluate(expression, known, 1)];
  if (!values.every((value) => value !== undefined)) return expression;
  const args = values.map((value): Expression => ({ kind: 'number', value: rounded(value), at }));
  return { kind: 'call', name: '', args, at };
}

function isPoint(expression: Expression): expression is Extract<Expression, { kind: 'call' }> {
  return expression.kind === 'call' && expression.name === '';
}
