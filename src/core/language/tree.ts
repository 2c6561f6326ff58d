// The tree that a text is read into: what is checked, simplified, compiled and printed.
import { visit } from './work';

/** Where something stands in the text: line and column from 1, length in UTF-16 code units. */
export interface Place {
  readonly line: number;
  readonly column: number;
  readonly length: number;
}

export type ArithmeticOperator = '+' | '-' | '*' | '/' | '^';
export type ComparisonOperator = '==' | '!=' | '<' | '<=' | '>' | '>=';
export type LogicalOperator = 'and' | 'or';
export type BinaryOperator = ArithmeticOperator | ComparisonOperator | LogicalOperator;

export type Expression =
  | { readonly kind: 'number'; readonly value: number; readonly at: Place }
  | { readonly kind: 'name'; readonly name: string; readonly at: Place }
  | {
      readonly kind: 'unary';
      readonly operator: '-' | 'not';
      readonly operand: Expression;
      readonly at: Place;
    }
  | {
      readonly kind: 'binary';
      readonly operator: BinaryOperator;
      readonly left: Expression;
      readonly right: Expression;
      readonly at: Place;
    }
  | {
      readonly kind: 'conditional';
      readonly condition: Expression;
      readonly then: Expression;
      readonly otherwise: Expression;
      readonly at: Place;
    }
  | {
      readonly kind: 'call';
      readonly name: string;
      readonly args: readonly Expression[];
      readonly at: Place;
    };

/** A name that is read. */
export type NameExpression = Extract<Expression, { kind: 'name' }>;

/** `name = value`, or `init name = value`. */
export interface Assignment {
  readonly kind: 'assign' | 'init';
  readonly name: string;
  /** Where the name stands. */
  readonly at: Place;
  readonly value: Expression;
}

/** The operands of an expression, in reading order. Who walks a tree asks for them: each time counts as a visit. */
export function operands(expression: Expression): readonly Expression[] {
  visit();
  switch (expression.kind) {
    case 'number':
    case 'name':
      return [];
    case 'unary':
      return [expression.operand];
    case 'binary':
      return [expression.left, expression.right];
    case 'conditional':
      return [expression.condition, expression.then, expression.otherwise];
    case 'call':
      return expression.args;
  }
}

/** The same expression with other operands, which come in the order of {@link operands}. */
export function withOperands(expression: Expression, parts: readonly Expression[]): Expression {
  switch (expression.kind) {
    case 'number':
    case 'name':
      return expression;
    case 'unary':
      return { ...expression, operand: parts[0] };
    case 'binary':
      return { ...expression, left: parts[0], right: parts[1] };
    case 'conditional':
      return { ...expression, condition: parts[0], then: parts[1], otherwise: parts[2] };
    case 'call':
      return { ...expression, args: parts };
  }
}

/** Calls `each` for every name an expression reads, in reading order. */
export function eachName(expression: Expression, each: (name: NameExpression) => void): void {
  if (expression.kind === 'name') each(expression);
  for (const operand of operands(expression)) eachName(operand, each);
}

/** Tells places of a text apart by where they begin. */
export function placeKey({ line, column }: Place): string {
  return `${line}:${column}`;
}

/** The place from the start of one to the end of the other, both on one line. */
export function span(from: Place, to: Place): Place {
  return { line: from.line, column: from.column, length: to.column + to.length - from.column };
}
