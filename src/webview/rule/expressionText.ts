import type { Assignment, Expression } from '../../core/index';
import { formatExact } from '../format';
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

function nameText(name: string): string {
  const { base, subscript = '', accent } = setName(name);
  return `${base}${accent === undefined ? '' : ` ${accents[accent]}`}${/^[a-z]/i.test(subscript) ? ` ${subscript}` : subscript}`;
}

function expressionText(expression: Expression): string {
  switch (expression.kind) {
    case 'number':
      return formatExact(expression.value);
    case 'name':
      return nameText(expression.name);
    case 'unary': {
      const { operator, operand } = expression;
      return operator === '-' ? `−${part(operand, binds.minus)}` : `not ${part(operand, binds.not)}`;
    }
    case 'binary': {
      const { operator, left, right } = expression;
      const own = operator === '/' ? binds.product : bindingOf(expression);
      if (operator === '^') return `${part(left, binds.atom)}^${part(right, binds.atom)}`;
      return `${part(left, own)} ${signs[operator] ?? operator} ${part(right, own + 1)}`;
    }
    case 'conditional': {
      const { condition, then, otherwise } = expression;
      return `${part(then, binds.or)} if ${part(condition, binds.or)}, otherwise ${part(otherwise, binds.or)}`;
    }
    case 'call':
      return `${expression.name}(${expression.args.map(expressionText).join(', ')})`;
  }
}

function part(operand: Expression, needed: number): string {
  const isDivision = operand.kind === 'binary' && operand.operator === '/';
  const text = expressionText(operand);
  return (isDivision ? binds.product : bindingOf(operand)) < needed ? `(${text})` : text;
}
