import { flagsOf } from '../compile/kernel';
import { simplifyRule } from '../language/simplify';
import { operands, type Expression } from '../language/tree';
import type { ResolvedRun } from './resolve';

/** Whether a run's rule, with its flags decided, asks for second derivatives, which a loss on data does not give. */
export function needsCurvature({ rule, values }: Pick<ResolvedRun, 'rule' | 'values'>): boolean {
  if (!rule.source.includes('hessian_diagonal')) return false;
  const { assignments, inits } = simplifyRule(rule, flagsOf(rule, values));
  return [...inits, ...assignments].some(({ value }) => readsCurvature(value));
}

function readsCurvature(expression: Expression): boolean {
  if (expression.kind === 'call' && expression.name === 'hessian_diagonal') return true;
  return operands(expression).some(readsCurvature);
}
