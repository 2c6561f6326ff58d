import type { Assignment, BinaryOperator, Expression } from './tree';

/** How tightly what is printed holds together, as the parser reads it. */
const binds = { conditional: 0, not: 3, comparison: 4, sum: 5, product: 6, minus: 7, power: 8, atom: 9 };

const bindingOfOperator: Readonly<Record<BinaryOperator, number>> = {
  or: 1,
  and: 2,
  '==': binds.comparison,
  '!=': binds.comparison,
  '<': binds.comparison,
  '<=': binds.comparison,
  '>': binds.comparison,
  '>=': binds.comparison,
  '+': binds.sum,
  '-': binds.sum,
  '*': binds.product,
  '/': binds.product,
  '^': binds.power,
};

/** A line of a text, as the parser reads it: `m = beta1 * m + (1 - beta1) * g`. */
export function printAssignment({ kind, name, value }: Assignment): string {
  return `${kind === 'init' ? 'init ' : ''}${name} = ${printExpression(value)}`;
}

/** An expression with the parentheses that its tree needs. */
export function printExpression(expression: Expression): string {
  switch (expression.kind) {
    case 'number':
      return Object.is(expression.value, -0) ? '-0' : String(expression.value);
    case 'name':
      return expression.name;
    case 'unary':
      return expression.operator === '-'
        ? `-${part(expression.operand, binds.power)}`
        : `not ${part(expression.operand, binds.comparison)}`;
    case 'binary':
      return printBinary(expression);
    case 'conditional': {
      const { condition, then, otherwise } = expression;
      return `${part(condition, 1)} ? ${part(then, 1)} : ${printExpression(otherwise)}`;
    }
    case 'call':
      return `${expression.name}(${expression.args.map(printExpression).join(', ')})`;
  }
}

function printBinary({ operator, left, right }: Extract<Expression, { kind: 'binary' }>): string {
  const own = bindingOfOperator[operator];
  // Powers group to the right, comparisons not at all, everything else to the left.
  const groupsLeft = own !== binds.power && own !== binds.comparison;
  const before = part(left, groupsLeft ? own : own + 1);
  const after = part(right, own === binds.power ? own : own + 1);
  // A minus does not follow another operator of arithmetic: `a - (-b)`.
  const apart = after.startsWith('-') && own >= binds.sum ? `(${after})` : after;
  return operator === '^' ? `${before}^${apart}` : `${before} ${operator} ${apart}`;
}

function part(operand: Expression, needed: number): string {
  const text = printExpression(operand);
  return bindingOf(operand) < needed ? `(${text})` : text;
}

function bindingOf(expression: Expression): number {
  switch (expression.kind) {
    case 'number':
      return expression.value < 0 || Object.is(expression.value, -0) ? binds.minus : binds.atom;
    case 'name':
    case 'call':
      return binds.atom;
    case 'unary':
      return expression.operator === '-' ? binds.minus : binds.not;
    case 'binary':
      return bindingOfOperator[expression.operator];
    case 'conditional':
      return binds.conditional;
  }
}
