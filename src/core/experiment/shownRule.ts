import type { Rule } from '../language/rule';
import { simplifyRule } from '../language/simplify';
import type { ResolvedRun } from './resolve';

/**
 * A run's update rule as it is read and printed: what its flags decide is decided, and terms whose hyperparameter
 * stands at its off value are left out.
 */
export function shownRule({ rule, values, definition }: ResolvedRun): Rule {
  return simplifyRule(rule, knownValues(values, rule, definition));
}

function knownValues(
  values: ResolvedRun['values'],
  rule: Rule,
  definition: ResolvedRun['definition'],
): Readonly<Record<string, number | boolean>> {
  const known: Record<string, number | boolean> = {};
  for (const { name, kind } of rule.hyperparameters) {
    const declared = definition?.hyperparameters.find((parameter) => parameter.name === name);
    const off = declared?.kind === 'number' && declared.off !== undefined && declared.off === values[name];
    if (kind === 'flag' || off) known[name] = values[name];
  }
  return known;
}
