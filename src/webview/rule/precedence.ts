import type { Expression } from '../../core/index';

/** How tightly what is set holds together; a fraction or a call needs no parentheses in a sum or product. */
export const binds = {
  conditional: 0,
  or: 1,
  and: 2,
  not: 3,
  comparison: 4,
  sum: 5,
  product: 6,
  minus: 7,
  power: 8,
  atom: 9,
} as const;

/** How tightly an expression binds when it is set, where a division is a fraction. */
export function bindingOf(expression: Expression): number {
  switch (expression.kind) {
    case 'number':
      return expression.value < 0 ? binds.minus : binds.atom;
    case 'name':
    case 'call':
      return binds.atom;
    case 'conditional':
      return binds.conditional;
    case 'unary':
      return expression.operator === '-' ? binds.minus : binds.not;
    case 'binary':
      return bindingOfOperator(expression.operator);
  }
}

function bindingOfOperator(operator: Extract<Expression, { kind: 'binary' }>['operator']): number {
  switch (operator) {
    case 'or':
    case 'and':
      return binds[operator];
    case '+':
    case '-':
      return binds.sum;
    case '*':
      return binds.product;
    // The line of a fraction groups as parentheses do; only a power of one has to say what it is of.
    case '/':
    case '^':
      return binds.power;
    default:
      return binds.comparison;
  }
}

/** How tightly the right operand must bind to stand without parentheses; the left one as tightly as the whole. */
export function rightBinding(operator: Extract<Expression, { kind: 'binary' }>['operator']): number {
  switch (operator) {
    // A minus does not follow another operator: a + (−b), a · (−b).
    case '+':
      return binds.sum;
    case '-':
      return binds.product;
    case '*':
      return binds.product;
    case 'or':
    case 'and':
      return binds[operator];
    default:
      return binds.sum;
  }
}
