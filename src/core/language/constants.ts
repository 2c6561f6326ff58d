import { constants, elementwise } from './functions';
import { Graph, type Value } from './graph';
import { LanguageError } from './languageError';
import { operands, type Expression } from './tree';

/**
 * The number that an expression is when some names are known, or undefined when it depends on more. Conditions
 * are 1 and 0.
 */
export function constantValue(
  expression: Expression,
  known: ReadonlyMap<string, number> = constants,
): number | undefined {
  return fold(expression, known, () => undefined);
}

/**
 * Refuses parts that are a number already and not a finite one: 1/0, log(-1).
 * @throws LanguageError at the smallest such part
 */
export function checkConstants(expression: Expression): void {
  fold(expression, constants, (value, part) => {
    if (Number.isFinite(value)) return;
    const what = Number.isNaN(value) ? 'has no real value' : 'is infinite';
    throw new LanguageError(`This ${what}.`, part.at);
  });
}

/** Folds an expression from its leaves up; `visit` sees every operation whose operands are all known. */
function fold(
  expression: Expression,
  known: ReadonlyMap<string, number>,
  visit: (value: number, part: Expression) => void,
): number | undefined {
  const evaluate = (part: Expression): number | undefined => {
    if (part.kind === 'number') return part.value;
    if (part.kind === 'name') return known.get(part.name) ?? constants.get(part.name);
    const args = operands(part).map(evaluate);
    if (!args.every((arg) => arg !== undefined)) return undefined;
    const value = applyToNumbers(part, args);
    if (value !== undefined) visit(value, part);
    return value;
  };
  return evaluate(expression);
}

/** What the operation of an expression makes of numbers; undefined for functions that see all parameters at once. */
export function applyToNumbers(expression: Expression, args: readonly number[]): number | undefined {
  const graph = new Graph();
  const value = applyExpression(
    graph,
    expression,
    args.map((arg) => graph.constant(arg)),
  );
  return value === undefined ? undefined : graph.constantOf(value);
}

/** One step of lowering: the operation of an expression, applied to the values of its operands. */
export function applyExpression(
  graph: Graph,
  expression: Expression,
  args: readonly Value[],
): Value | undefined {
  switch (expression.kind) {
    case 'number':
      return graph.constant(expression.value);
    case 'unary':
      return graph.apply(expression.operator === '-' ? 'neg' : 'not', args[0]);
    case 'binary':
      return expression.operator === '^'
        ? graph.power(args[0], args[1])
        : graph.apply(expression.operator, args[0], args[1]);
    case 'conditional':
      return graph.apply('?:', args[0], args[1], args[2]);
    case 'call':
      return elementwise.get(expression.name)?.build(graph, args);
    case 'name':
      return undefined;
  }
}
