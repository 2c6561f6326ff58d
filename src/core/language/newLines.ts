import type { Rule } from './rule';
import { operands, type Assignment, type Expression } from './tree';

/**
 * Which lines of a rule stand in none of the others. Names do not count, as long as each stands for one name of the
 * other rule throughout, and a state for a state: `v = beta2 * v + (1 - beta2) * g^2` is the line
 * `v = alpha * v + (1 - alpha) * g^2`.
 * @returns one for each of the rule's assignments
 */
export function newLines(rule: Rule, others: readonly Rule[]): readonly boolean[] {
  const known = others.map((other) => linesIn(rule, other));
  return rule.assignments.map((_, line) => known.every((lines) => !lines[line]));
}

/** Which lines of a rule the other has too. What its names stand for is settled by the first line that fits. */
function linesIn(rule: Rule, other: Rule): readonly boolean[] {
  let names: Renaming = new Map();
  return rule.assignments.map((line) => {
    for (const candidate of other.assignments) {
      const renaming = alikeLines(line, candidate, names, [rule, other]);
      if (!renaming) continue;
      names = renaming;
      return true;
    }
    return false;
  });
}

type Renaming = ReadonlyMap<string, string>;

/** The renaming under which two lines are the same, an extension of `names`; undefined where there is none. */
function alikeLines(
  a: Assignment,
  b: Assignment,
  names: Renaming,
  rules: readonly [Rule, Rule],
): Renaming | undefined {
  const renamed = alikeNames(a.name, b.name, names, rules);
  return renamed && alike(a.value, b.value, renamed, rules);
}

function alike(
  a: Expression,
  b: Expression,
  names: Renaming,
  rules: readonly [Rule, Rule],
): Renaming | undefined {
  if (a.kind === 'name' && b.kind === 'name') return alikeNames(a.name, b.name, names, rules);
  if (!sameHead(a, b)) return undefined;
  const [left, right] = [operands(a), operands(b)];
  if (left.length !== right.length) return undefined;
  return left.reduce<Renaming | undefined>(
    (renaming, operand, index) => renaming && alike(operand, right[index], renaming, rules),
    names,
  );
}

function sameHead(a: Expression, b: Expression): boolean {
  if (a.kind === 'number') return b.kind === 'number' && a.value === b.value;
  if (a.kind === 'call') return b.kind === 'call' && a.name === b.name;
  if (a.kind === 'unary' || a.kind === 'binary') return b.kind === a.kind && a.operator === b.operator;
  return a.kind === 'conditional' && b.kind === 'conditional';
}

function alikeNames(
  a: string,
  b: string,
  names: Renaming,
  [rule, other]: readonly [Rule, Rule],
): Renaming | undefined {
  if (names.has(a)) return names.get(a) === b ? names : undefined;
  if (roleOf(a, rule) !== roleOf(b, other) || [...names.values()].includes(b)) return undefined;
  return new Map(names).set(a, b);
}

/** What a name is in its rule; what has a meaning in every rule, such as theta, stands for itself. */
function roleOf(name: string, { assignments, states, hyperparameters }: Rule): string {
  if (name === 'theta') return name;
  if (states.some((state) => state.name === name)) return 'a state';
  if (hyperparameters.some((hyperparameter) => hyperparameter.name === name)) return 'a hyperparameter';
  return assignments.some((line) => line.name === name) ? 'a local name' : name;
}
