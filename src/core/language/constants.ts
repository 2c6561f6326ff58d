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
  const graph = new Graph();
  const fold = (part: Expression): Value | undefined => {
    if (part.kind === 'number') return graph.constant(part.value);
    if (part.kind === 'name') {
      const value = known.get(part.name) ?? constants.get(part.name);
      return value === undefined ? undefined : graph.constant(value);
    }
    const args: Value[] = [];
    for (const operand of operands(part)) {
      const value = fold(operand);
      if (value === undefined) return undefined;
      args.push(value);
    }
    return applyExpression(graph, part, args);
  };
  const value = fold(expression);
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

/**
 * Refuses parts that are a number already and not a finite one: 1/0, log(-1).
 * @throws LanguageError at the smallest such part
 */
export function checkConstants(expression: Expression): void {
  for (const operand of operands(expression)) checkConstants(operand);
  if (expression.kind === 'number' || expression.kind === 'name') return;
  const value = constantValue(expression);
  if (value === undefined || Number.isFinite(value)) return;
  const what = Number.isNaN(value) ? 'has no real value' : 'is infinite';
  throw new LanguageError(`This ${what}.`, expression.at);
}
