import type { Assignment, Expression } from '../../core/index';
import { formatExact, minus } from '../format';
import type { NumberFormat } from './expressionMath';
import { setName } from './names';
import { bindingOf, binds } from './precedence';

const signs: Readonly<Record<string, string>> = {
  '-': '−',
  '*': '·',
  '==': '=',
  '!=': '≠',
  '<=': '≤',
  '>=': '≥',
};

const accents: Readonly<Record<string, string>> = { '^': 'hat', '¯': 'bar', '~': 'tilde' };

/** A line of a rule on one line of text, for those who hear it: `m ← β1 · m + (1 − β1) · g`. */
export function assignmentText({ kind, name, value }: Assignment): string {
  return `${kind === 'init' ? 'first ' : ''}${nameText(name)} ← ${expressionText(value)}`;
}

/** A name as it is said. */
export function nameText(name: string): string {
  const { base, subscript = '', accent } = setName(name);
  return `${base}${accent === undefined ? '' : ` ${accents[accent]}`}${/^[a-z]/i.test(subscript) ? ` ${subscript}` : subscript}`;
}

/** An expression on one line of text. */
export function expressionText(expression: Expression, format: NumberFormat = formatExact): string {
  switch (expression.kind) {
    case 'number':
      return format(expression.value);
    case 'name':
      return nameText(expression.name);
    case 'unary': {
      const { operator, operand } = expression;
      return operator === '-'
        ? `−${part(operand, binds.minus, format)}`
        : `not ${part(operand, binds.not, format)}`;
    }
    case 'binary': {
      const { operator, left, right } = expression;
      const own = operator === '/' ? binds.product : bindingOf(expression);
      if (operator === '^') return `${part(left, binds.atom, format)}^${part(right, binds.atom, format)}`;
      const second = part(right, own + 1, format);
      // A minus does not follow another operator.
      const isMinus = second.startsWith(minus);
      return `${part(left, own, format)} ${signs[operator] ?? operator} ${isMinus ? `(${second})` : second}`;
    }
    case 'conditional': {
      const { condition, then, otherwise } = expression;
      return `${part(then, binds.or, format)} if ${part(condition, binds.or, format)}, otherwise ${part(otherwise, binds.or, format)}`;
    }
    case 'call':
      return `${expression.name}(${expression.args.map((arg) => expressionText(arg, format)).join(', ')})`;
  }
}

function part(operand: Expression, needed: number, format: NumberFormat): string {
  const isDivision = operand.kind === 'binary' && operand.operator === '/';
  const text = expressionText(operand, format);
  return (isDivision ? binds.product : bindingOf(operand)) < needed ? `(${text})` : text;
}
