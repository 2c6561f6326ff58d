import { Rate, type Graph, type Value } from '../language/graph';
import { operations } from '../language/operations';

/** How deep operations are written into one another before a value gets a variable: keeps the code parsable. */
export const maxInline = 12;

/** Operations whose JavaScript repeats an operand, which must therefore be a variable or a number. */
export const repeating: ReadonlySet<string> = new Set(['mod']);

/**
 * Writes the values of a graph as straight-line JavaScript. A value used once stands inside the expression that
 * uses it, any other gets a constant; each is computed in the section of its own rate, never more often.
 */
export class Emitter {
  private readonly texts = new Map<Value, string>();
  private readonly sections: Record<Rate, string[]> = {
    [Rate.never]: [],
    [Rate.step]: [],
    [Rate.parameters]: [],
  };

  /** @param roots the values that the code needs */
  constructor(
    private readonly graph: Graph,
    roots: readonly Value[],
  ) {
    const values = graph.below(roots);
    const users = new Map<Value, Value[]>();
    for (const value of values) {
      for (const arg of graph.node(value).args) {
        const known = users.get(arg);
        if (known === undefined) users.set(arg, [value]);
        else known.push(value);
      }
    }
    const depths = new Map<Value, number>();
    const isRoot = new Set(roots);
    for (const value of values) {
      const { operation, args, rate, constant, variable } = graph.node(value);
      if (constant !== undefined) {
        this.texts.set(value, literal(constant));
      } else if (variable !== undefined) {
        this.texts.set(value, variable);
      } else {
        const text = operations.get(operation)!.javascript(...args.map((arg) => this.text(arg)));
        const depth = 1 + Math.max(...args.map((arg) => depths.get(arg) ?? 0));
        const [user, ...others] = users.get(value) ?? [];
        const inline =
          others.length === 0 && !isRoot.has(value) && depth < maxInline && this.mayStandIn(value, user);
        if (inline) {
          this.texts.set(value, text);
          depths.set(value, depth);
        } else {
          this.sections[rate].push(`const v${value} = ${text};`);
          this.texts.set(value, `v${value}`);
        }
      }
    }
  }

  /** The statements that compute what changes at this rate. */
  section(rate: Rate): string {
    return this.sections[rate].join('\n');
  }

  /** The variable or number that a root is. */
  text(value: Value): string {
    return this.texts.get(value)!;
  }

  private mayStandIn(value: Value, user: Value): boolean {
    const outer = this.graph.node(user);
    return outer.rate === this.graph.node(value).rate && !repeating.has(outer.operation);
  }
}

/** A number in JavaScript, which may stand in any expression. */
export function literal(number: number): string {
  return number < 0 || Object.is(number, -0) ? `(${Object.is(number, -0) ? '-0' : number})` : String(number);
}
