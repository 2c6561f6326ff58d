import type { ComponentChildren, VNode } from 'preact';
import type { Expression } from '../../core/index';
import { formatExact } from '../format';
import { setName } from './names';
import { bindingOf, binds, rightBinding } from './precedence';

type Binary = Extract<Expression, { kind: 'binary' }>;

const operators: Readonly<Record<Exclude<Binary['operator'], '/' | '^'>, string>> = {
  '+': '+',
  '-': '−',
  '*': '·',
  '==': '=',
  '!=': '≠',
  '<': '<',
  '<=': '≤',
  '>': '>',
  '>=': '≥',
  and: 'and',
  or: 'or',
};

/** How a number of an expression is written. */
export type NumberFormat = (value: number) => string;

/** An expression as MathML. */
export function expressionMath(expression: Expression, format: NumberFormat = formatExact): VNode {
  switch (expression.kind) {
    case 'number':
      return <mn>{format(expression.value)}</mn>;
    case 'name':
      return nameMath(expression.name);
    case 'unary':
      return (
        <mrow>
          {expression.operator === '-' ? <mo>−</mo> : word('not')}
          {isMinus(expression.operand)
            ? parentheses(expressionMath(expression.operand, format))
            : grouped(expression.operand, expression.operator === '-' ? binds.product : binds.not, format)}
        </mrow>
      );
    case 'binary':
      return binaryMath(expression, format);
    case 'conditional':
      return casesMath(expression, format);
    case 'call':
      return callMath(expression.name, expression.args, format);
  }
}

/** A name as MathML: one letter slanted, more upright, with its accent and subscript. */
export function nameMath(name: string, extra?: string): VNode {
  const { base, subscript, accent } = setName(name);
  const letter = <mi>{base}</mi>;
  const core = accent === undefined ? letter : accented(letter, accent);
  const below = [subscript, extra].filter((part) => part !== undefined).join(',');
  if (below === '') return core;
  return (
    <msub>
      {core}
      {/^\d+$/.test(below) ? <mn>{below}</mn> : <mtext>{below}</mtext>}
    </msub>
  );
}

function accented(letter: VNode, accent: string): VNode {
  return (
    <mover accent>
      {letter}
      <mo stretchy={false}>{accent}</mo>
    </mover>
  );
}

function binaryMath({ operator, left, right }: Binary, format: NumberFormat): VNode {
  if (operator === '/') {
    return (
      <mfrac>
        {expressionMath(left, format)}
        {expressionMath(right, format)}
      </mfrac>
    );
  }
  if (operator === '^') return powerMath(left, right, format);
  const own = bindingOf({ kind: 'binary', operator, left, right, at: left.at });
  // Comparisons do not group: one inside another always has parentheses.
  const needed = own === binds.comparison ? own + 1 : own;
  const sign = operators[operator];
  return (
    <mrow>
      {grouped(left, needed, format)}
      {/^[a-z]/.test(sign) ? word(sign) : <mo>{sign}</mo>}
      {isMinus(right)
        ? parentheses(expressionMath(right, format))
        : grouped(right, rightBinding(operator), format)}
    </mrow>
  );
}

function isMinus(expression: Expression): boolean {
  if (expression.kind === 'number') return expression.value < 0;
  return expression.kind === 'unary' && expression.operator === '-';
}

function powerMath(base: Expression, exponent: Expression, format: NumberFormat): VNode {
  return (
    <msup>
      {grouped(base, binds.atom, format)}
      {expressionMath(exponent, format)}
    </msup>
  );
}

/** Cases, behind a line or between two; the style draws them, because not every font has tall braces. */
function casesMath(
  { condition, then, otherwise }: Extract<Expression, { kind: 'conditional' }>,
  format: NumberFormat,
  closed = false,
): VNode {
  return (
    <mtable class={closed ? 'cases closed' : 'cases'}>
      {caseMath(then, <mrow>{[word('if'), expressionMath(condition, format)]}</mrow>, format)}
      {caseMath(otherwise, word('otherwise'), format)}
    </mtable>
  );
}

function caseMath(value: Expression, when: VNode, format: NumberFormat): VNode {
  return (
    <mtr>
      <mtd>{expressionMath(value, format)}</mtd>
      <mtd>{when}</mtd>
    </mtr>
  );
}

function callMath(name: string, args: readonly Expression[], format: NumberFormat): VNode {
  const set = args.map((arg) => expressionMath(arg, format));
  if (name === 'sqrt') return <msqrt>{set}</msqrt>;
  if (name === 'cbrt') {
    return (
      <mroot>
        {set[0]}
        <mn>3</mn>
      </mroot>
    );
  }
  if (name === 'pow' && args.length === 2) return powerMath(args[0], args[1], format);
  if (name === 'abs') return fenced('|', set, '|');
  return (
    <mrow>
      <mi mathvariant="normal">{name}</mi>
      {fenced(
        '(',
        set.flatMap((arg, i) => (i === 0 ? [arg] : [<mo separator>,</mo>, arg])),
        ')',
      )}
    </mrow>
  );
}

/** An operand, in parentheses unless it binds as tightly as needed. */
function grouped(operand: Expression, needed: number, format: NumberFormat): VNode {
  if (operand.kind === 'conditional') return casesMath(operand, format, true);
  const set = expressionMath(operand, format);
  return bindingOf(operand) < needed ? parentheses(set) : set;
}

function parentheses(content: VNode): VNode {
  return fenced('(', content, ')');
}

function fenced(open: string, content: ComponentChildren, close: string): VNode {
  return (
    <mrow>
      <mo>{open}</mo>
      {content}
      <mo>{close}</mo>
    </mrow>
  );
}

function word(text: string): VNode {
  return <mtext class="word">{text}</mtext>;
}
