import { constantValue } from './constants';
import type { Rule } from './rule';
import { eachName, operands, withOperands, type Assignment, type Expression } from './tree';

/**
 * The rule that is left when some hyperparameters are known: conditions that they decide are decided, terms that
 * they switch off are dropped, copies are read through, and lines and states that nothing needs any more are gone.
 * What is plotted stays.
 * Nothing else is rearranged.
 * @param known values of flags, and of hyperparameters that stand at their off value
 */
export function simplifyRule(rule: Rule, known: Readonly<Record<string, number | boolean>>): Rule {
  const numbers = new Map(Object.entries(known).map(([name, value]) => [name, Number(value)]));
  const decideLine = (line: Assignment) => ({ ...line, value: decide(line.value, numbers) });
  const lines = propagateCopies(rule.assignments.map(decideLine), rule);
  const live = liveLines(lines, rule);
  const assignments = lines.filter((_, index) => live.has(index));
  const isPlotted = (state: string) => rule.plots.some(({ name }) => name === state);
  const stateNames = new Set(
    rule.states.map(({ name }) => name).filter((name) => isReadAsState(name, assignments) || isPlotted(name)),
  );
  const starts = rule.inits.map(decideLine);
  // A start may use states above it, which stay for that even if no line reads them.
  for (const { name, value } of starts.toReversed()) {
    if (!stateNames.has(name)) continue;
    for (const above of starts) if (reads(value, above.name)) stateNames.add(above.name);
  }
  const states = rule.states.filter(({ name }) => stateNames.has(name));
  const inits = starts.filter(({ name }) => stateNames.has(name));
  const read = new Set<string>();
  for (const { value } of [...inits, ...assignments]) eachName(value, ({ name }) => read.add(name));
  return {
    source: rule.source,
    assignments,
    inits,
    states,
    hyperparameters: rule.hyperparameters.filter(({ name }) => read.has(name)),
    plots: rule.plots,
  };
}

function decide(expression: Expression, known: ReadonlyMap<string, number>): Expression {
  if (expression.kind === 'conditional') {
    const condition = constantValue(expression.condition, known);
    if (condition !== undefined)
      return decide(condition !== 0 ? expression.then : expression.otherwise, known);
  }
  if (expression.kind === 'name') {
    const value = known.get(expression.name);
    return value === undefined ? expression : { kind: 'number', value, at: expression.at };
  }
  const parts = operands(expression).map((operand) => decide(operand, known));
  const touched = parts.some((part, index) => part !== operands(expression)[index]);
  return touched ? dropNeutral(withOperands(expression, parts)) : expression;
}

/** Leaves out what a switched-off term adds or multiplies by. Only looks at expressions in which something changed. */
function dropNeutral(expression: Expression): Expression {
  const whole = constantValue(expression);
  if (whole !== undefined && Number.isFinite(whole))
    return { kind: 'number', value: whole, at: expression.at };
  if (expression.kind !== 'binary') return expression;
  const { operator, left, right } = expression;
  const [a, b] = [constantValue(left), constantValue(right)];
  switch (operator) {
    case '+':
      return a === 0 ? right : b === 0 ? left : expression;
    case '-':
      return b === 0
        ? left
        : a === 0
          ? { kind: 'unary', operator: '-', operand: right, at: expression.at }
          : expression;
    case '*':
      if (a === 0 || b === 0) return { kind: 'number', value: 0, at: expression.at };
      return a === 1 ? right : b === 1 ? left : expression;
    case '/':
      return a === 0 ? left : b === 1 ? left : expression;
    case '^':
      if (a === 1 || b === 0) return { kind: 'number', value: 1, at: expression.at };
      return b === 1 ? left : expression;
    default:
      return expression;
  }
}

/** Reads `a = b` and `a = 2` through: uses of `a` become `b`, where `b` still means the same. */
function propagateCopies(lines: readonly Assignment[], rule: Rule): Assignment[] {
  const result = [...lines];
  const states = new Set(rule.states.map(({ name }) => name));
  for (let index = 0; index < result.length; index++) {
    const { name, value } = result[index];
    if (name === 'theta' || states.has(name)) continue;
    if (value.kind !== 'name' && value.kind !== 'number') continue;
    const lastUse = result.findLastIndex((line) => reads(line.value, name));
    const changed = result.findIndex(
      (line, at) => at > index && at < lastUse && value.kind === 'name' && line.name === value.name,
    );
    if (changed >= 0) continue;
    for (let later = index + 1; later < result.length; later++) {
      result[later] = { ...result[later], value: replace(result[later].value, name, value) };
    }
  }
  return result;
}

function replace(expression: Expression, name: string, by: Expression): Expression {
  if (expression.kind === 'name') return expression.name === name ? { ...by, at: expression.at } : expression;
  const before = operands(expression);
  const parts = before.map((operand) => replace(operand, name, by));
  return parts.some((part, index) => part !== before[index]) ? withOperands(expression, parts) : expression;
}

/** The lines that theta and what is plotted depend on, in this step or, through states, in a later one. */
function liveLines(lines: readonly Assignment[], rule: Rule): ReadonlySet<number> {
  const lineOf = new Map(lines.map(({ name }, index) => [name, index]));
  const initOf = new Map(rule.inits.map((line) => [line.name, line.value]));
  const live = new Set<number>();
  const open: Expression[] = [...rule.plots];
  const need = (index: number) => {
    if (live.has(index)) return;
    live.add(index);
    open.push(lines[index].value);
  };
  lines.forEach(({ name }, index) => {
    if (name === 'theta') need(index);
  });
  const started = new Set<string>();
  for (let value = open.pop(); value !== undefined; value = open.pop()) {
    eachName(value, ({ name }) => {
      const line = name === 'theta' ? undefined : lineOf.get(name);
      if (line !== undefined) need(line);
      const init = initOf.get(name);
      if (init !== undefined && !started.has(name)) {
        started.add(name);
        open.push(init);
      }
    });
  }
  return live;
}

/** Whether a line reads the value that the name had in the step before. */
function isReadAsState(name: string, lines: readonly Assignment[]): boolean {
  const own = lines.findIndex((line) => line.name === name);
  return lines.some(({ value }, index) => (own < 0 || index <= own) && reads(value, name));
}

function reads(expression: Expression, name: string): boolean {
  if (expression.kind === 'name') return expression.name === name;
  return operands(expression).some((operand) => reads(operand, name));
}
