import type { BinaryOperator, Expression } from '../core/language/tree';
import { numberLiteral } from './numbers';

/** A piece of code, and how tightly its outermost operator binds. */
export interface Printed {
  readonly text: string;
  readonly binding: number;
}

/** Binding powers, from the loosest operator to names and calls; the order that most languages share. */
export const Binding = {
  conditional: 0,
  or: 1,
  and: 2,
  not: 3,
  equality: 4,
  comparison: 5,
  sum: 6,
  product: 7,
  sign: 8,
  power: 9,
  atom: 10,
} as const;

/** How an operator that stands between its operands is written. Chains of it group to the left. */
export interface Infix {
  readonly symbol: string;
  readonly binding: number;
}

type Part<K extends Expression['kind']> = Extract<Expression, { kind: K }>;

/** Operators that languages with C's arithmetic write alike. */
export const arithmetic: Readonly<Record<'+' | '-' | '*' | '/', Infix>> = {
  '+': { symbol: '+', binding: Binding.sum },
  '-': { symbol: '-', binding: Binding.sum },
  '*': { symbol: '*', binding: Binding.product },
  '/': { symbol: '/', binding: Binding.product },
};

/**
 * Writes expressions of a checked tree in a language. The tree's order of operations is kept: parentheses stand where
 * the language would group otherwise, and nowhere else. A language says how it writes names, calls, powers and
 * conditions.
 */
export abstract class ExpressionPrinter {
  protected abstract readonly infix: Readonly<Record<Exclude<BinaryOperator, '^'>, Infix>>;
  protected abstract readonly not: { readonly symbol: string; readonly binding: number };

  protected abstract name(expression: Part<'name'>): Printed;
  protected abstract call(expression: Part<'call'>): Printed;
  protected abstract power(base: Expression, exponent: Expression): Printed;
  protected abstract conditional(expression: Part<'conditional'>): Printed;

  text(expression: Expression): string {
    return this.print(expression).text;
  }

  print(expression: Expression): Printed {
    switch (expression.kind) {
      case 'number':
        return this.number(expression.value);
      case 'name':
        return this.name(expression);
      case 'call':
        return this.call(expression);
      case 'conditional':
        return this.conditional(expression);
      case 'unary': {
        const { symbol, binding } =
          expression.operator === 'not' ? this.not : { symbol: '-', binding: Binding.sign };
        const operand = this.operand(expression.operand, binding);
        // Two minus signs in a row are another operator in many languages.
        return { text: operand.startsWith('-') ? `${symbol}(${operand})` : symbol + operand, binding };
      }
      case 'binary':
        return expression.operator === '^'
          ? this.power(expression.left, expression.right)
          : this.binary(this.infix[expression.operator], expression.left, expression.right);
    }
  }

  /** A call in the language: `np.sqrt(u)`. */
  protected function(name: string, ...args: readonly string[]): Printed {
    return { text: `${name}(${args.join(', ')})`, binding: Binding.atom };
  }

  protected binary({ symbol, binding }: Infix, left: Expression, right: Expression): Printed {
    return {
      text: `${this.operand(left, binding)} ${symbol} ${this.operand(right, binding + 1)}`,
      binding,
    };
  }

  /** Written so that it may stand beside an operator. */
  protected operand(expression: Expression, binding: number): string {
    return inParentheses(this.print(expression), binding);
  }

  /** `base ** exponent`, whose exponent may have a sign. */
  protected doubleStar(base: Expression, exponent: Expression): Printed {
    const text = `${this.operand(base, Binding.atom)} ** ${this.operand(exponent, Binding.sign)}`;
    return { text, binding: Binding.power };
  }

  private number(value: number): Printed {
    const isNegative = value < 0 || Object.is(value, -0);
    return { text: numberLiteral(value), binding: isNegative ? Binding.sign : Binding.atom };
  }
}

/** In parentheses where it binds more loosely. */
export function inParentheses({ text, binding }: Printed, atLeast: number): string {
  return binding < atLeast ? `(${text})` : text;
}

/** The whole number that an exponent is, from −16 to 16; others are not worth their products. */
export function wholePower(exponent: Expression): number | undefined {
  if (exponent.kind === 'unary' && exponent.operator === '-') {
    const power = wholePower(exponent.operand);
    return power === undefined ? undefined : -power;
  }
  if (exponent.kind !== 'number') return undefined;
  const { value } = exponent;
  return Number.isInteger(value) && Math.abs(value) <= 16 ? value : undefined;
}

/** `1 / u^n` for `u^-n`: what a negative power is. */
export function asReciprocal(base: Expression, power: number): Expression {
  const { at } = base;
  const exponent: Expression = { kind: 'number', value: -power, at };
  const divisor: Expression =
    power === -1 ? base : { kind: 'binary', operator: '^', left: base, right: exponent, at };
  return { kind: 'binary', operator: '/', left: { kind: 'number', value: 1, at }, right: divisor, at };
}
