import { applyToNumbers } from './constants';
import { constants } from './functions';
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
  const decideLine = (line: Assignment) => ({ ...line, value: decide(line.value, numbers).expression });
  const lines = propagateCopies(rule.assignments.map(decideLine), rule);
  const live = liveLines(lines, rule);
  const assignments = lines.filter((_, index) => live.has(index));
  const stateNames = new Set(readAsStates(assignments, rule));
  const isPlotted = new Set(rule.plots.map(({ name }) => name));
  for (const { name } of rule.states) if (isPlotted.has(name)) stateNames.add(name);
  const starts = rule.inits.map(decideLine);
  const started = new Set(starts.map(({ name }) => name));
  // A start may use states above it, which stay for that even if no line reads them.
  for (const { name, value } of starts.toReversed()) {
    if (!stateNames.has(name)) continue;
    eachName(value, (above) => {
      if (started.has(above.name)) stateNames.add(above.name);
    });
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

/** An expression, and the number that it is where it is one. */
interface Decided {
  readonly expression: Expression;
  readonly value: number | undefined;
}

function decide(expression: Expression, known: ReadonlyMap<string, number>): Decided {
  if (expression.kind === 'number') return { expression, value: expression.value };
  if (expression.kind === 'name') {
    const value = known.get(expression.name);
    return value === undefined
      ? { expression, value: constants.get(expression.name) }
      : numberAt(expression, value);
  }
  const [first, ...others] = operands(expression);
  const decided = [decide(first, known)];
  if (expression.kind === 'conditional' && decided[0].value !== undefined)
    return decide(decided[0].value !== 0 ? expression.then : expression.otherwise, known);
  for (const operand of others) decided.push(decide(operand, known));
  const parts = decided.map((part) => part.expression);
  const values = decided.map((part) => part.value);
  const value = values.every((each) => each !== undefined) ? applyToNumbers(expression, values) : undefined;
  const touched = parts[0] !== first || others.some((operand, index) => operand !== parts[index + 1]);
  return touched ? dropNeutral(withOperands(expression, parts), values, value) : { expression, value };
}

function numberAt({ at }: Expression, value: number): Decided {
  return { expression: { kind: 'number', value, at }, value };
}

/**
 * Leaves out what a switched-off term adds or multiplies by. Only sees expressions in which something changed.
 * @param values the numbers that the operands are, and `value` the one that all of it is
 */
function dropNeutral(expression: Expression, values: Decided['value'][], value: Decided['value']): Decided {
  if (value !== undefined) {
    return Number.isFinite(value) ? numberAt(expression, value) : { expression, value };
  }
  const same: Decided = { expression, value };
  if (expression.kind !== 'binary') return same;
  const { operator } = expression;
  const left: Decided = { expression: expression.left, value: values[0] };
  const right: Decided = { expression: expression.right, value: values[1] };
  const [a, b] = values;
  switch (operator) {
    case '+':
      return a === 0 ? right : b === 0 ? left : same;
    case '-':
      if (a !== 0) return b === 0 ? left : same;
      return {
        expression: { kind: 'unary', operator: '-', operand: expression.right, at: expression.at },
        value,
      };
    case '*':
      if (a === 0 || b === 0) return numberAt(expression, 0);
      return a === 1 ? right : b === 1 ? left : same;
    case '/':
      return a === 0 || b === 1 ? left : same;
    case '^':
      if (a === 1 || b === 0) return numberAt(expression, 1);
      return b === 1 ? left : same;
    default:
      return same;
  }
}

/** Reads `a = b` and `a = 2` through: uses of `a` become `b`, where `b` still means the same. */
function propagateCopies(lines: readonly Assignment[], rule: Rule): Assignment[] {
  const states = new Set(rule.states.map(({ name }) => name));
  const lastRead = new Map<string, number>();
  const assigned = new Map<string, number[]>();
  lines.forEach(({ name, value }, index) => {
    assigned
      .set(name, assigned.get(name) ?? [])
      .get(name)!
      .push(index);
    eachName(value, (read) => lastRead.set(read.name, index));
  });
  const copies = new Map<string, Expression>();
  return lines.map((line, index) => {
    const { name } = line;
    const value = readThrough(line.value, copies);
    const isCopy =
      name !== 'theta' && !states.has(name) && (value.kind === 'name' || value.kind === 'number');
    if (isCopy) {
      const later = (value.kind === 'name' && assigned.get(value.name)) || [];
      const changes = later.some((at) => at > index && at < (lastRead.get(name) ?? index));
      if (!changes) copies.set(name, value);
    }
    return { ...line, value };
  });
}

function readThrough(expression: Expression, copies: ReadonlyMap<string, Expression>): Expression {
  if (expression.kind === 'name') {
    const copied = copies.get(expression.name);
    return copied === undefined ? expression : { ...copied, at: expression.at };
  }
  const before = operands(expression);
  const parts = before.map((operand) => readThrough(operand, copies));
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

/** The states of which a line reads the value from the step before. */
function readAsStates(lines: readonly Assignment[], rule: Rule): ReadonlySet<string> {
  const lineOf = new Map(lines.map(({ name }, index) => [name, index]));
  const firstRead = new Map<string, number>();
  lines.forEach(({ value }, index) => {
    eachName(value, ({ name }) => {
      if (!firstRead.has(name)) firstRead.set(name, index);
    });
  });
  const isRead = (name: string) => (firstRead.get(name) ?? Infinity) <= (lineOf.get(name) ?? lines.length);
  return new Set(rule.states.map(({ name }) => name).filter(isRead));
}
