import { constantValue } from '../language/constants';
import type { Rule } from '../language/rule';
import { simplifyRule } from '../language/simplify';
import { operands, withOperands, type Expression } from '../language/tree';
import type { ResolvedRun } from './resolve';

/**
 * A run's update rule as it is read and printed: flags, conditions on hyperparameters alone and terms whose
 * hyperparameter stands at its off value are decided, and what is dead then is gone.
 */
export function shownRule({ definition, rule, values }: ResolvedRun): Rule {
  const known: Record<string, number | boolean> = {};
  for (const { name, kind } of rule.hyperparameters) if (kind === 'flag') known[name] = values[name];
  for (const parameter of definition?.hyperparameters ?? []) {
    if (parameter.kind === 'number' && values[parameter.name] === parameter.off) {
      known[parameter.name] = parameter.off!;
    }
  }
  const numbers = new Map(Object.entries(values).map(([name, value]) => [name, Number(value)]));
  let decided = rule;
  // A condition that is decided may decide another one, through a line that only names it.
  for (let before = ''; before !== key(decided);) {
    before = key(decided);
    const decideLine = <T extends { readonly value: Expression }>(line: T): T => ({
      ...line,
      value: decideConditions(line.value, numbers),
    });
    decided = simplifyRule(
      { ...decided, assignments: decided.assignments.map(decideLine), inits: decided.inits.map(decideLine) },
      known,
    );
  }
  return decided;
}

function key({ assignments, inits }: Rule): string {
  return JSON.stringify([assignments, inits]);
}

const conditions: ReadonlySet<string> = new Set(['==', '!=', '<', '<=', '>', '>=', 'and', 'or']);

/** Conditions that the values decide become 1 and 0. */
function decideConditions(expression: Expression, values: ReadonlyMap<string, number>): Expression {
  const parts = operands(expression);
  const decided = parts.map((operand) => decideConditions(operand, values));
  const same = decided.every((part, index) => part === parts[index]);
  const result = same ? expression : withOperands(expression, decided);
  const isCondition =
    (result.kind === 'binary' && conditions.has(result.operator)) ||
    (result.kind === 'unary' && result.operator === 'not');
  if (!isCondition) return result;
  const value = constantValue(result, values);
  if (value !== undefined) return { kind: 'number', value, at: result.at };
  return result.kind === 'binary' ? withoutDecidedSide(result) : result;
}

/** `true and c` is c. */
function withoutDecidedSide(expression: Extract<Expression, { kind: 'binary' }>): Expression {
  const { operator, left, right } = expression;
  if (operator !== 'and' && operator !== 'or') return expression;
  for (const [side, other] of [
    [left, right],
    [right, left],
  ]) {
    if (side.kind === 'number') return (side.value !== 0) === (operator === 'and') ? other : side;
  }
  return expression;
}
