import { ruleFunctions } from '../core/language/functions';
import { operands, withOperands, type Assignment, type Expression } from '../core/language/tree';
import { wholePower } from './expressionPrinter';
import { calledFunctions, readNames, resultOf, type UpdateRule } from './updateRule';

// A rule says what happens to all parameters at once. A language that works on one element at a time needs it as
// loops, with what concerns all elements before or between them.

/** theta, once the step has given it a new value. No rule can have this name. */
export const newTheta = '#theta';

/** Elements that are computed one after another, each through all lines. */
export interface Loop {
  readonly kind: 'loop';
  readonly lines: readonly Line[];
}

/** A number, or an array that the objective gives back or that is computed from a whole array. */
export interface Single {
  readonly kind: 'number' | 'array';
  readonly name: string;
  readonly value: Expression;
  /** Only needed, and only to be asked for, where this number condition holds. */
  readonly guard?: Expression;
}

export interface Line {
  readonly name: string;
  readonly value: Expression;
}

export interface ElementSteps {
  readonly steps: readonly (Loop | Single)[];
  /** Locals that are arrays: a later step reads them as a whole or in another loop, or they came as a whole. */
  readonly arrays: ReadonlySet<string>;
  /** Names that were made for costly numbers and for arrays that came as a whole. */
  readonly added: readonly string[];
}

/**
 * Lines as loops over elements. Costly numbers that do not depend on the element, and arrays that are there as a whole
 * or not at all, are taken out of the loops under names made from their lines. Nothing is computed in another order than the
 * lines say, as far as anyone reads it.
 */
export function elementSteps(
  lines: readonly Assignment[],
  rule: Pick<UpdateRule, 'shapeOf' | 'states' | 'names'>,
): ElementSteps {
  const lift = new Lift(rule);
  let isMoved = false;
  for (const { name, value, at } of lines) {
    const current = isMoved ? renamed(value, 'theta', newTheta) : value;
    const isWide = name === 'theta' || rule.shapeOf({ kind: 'name', name, at }) === 'parameters';
    if (name === 'theta') isMoved = true;
    lift.line(name, current, isWide);
  }
  const states = new Set(rule.states.map(({ name }) => name));
  const steps = joined(lift.flat, states);
  return { steps, arrays: arraysOf(steps, states), added: lift.added };
}

/**
 * A line of a language of whole arrays without the costly numbers that do not depend on the element, which come before
 * it under names of their own; the line as it is where some of them may only be computed under a condition.
 */
export function withoutCostlyNumbers(
  line: Assignment,
  rule: Pick<UpdateRule, 'shapeOf' | 'states' | 'names'>,
): { readonly numbers: readonly Line[]; readonly rest: Assignment } {
  const lift = new Lift(rule, false);
  lift.line(line.name, line.value, true);
  const numbers = lift.flat.slice(0, -1);
  const isPlain = numbers.every((step) => step.kind === 'number' && step.guard === undefined);
  return isPlain
    ? { numbers, rest: { ...line, value: lift.flat.at(-1)!.value } }
    : { numbers: [], rest: line };
}

/** Takes out of lines what is not to be computed for each element. */
class Lift {
  readonly flat: (Single | ({ readonly kind: 'element' } & Line))[] = [];
  readonly added: string[] = [];
  private readonly addedArrays = new Set<string>();
  private readonly states: ReadonlySet<string>;
  private readonly shared = new Map<string, Expression>();
  /** Names whose value is there only where some condition holds. */
  private readonly guarded = new Set<string>();

  /** @param takesArrays whether what gives a whole array comes before a line too */
  constructor(
    private readonly rule: Pick<UpdateRule, 'shapeOf' | 'states' | 'names'>,
    private readonly takesArrays = true,
  ) {
    this.states = new Set(rule.states.map(({ name }) => name));
  }

  line(name: string, value: Expression, isWide: boolean): void {
    if (!isWide) {
      this.flat.push({ kind: 'number', name, value: this.outside(value, name) });
      return;
    }
    const asksObjective = value.kind === 'call' && isArrayFunction(value.name);
    if (asksObjective && name !== 'theta' && !this.states.has(name)) {
      const args = value.args.map((arg) => this.inside(arg, name, 'value'));
      this.flat.push({ kind: 'array', name, value: { ...value, args } });
      return;
    }
    const target = name === 'theta' ? newTheta : name;
    this.flat.push({ kind: 'element', name: target, value: this.inside(value, name, 'value') });
  }

  /** A number: only what its reductions see is computed for each element. */
  private outside(expression: Expression, line: string, guard?: Expression): Expression {
    if (expression.kind === 'call' && ruleFunctions.has(expression.name)) {
      return { ...expression, args: expression.args.map((arg) => this.inside(arg, line, 'value', guard)) };
    }
    return this.parts(expression, guard, (part, _role, under) => this.outside(part, line, under));
  }

  /** One element of an array. */
  private inside(expression: Expression, line: string, role: string, guard?: Expression): Expression {
    if (this.takesArrays && expression.kind === 'call' && isArrayFunction(expression.name)) {
      const args = expression.args.map((arg) => this.inside(arg, line, 'value', guard));
      const name = `${stem(line)}_${arrayNames[expression.name]}`;
      return this.add('array', name, { ...expression, args }, guard);
    }
    if (this.isNumber(expression)) {
      if (!isCostly(expression)) return expression;
      const name = line === 'theta' && role === 'factor' ? 'step_size' : `${stem(line)}_${role}`;
      return this.add('number', name, this.outside(expression, line, guard), guard);
    }
    return this.parts(expression, guard, (part, own, under) => this.inside(part, line, own ?? role, under));
  }

  private parts(
    expression: Expression,
    guard: Expression | undefined,
    lift: (part: Expression, role: string | undefined, guard: Expression | undefined) => Expression,
  ): Expression {
    if (expression.kind === 'conditional' && this.isNumber(expression.condition)) {
      const condition = lift(expression.condition, 'condition', guard);
      const not: Expression = { kind: 'unary', operator: 'not', operand: condition, at: condition.at };
      const then = lift(expression.then, undefined, both(guard, condition));
      const otherwise = lift(expression.otherwise, undefined, both(guard, not));
      return { ...expression, condition, then, otherwise };
    }
    const parts = operands(expression);
    const lifted = parts.map((part, index) => lift(part, roleOf(expression, index), guard));
    return lifted.every((part, index) => part === parts[index])
      ? expression
      : withOperands(expression, lifted);
  }

  private add(kind: Single['kind'], name: string, value: Expression, guard?: Expression): Expression {
    const reads = readNames(value);
    // What reads a state may be another number when it is computed again.
    const isLasting = !reads.some((read) => this.states.has(read) || read === newTheta);
    const key = isLasting ? JSON.stringify([value, guard], withoutPlace) : undefined;
    const known = key === undefined ? undefined : this.shared.get(key);
    if (known) return known;
    const unused = this.unused(name);
    const needsGuard = asksObjective(value) || reads.some((read) => this.guarded.has(read));
    const guarded = guard !== undefined && needsGuard;
    this.flat.push({ kind, name: unused, value, ...(guarded && { guard }) });
    if (guarded) this.guarded.add(unused);
    if (kind === 'array') this.addedArrays.add(unused);
    const symbol: Expression = { kind: 'name', name: unused, at: value.at };
    if (key !== undefined) this.shared.set(key, symbol);
    return symbol;
  }

  private unused(name: string): string {
    const taken = new Set([...this.rule.names, ...this.added]);
    let unused = name;
    for (let count = 2; taken.has(unused); count++) unused = `${name}_${count}`;
    this.added.push(unused);
    return unused;
  }

  private isNumber(expression: Expression): boolean {
    switch (expression.kind) {
      case 'name':
        if (expression.name === newTheta || this.addedArrays.has(expression.name)) return false;
        return this.added.includes(expression.name) || this.rule.shapeOf(expression) === 'number';
      case 'call':
        if (ruleFunctions.has(expression.name)) return !isArrayFunction(expression.name);
        break;
    }
    return operands(expression).every((operand) => this.isNumber(operand));
  }
}

/** What an array function's result is called after its line. */
const arrayNames: Readonly<Record<string, string>> = {
  grad: 'gradient',
  hessian_diagonal: 'curvature',
  orthogonalize: 'direction',
};
const isArrayFunction = (name: string) => resultOf(name) === 'parameters';
const asksObjective = (expression: Expression) =>
  calledFunctions(expression).some((name) => name === 'loss' || isArrayFunction(name));

/** Functions that cost no more than an operation or two. */
const cheap = new Set(['min', 'max', 'abs', 'sign', 'floor', 'clip', 'mod', 'rows', 'columns']);

/** Whether an expression is worth being computed once instead of for each element. */
function isCostly(expression: Expression): boolean {
  if (expression.kind === 'call' && !cheap.has(expression.name)) return true;
  if (expression.kind === 'binary') {
    const { operator, right } = expression;
    if (operator === '^' && wholePower(right) === undefined) return true;
    if (operator === '/' && right.kind !== 'number') return true;
  }
  return operands(expression).some(isCostly);
}

/** What an operand is to its operator, in a word. */
function roleOf(expression: Expression, index: number): string | undefined {
  if (expression.kind === 'call') return 'value';
  if (expression.kind !== 'binary') return undefined;
  switch (expression.operator) {
    case '/':
      return index === 0 ? 'dividend' : 'divisor';
    case '*':
      return 'factor';
    case '^':
      return index === 0 ? 'base' : 'exponent';
    case '+':
    case '-':
      return 'term';
    default:
      return 'limit';
  }
}

const stem = (line: string) => (line === 'theta' ? 'step' : line);

function both(guard: Expression | undefined, condition: Expression): Expression {
  if (!guard) return condition;
  return { kind: 'binary', operator: 'and', left: guard, right: condition, at: condition.at };
}

function withoutPlace(key: string, value: unknown): unknown {
  return key === 'at' ? undefined : value;
}

function renamed(expression: Expression, from: string, to: string): Expression {
  if (expression.kind === 'name') return expression.name === from ? { ...expression, name: to } : expression;
  return withOperands(
    expression,
    operands(expression).map((operand) => renamed(operand, from, to)),
  );
}

/** Puts elements that may go through their lines together into one loop, as far as that can be. */
function joined(flat: Lift['flat'], states: ReadonlySet<string>): (Loop | Single)[] {
  const steps: (Loop | Single)[] = [];
  let open: Line[] = [];
  const close = () => {
    if (open.length > 0) steps.push({ kind: 'loop', lines: open });
    open = [];
  };
  for (const step of flat) {
    if (step.kind === 'element') {
      open.push({ name: step.name, value: step.value });
      continue;
    }
    const reads = new Set(readsOf(step));
    const needsLoop = open.some(({ name }) => reads.has(name));
    const wouldChange =
      states.has(step.name) && open.some(({ value }) => readNames(value).includes(step.name));
    if (needsLoop || wouldChange) close();
    steps.push(step);
  }
  close();
  return steps;
}

function readsOf({ value, guard }: Single): string[] {
  return [...readNames(value), ...(guard ? readNames(guard) : [])];
}

function arraysOf(steps: readonly (Loop | Single)[], states: ReadonlySet<string>): ReadonlySet<string> {
  const loopOf = new Map<string, Loop>();
  for (const step of steps) {
    if (step.kind === 'loop') for (const { name } of step.lines) loopOf.set(name, step);
  }
  const arrays = new Set<string>();
  for (const step of steps) {
    if (step.kind === 'array') arrays.add(step.name);
    const reads = step.kind === 'loop' ? step.lines.flatMap(({ value }) => readNames(value)) : readsOf(step);
    for (const name of reads) {
      const loop = loopOf.get(name);
      if (loop && loop !== step && name !== newTheta && !states.has(name)) arrays.add(name);
    }
  }
  return arrays;
}
