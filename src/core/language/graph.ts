import { operations, type Algebra, type Value } from './operations';
import { visit } from './work';

export type { Value };

/**
 * How often a value can change: never (constants, hyperparameters), with the step counter `t`, or with the
 * parameters. What changes less often is computed outside of what changes more often.
 */
export const Rate = { never: 0, step: 1, parameters: 2 } as const;
export type Rate = (typeof Rate)[keyof typeof Rate];

interface Node {
  readonly operation: string;
  readonly args: readonly Value[];
  readonly rate: Rate;
  /** Of constants. */
  readonly constant?: number;
  /** Of inputs: the variable of the generated code that holds it. */
  readonly variable?: string;
}

/**
 * Arithmetic as a graph in which equal computations are one value, so that an expression, its derivatives and the
 * lanes of a rule share what they have in common. Nothing is rearranged: what is folded is exact in IEEE 754
 * (constants, x·1, x/1, and x+0 up to the sign of zero).
 */
export class Graph implements Algebra {
  private readonly nodes: Node[] = [];
  private readonly known = new Map<string, Value>();

  get size(): number {
    return this.nodes.length;
  }

  node(value: Value): Node {
    return this.nodes[value];
  }

  /** The number a value is known to be, if it is a constant. */
  constantOf(value: Value): number | undefined {
    return this.nodes[value].constant;
  }

  constant(number: number): Value {
    const key = Object.is(number, -0) ? '-0' : String(number);
    return this.add(`#${key}`, { operation: 'constant', args: [], rate: Rate.never, constant: number });
  }

  /** A variable of the generated code. */
  input(variable: string, rate: Rate): Value {
    return this.add(`$${variable}`, { operation: 'input', args: [], rate, variable });
  }

  /** Applies an operation of the table to values. */
  apply(operation: string, ...args: Value[]): Value {
    visit();
    const constants = args.map((arg) => this.constantOf(arg));
    const { evaluate, shortcut } = operations.get(operation)!;
    if (constants.every((constant) => constant !== undefined))
      return this.constant(Number(evaluate(...constants)));
    const same = shortcut?.(constants, args);
    if (same !== undefined) return same;
    const rate = Math.max(...args.map((arg) => this.nodes[arg].rate)) as Rate;
    return this.add(`${operation}(${args.join()})`, { operation, args, rate });
  }

  power(base: Value, exponent: Value): Value {
    const n = this.constantOf(exponent);
    if (n === undefined || !Number.isInteger(n) || Math.abs(n) > 16) return this.apply('^', base, exponent);
    if (n === 0) return this.constant(1);
    if (n < 0) return this.apply('/', this.constant(1), this.product(base, -n));
    return this.product(base, n);
  }

  private product(base: Value, n: number): Value {
    if (n === 1) return base;
    const half = this.product(base, n >> 1);
    const even = this.apply('*', half, half);
    return n % 2 === 0 ? even : this.apply('*', even, base);
  }

  /** The values that these are computed from, themselves included, operands first. */
  below(roots: Iterable<Value>): Value[] {
    const found = new Set<Value>();
    const open = [...roots];
    for (let value = open.pop(); value !== undefined; value = open.pop()) {
      visit();
      if (found.has(value)) continue;
      found.add(value);
      open.push(...this.nodes[value].args);
    }
    return [...found].sort((a, b) => a - b);
  }

  private add(key: string, node: Node): Value {
    const existing = this.known.get(key);
    if (existing !== undefined) return existing;
    this.known.set(key, this.nodes.length);
    return this.nodes.push(node) - 1;
  }
}
