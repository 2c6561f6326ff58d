import { shownRule, type ResolvedRun, type Rule } from '../core/index';
import { constants, extentsOfPoint, ruleFunctions } from '../core/language/functions';
import { inferShapes, type Shape } from '../core/language/shapes';
import { eachName, operands, type Assignment, type Expression } from '../core/language/tree';
import { creditLine } from './credit';
import { className } from './names';
import { hyperparameterRange, rangeOf, stepRange, type Range } from './ranges';

/** What a step asks of the objective besides the gradient at theta. */
export type ObjectiveFunction = 'loss' | 'grad' | 'hessian_diagonal';

/** A state with its start. */
export interface RuleState {
  readonly name: string;
  readonly shape: Shape;
  /** 0 if absent. */
  readonly init?: Expression;
  /** Not known before the first step: one for each parameter, or computed from theta or g. */
  readonly startsAtStep: boolean;
  /** In the catalogue's words. */
  readonly meaning?: string;
}

/** An update rule with a run's values, ready to be written in a language. */
export interface UpdateRule {
  readonly className: string;
  readonly credit: string;
  /** What the code takes as arguments, in the entry's order, with the run's values. */
  readonly hyperparameters: readonly { readonly name: string; readonly value: number }[];
  readonly states: readonly RuleState[];
  readonly assignments: readonly Assignment[];
  readonly readsStep: boolean;
  readonly readsGradient: boolean;
  /** In the order of the table of functions. */
  readonly objectiveFunctions: readonly ObjectiveFunction[];
  /** Every name of the rule, hyperparameters first, then states, then locals. */
  readonly names: readonly string[];
  readonly shapeOf: (expression: Expression) => Shape;
  readonly rangeOf: (expression: Expression) => Range;
}

/** @param reservedClasses class names that mean something else in the language */
export function updateRule(run: ResolvedRun, reservedClasses: ReadonlySet<string>): UpdateRule {
  const rule = shownRule({ ...run, rule: withoutPlottedLocals(run.rule) });
  const name = className(run.name, reservedClasses);
  const shapes = shapesOf(rule);
  const lines = [...rule.inits, ...rule.assignments].map(({ value }) => value);
  const calls = new Set(lines.flatMap(calledFunctions));
  const reads = new Set(lines.flatMap(readNames));
  const used = new Set(rule.hyperparameters.map((parameter) => parameter.name));
  const hyperparameters = Object.keys(run.values)
    .filter((key) => used.has(key))
    .map((key) => ({ name: key, value: Number(run.values[key]) }));
  const states = withStarts(rule, run, shapes);
  const locals = rule.assignments.map((line) => line.name).filter((line) => line !== 'theta');
  return {
    className: name,
    credit: creditLine(run, name),
    hyperparameters,
    states,
    assignments: rule.assignments,
    readsStep: reads.has('t'),
    readsGradient: reads.has('g'),
    objectiveFunctions: (['loss', 'grad', 'hessian_diagonal'] as const).filter((each) => calls.has(each)),
    names: [...new Set([...hyperparameters, ...states].map((each) => each.name).concat(locals))],
    shapeOf: (expression) => shapeOf(expression, shapes),
    rangeOf: rangeReader(rule, run, hyperparameters),
  };
}

function shapesOf(rule: Rule): ReadonlyMap<string, Shape> {
  const hyperparameters = new Map(rule.hyperparameters.map(({ name, at }) => [name, at]));
  const states = rule.states.map(({ name }) => name);
  return inferShapes(rule.assignments, rule.inits, states, hyperparameters, resultOf).shapes;
}

function shapeOf(expression: Expression, shapes: ReadonlyMap<string, Shape>): Shape {
  if (expression.kind === 'name') return shapes.get(expression.name) ?? 'number';
  const known = expression.kind === 'call' ? resultOf(expression.name) : undefined;
  if (known) return known;
  return operands(expression).some((operand) => shapeOf(operand, shapes) === 'parameters')
    ? 'parameters'
    : 'number';
}

/** What a function gives that sees all parameters at once. Code steps one array, whose rows and columns are numbers. */
export function resultOf(name: string): Shape | undefined {
  return extentsOfPoint.has(name) ? 'number' : ruleFunctions.get(name)?.result;
}

/** A state that is plotted can be read from the code's class; a local would be computed for nobody. */
function withoutPlottedLocals(rule: Rule): Rule {
  const isState = ({ name }: Rule['plots'][number]) => rule.states.some((state) => state.name === name);
  return { ...rule, plots: rule.plots.filter(isState) };
}

function withStarts(
  rule: Rule,
  { definition }: ResolvedRun,
  shapes: ReadonlyMap<string, Shape>,
): RuleState[] {
  const inits = new Map(rule.inits.map(({ name, value }) => [name, value]));
  const atStep = new Set<string>();
  // In the order of the starts, which may read one another.
  const order = [...inits.keys(), ...rule.states.map(({ name }) => name).filter((name) => !inits.has(name))];
  return order.map((name): RuleState => {
    const shape = shapes.get(name)!;
    const init = inits.get(name);
    const reads = init ? readNames(init) : [];
    const asksAll = init !== undefined && calledFunctions(init).some((each) => ruleFunctions.has(each));
    const startsAtStep =
      shape === 'parameters' ||
      asksAll ||
      reads.some((read) => read === 'theta' || read === 'g' || atStep.has(read));
    if (startsAtStep) atStep.add(name);
    const meaning = definition?.states.find((state) => state.name === name)?.meaning;
    return { name, shape, startsAtStep, ...(init && { init }), ...(meaning && { meaning }) };
  });
}

function rangeReader(
  rule: Rule,
  { definition }: ResolvedRun,
  hyperparameters: UpdateRule['hyperparameters'],
): UpdateRule['rangeOf'] {
  const known = new Map<string, Range>([['t', stepRange]]);
  for (const { name, value } of hyperparameters) {
    const declared = definition?.hyperparameters.find((parameter) => parameter.name === name);
    known.set(name, hyperparameterRange(declared, value));
  }
  const range = (expression: Expression) => rangeOf(expression, (name) => known.get(name));
  const states = new Set(rule.states.map(({ name }) => name));
  for (const { name, value } of rule.assignments) {
    if (name !== 'theta' && !states.has(name)) known.set(name, range(value));
  }
  return range;
}

/** Every name an expression reads but constants. */
export function readNames(expression: Expression): string[] {
  const names: string[] = [];
  eachName(expression, ({ name }) => {
    if (!constants.has(name)) names.push(name);
  });
  return names;
}

/** Every function an expression calls. */
export function calledFunctions(expression: Expression): string[] {
  const own = expression.kind === 'call' ? [expression.name] : [];
  return [...own, ...operands(expression).flatMap(calledFunctions)];
}
