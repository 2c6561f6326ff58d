import type { ResolvedRun, Rule } from '../core/index';
import { constantValue } from '../core/language/constants';
import { simplifyRule } from '../core/language/simplify';
import { operands, withOperands, type Expression } from '../core/language/tree';

/**
 * The rule as it is read with a run's values: flags, conditions on hyperparameters alone and terms that stand at
 * their off value are decided, and what is dead then is gone. States that are plotted stay, for whoever reads them.
 */
export function decidedRule({ definition, rule, values }: ResolvedRun): Rule {
  const known: Record<string, number | boolean> = {};
  for (const { name, kind } of rule.hyperparameters) if (kind === 'flag') known[name] = values[name];
  for (const parameter of definition?.hyperparameters ?? []) {
    if (parameter.kind === 'number' && values[parameter.name] === parameter.off) {
      known[parameter.name] = parameter.off!;
    }
  }
  const numbers = new Map(Object.entries(values).map(([name, value]) => [name, Number(value)]));
  const isState = ({ name }: { readonly name: string }) => rule.states.some((state) => state.name === name);
  let decided: Rule = { ...rule, plots: rule.plots.filter(isState) };
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
