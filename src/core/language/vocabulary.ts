import { constants, elementwise, given, ruleFunctions, signature } from './functions';

/** A name that every rule knows. */
export interface Word {
  readonly name: string;
  readonly kind: 'given' | 'function' | 'constant' | 'keyword';
  /** As it is written: `clip(u, low, high)`. */
  readonly usage: string;
  readonly meaning: string;
}

const meanings: Readonly<Record<string, string>> = {
  sqrt: 'square root',
  cbrt: 'cube root',
  abs: 'absolute value',
  sign: '−1, 0 or 1',
  floor: 'the next whole number below',
  exp: 'e to the power of u',
  log: 'natural logarithm',
  sin: 'sine',
  cos: 'cosine',
  tan: 'tangent',
  asin: 'inverse sine',
  acos: 'inverse cosine',
  atan: 'inverse tangent',
  sinh: 'hyperbolic sine',
  cosh: 'hyperbolic cosine',
  tanh: 'hyperbolic tangent',
  atan2: 'angle of the point (x, y)',
  mod: 'what is left of u after whole divisors',
  min: 'the smaller one, for each parameter',
  max: 'the larger one, for each parameter',
  pow: 'u to the power of the exponent',
  clip: 'u, kept between low and high',
  norm: 'length of u as a vector: a number',
  sum: 'sum over the parameters: a number',
  mean: 'mean over the parameters: a number',
  dot: 'sum of the products: a number',
  loss: 'the loss at other parameters',
  grad: 'the gradient at other parameters',
  hessian_diagonal: 'second derivatives at other parameters',
  orthogonalize: 'u with its singular values brought near 1, as in Muon',
  rows: 'rows of u as a matrix: outputs of a layer; a vector is one row',
  columns: 'columns of u as a matrix: inputs of a layer',
  pi: 'circumference of a circle of diameter 1',
  e: 'base of the natural logarithm',
};

/** What a rule may use without defining it, in the order in which it is offered. */
export const vocabulary: readonly Word[] = [
  ...[...given].map(([name, meaning]) => ({ name, kind: 'given' as const, usage: name, meaning })),
  ...[...elementwise, ...ruleFunctions].map(([name, table]) => ({
    name,
    kind: 'function' as const,
    usage: signature(name, table),
    meaning: meanings[name] ?? '',
  })),
  ...[...constants.keys()].map((name) => ({
    name,
    kind: 'constant' as const,
    usage: name,
    meaning: meanings[name] ?? '',
  })),
  { name: 'init', kind: 'keyword', usage: 'init name = u', meaning: 'where a state starts' },
  { name: 'plot', kind: 'keyword', usage: 'plot name', meaning: 'draws a state or a line too' },
];
