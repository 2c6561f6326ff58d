import type { Hyperparameter } from '../core/index';
import { constants } from '../core/language/functions';
import type { Expression } from '../core/language/tree';

/** Where a number lies. An open end is not reached itself. */
export interface Range {
  readonly low: number;
  readonly lowOpen: boolean;
  readonly high: number;
  readonly highOpen: boolean;
}

const closed = (low: number, high: number): Range => ({ low, lowOpen: false, high, highOpen: false });
const anything = closed(-Infinity, Infinity);
const positive: Range = { low: 0, lowOpen: true, high: Infinity, highOpen: false };

/** Never 0. */
export const excludesZero = ({ low, lowOpen, high, highOpen }: Range) =>
  low > 0 || (low === 0 && lowOpen) || high < 0 || (high === 0 && highOpen);
export const isPositive = ({ low, lowOpen }: Range) => low > 0 || (low === 0 && lowOpen);
export const isAtLeastZero = ({ low }: Range) => low >= 0;
export const isAtMostOne = ({ high }: Range) => high <= 1;

/**
 * Where a hyperparameter lies: in its declared range; one of an own rule, which declares none, where its value is
 * told from 0 and 1, the numbers at which divisions and powers change their nature.
 */
export function hyperparameterRange(declared: Hyperparameter | undefined, value: number): Range {
  if (declared?.kind === 'number') {
    const [low, high] = declared.range;
    const open = declared.open;
    return {
      low,
      lowOpen: open === 'min' || open === 'both',
      high,
      highOpen: open === 'max' || open === 'both',
    };
  }
  if (value < 0) return { low: -Infinity, lowOpen: false, high: 0, highOpen: true };
  if (value === 0) return closed(0, Infinity);
  return value < 1 ? { low: 0, lowOpen: true, high: 1, highOpen: true } : positive;
}

/** The step. */
export const stepRange = closed(1, Infinity);

/** What an expression's value cannot leave, as far as that is easily told. */
export function rangeOf(expression: Expression, of: (name: string) => Range | undefined): Range {
  const range = (part: Expression) => rangeOf(part, of);
  switch (expression.kind) {
    case 'number':
      return closed(expression.value, expression.value);
    case 'name': {
      const constant = constants.get(expression.name);
      return constant === undefined ? (of(expression.name) ?? anything) : closed(constant, constant);
    }
    case 'unary':
      return expression.operator === '-' ? negative(range(expression.operand)) : closed(0, 1);
    case 'conditional':
      return hull(range(expression.then), range(expression.otherwise));
    case 'call':
      return callRange(expression.name, expression.args.map(range));
    case 'binary': {
      const [left, right] = [range(expression.left), range(expression.right)];
      switch (expression.operator) {
        case '+':
          return sum(left, right);
        case '-':
          return sum(left, negative(right));
        case '*':
          return product(left, right);
        case '/':
          return excludesZero(right) ? product(left, reciprocal(right)) : anything;
        case '^':
          return power(left, right);
        default:
          return closed(0, 1);
      }
    }
  }
}

function callRange(name: string, args: readonly Range[]): Range {
  const [u] = args;
  switch (name) {
    case 'sqrt':
      return isPositive(u) ? positive : closed(0, Infinity);
    case 'exp':
      return positive;
    case 'abs':
      return excludesZero(u) ? positive : closed(0, Infinity);
    case 'norm':
      return closed(0, Infinity);
    case 'rows':
    case 'columns':
      return closed(1, Infinity);
    case 'min':
    case 'max':
      return args.reduce(name === 'min' ? minimum : maximum);
    case 'clip':
      return minimum(maximum(u, args[1]), args[2]);
    case 'pow':
      return power(u, args[1]);
    case 'sign':
    case 'sin':
    case 'cos':
    case 'tanh':
      return closed(-1, 1);
    default:
      return anything;
  }
}

function negative({ low, lowOpen, high, highOpen }: Range): Range {
  return { low: -high, lowOpen: highOpen, high: -low, highOpen: lowOpen };
}

function sum(a: Range, b: Range): Range {
  return {
    low: a.low + b.low,
    lowOpen: a.lowOpen || b.lowOpen,
    high: a.high + b.high,
    highOpen: a.highOpen || b.highOpen,
  };
}

interface End {
  readonly value: number;
  readonly open: boolean;
}

function product(a: Range, b: Range): Range {
  const corners = ends(a).flatMap((x) => ends(b).map((y) => times(x, y)));
  return between(corners);
}

function times(x: End, y: End): End {
  const isReachedZero = ({ value, open }: End) => value === 0 && !open;
  if (isReachedZero(x) || isReachedZero(y)) return { value: 0, open: false };
  // What comes near to 0 times what grows without end comes near to everything; its ends are 0 and infinity.
  const value = x.value === 0 || y.value === 0 ? 0 : x.value * y.value;
  return { value, open: x.open || y.open };
}

/** 1/u, for a range without 0. */
function reciprocal(u: Range): Range {
  const of = ({ value, open }: End, side: number): End => ({
    value: value === 0 ? side / 0 : 1 / value,
    open,
  });
  const side = u.high > 0 ? 1 : -1;
  return between(ends(u).map((end) => of(end, side)));
}

function power(base: Range, exponent: Range): Range {
  if (isAtLeastZero(base) && isAtMostOne(base) && isAtLeastZero(exponent)) {
    const low = { value: 0, open: isPositive(base) };
    // A power from the first on is at most its base.
    const high = exponent.low >= 1 ? { value: base.high, open: base.highOpen } : { value: 1, open: false };
    return between([low, high]);
  }
  if (isPositive(base)) return positive;
  const isEven = exponent.low === exponent.high && exponent.low % 2 === 0 && exponent.low >= 0;
  if (isEven || (isAtLeastZero(base) && isAtLeastZero(exponent))) return closed(0, Infinity);
  return anything;
}

function minimum(a: Range, b: Range): Range {
  return negative(maximum(negative(a), negative(b)));
}

function maximum(a: Range, b: Range): Range {
  const [low, high] = [a.low > b.low ? a : b, a.high > b.high ? a : b];
  return {
    low: low.low,
    lowOpen: a.low === b.low ? a.lowOpen || b.lowOpen : low.lowOpen,
    high: high.high,
    highOpen: a.high === b.high ? a.highOpen && b.highOpen : high.highOpen,
  };
}

function hull(a: Range, b: Range): Range {
  return between([...ends(a), ...ends(b)]);
}

function ends({ low, lowOpen, high, highOpen }: Range): [End, End] {
  return [
    { value: low, open: lowOpen },
    { value: high, open: highOpen },
  ];
}

/** From the least end to the greatest; an end that one of them reaches is reached. */
function between(all: readonly End[]): Range {
  const low = Math.min(...all.map(({ value }) => value));
  const high = Math.max(...all.map(({ value }) => value));
  const isOpen = (at: number) => all.every(({ value, open }) => value !== at || open);
  return { low, lowOpen: isOpen(low), high, highOpen: isOpen(high) };
}
