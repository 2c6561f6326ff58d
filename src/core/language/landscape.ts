import { checkConstants, constantValue } from './constants';
import { checkCall, constants, elementwise } from './functions';
import { LanguageError } from './languageError';
import { didYouMean } from './nearest';
import { parse } from './parse';
import { eachName, operands, type Assignment, type Expression } from './tree';

/** A checked loss of two parameters. */
export interface LandscapeText {
  readonly source: string;
  /** Lines above the formula that name a part of it. */
  readonly definitions: readonly Assignment[];
  /** Lines above the formula that give a plain number a name, to be turned. */
  readonly parameters: readonly { readonly name: string; readonly default: number }[];
  readonly formula: Expression;
}

/**
 * Checks a landscape: one expression in x and y, with definitions on lines above it.
 * @throws LanguageError
 */
export function checkLandscape(source: string): LandscapeText {
  const { assignments, plots, expressions } = parse(source);
  const formula = expressions.at(-1);
  if (formula === undefined) {
    const at = assignments.at(-1)?.value.at ?? { line: 1, column: 1, length: 1 };
    throw new LanguageError('Write the loss as an expression in x and y, such as x^2 + y^2.', at);
  }
  if (expressions.length > 1)
    throw new LanguageError('Only the last line stands without a name.', expressions[0].at);
  if (plots.length > 0) throw new LanguageError('Only update rules have more to plot.', plots[0].at);
  const last = assignments.find(({ at }) => at.line > formula.at.line);
  if (last) throw new LanguageError('Definitions stand above the formula.', last.at);

  const known = new Set(['x', 'y', ...constants.keys()]);
  const parameters: { name: string; default: number }[] = [];
  const definitions: Assignment[] = [];
  for (const line of assignments) {
    const { kind, name, at, value } = line;
    if (kind === 'init') throw new LanguageError('Only update rules have states to start.', at);
    if (known.has(name) || elementwise.has(name)) {
      throw new LanguageError(`“${name}” has a meaning already; choose another name.`, at);
    }
    checkExpression(value, known);
    const number = isPlainNumber(value) ? constantValue(value) : undefined;
    if (number === undefined) definitions.push(line);
    else parameters.push({ name, default: number });
    known.add(name);
  }
  checkExpression(formula, known);
  return { source, definitions, parameters, formula };
}

/** A number as typed, which `a = 5` makes a parameter and `a = x*5` or `a = 2*pi` does not. */
function isPlainNumber(value: Expression): boolean {
  return (
    value.kind === 'number' ||
    (value.kind === 'unary' && value.operator === '-' && value.operand.kind === 'number')
  );
}

function checkExpression(expression: Expression, known: ReadonlySet<string>): void {
  eachName(expression, ({ name, at }) => {
    if (known.has(name)) return;
    if (elementwise.has(name)) throw new LanguageError(`“${name}” is a function: write ${name}(…).`, at);
    const hint = didYouMean(name, known) || ' A landscape is a function of x and y.';
    throw new LanguageError(`“${name}” is not known.${hint}`, at);
  });
  checkCalls(expression);
  checkConditions(expression);
  checkConstants(expression);
}

function checkCalls(expression: Expression): void {
  if (expression.kind === 'call') checkCall(expression, [elementwise]);
  for (const operand of operands(expression)) checkCalls(operand);
}

const conditionOperators: ReadonlySet<string> = new Set([
  '==',
  '!=',
  '<',
  '<=',
  '>',
  '>=',
  'and',
  'or',
  'not',
]);

function isCondition(expression: Expression): boolean {
  return (
    (expression.kind === 'binary' || expression.kind === 'unary') &&
    conditionOperators.has(expression.operator)
  );
}

/** Conditions stand before “?” and below “and”, “or”, “not”; numbers everywhere else. */
function checkConditions(expression: Expression, wanted = false): void {
  if (isCondition(expression) !== wanted) {
    throw new LanguageError(
      wanted
        ? 'This is a number; here a condition is needed, such as “x > 0”.'
        : 'This is a condition; here a number is needed. Write “condition ? a : b”.',
      expression.at,
    );
  }
  const logical = 'operator' in expression && ['and', 'or', 'not'].includes(expression.operator);
  operands(expression).forEach((operand, index) => {
    checkConditions(operand, logical || (expression.kind === 'conditional' && index === 0));
  });
}
