import { applyExpression } from '../language/constants';
import { constants, elementwise } from '../language/functions';
import { Rate, type Graph, type Value } from '../language/graph';
import { operands, type Expression } from '../language/tree';

/** A power `base^t`, kept as a product that is multiplied by its base at every step. */
export interface RunningProduct {
  readonly variable: string;
  readonly base: Value;
}

/**
 * Turns the expressions of a rule into values of a graph. What a quantity is there is left to the kind of kernel, which
 * keeps the order of all operations, so that kernels agree.
 */
export abstract class ExpressionLowering<Quantity> {
  /** By their base. */
  readonly products = new Map<Value, RunningProduct>();

  /** @param names what the names of the rule stand for */
  constructor(
    protected readonly graph: Graph,
    protected readonly names: Map<string, Quantity>,
  ) {}

  protected abstract number(value: Value): Quantity;

  /** The value of a quantity that is one number; undefined of one that is a number for each parameter. */
  protected abstract numberOf(quantity: Quantity): Value | undefined;

  /** Combines quantities parameter by parameter. */
  protected abstract each(parts: readonly Quantity[], combine: (args: Value[]) => Value): Quantity;

  /** The functions that see all parameters at once. */
  protected abstract callOfAll(name: string, args: readonly Quantity[]): Quantity;

  lower(expression: Expression): Quantity {
    switch (expression.kind) {
      case 'name': {
        const constant = constants.get(expression.name);
        return constant === undefined
          ? this.names.get(expression.name)!
          : this.number(this.graph.constant(constant));
      }
      case 'call':
        if (!elementwise.has(expression.name))
          return this.callOfAll(
            expression.name,
            expression.args.map((arg) => this.lower(arg)),
          );
        break;
      case 'binary':
        if (expression.operator === '^') return this.power(expression);
        if (expression.operator === '/') return this.quotient(expression.left, expression.right);
        break;
    }
    const parts = operands(expression).map((operand) => this.lower(operand));
    return this.each(parts, (args) => applyExpression(this.graph, expression, args)!);
  }

  private power(expression: Extract<Expression, { kind: 'binary' }>): Quantity {
    const parts = [this.lower(expression.left), this.lower(expression.right)];
    const [base, exponent] = parts.map((part) => this.numberOf(part));
    const isStep =
      expression.right.kind === 'name' && expression.right.name === 't' && exponent !== undefined;
    if (isStep && base !== undefined && this.graph.node(base).rate === Rate.never) {
      const variable = this.products.get(base)?.variable ?? `p${this.products.size}`;
      this.products.set(base, { variable, base });
      return this.number(this.graph.input(variable, Rate.step));
    }
    return this.each(parts, ([u, n]) => this.graph.power(u, n));
  }

  /** What divides every parameter alike and does not depend on them becomes one reciprocal. */
  private quotient(left: Expression, right: Expression): Quantity {
    const { graph } = this;
    const dividend = this.lower(left);
    const divisor = this.lower(right);
    const shared = this.numberOf(divisor);
    const isWide = this.numberOf(dividend) === undefined;
    if (!isWide || shared === undefined || graph.node(shared).rate === Rate.parameters)
      return this.each([dividend, divisor], ([a, b]) => graph.apply('/', a, b));
    const reciprocal = this.number(graph.apply('/', graph.constant(1), shared));
    return this.each([dividend, reciprocal], ([a, b]) => graph.apply('*', a, b));
  }
}
