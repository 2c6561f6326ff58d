import type { Rule } from '../language/rule';
import type { Hyperparameter, LibraryMapping, OptimizerDefinition } from './definition';

/**
 * An entry as one of its libraries has it: the library's rule, declarations of what this rule reads and remembers,
 * and the library's defaults.
 * @param rule the mapping's rule, compiled; absent where the entry's own holds
 */
export function variantOf(
  definition: OptimizerDefinition,
  { hyperparameters = [], states = [], defaults = {} }: LibraryMapping,
  rule?: Rule,
): OptimizerDefinition {
  const declared = byName([...definition.hyperparameters, ...hyperparameters]).map((parameter) =>
    Object.hasOwn(defaults, parameter.name)
      ? ({ ...parameter, default: defaults[parameter.name] } as Hyperparameter)
      : parameter,
  );
  if (!rule) return { ...definition, hyperparameters: declared };
  const reads = new Set(rule.hyperparameters.map(({ name }) => name));
  const remembers = new Set(rule.states.map(({ name }) => name));
  return {
    ...definition,
    rule: rule.source,
    hyperparameters: declared.filter(({ name }) => reads.has(name)),
    states: byName([...definition.states, ...states]).filter(({ name }) => remembers.has(name)),
  };
}

/** A later declaration takes the place of an earlier one of the same name. */
function byName<T extends { readonly name: string }>(declarations: readonly T[]): T[] {
  return [...new Map(declarations.map((each) => [each.name, each])).values()];
}
