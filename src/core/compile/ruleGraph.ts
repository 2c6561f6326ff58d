import { applyExpression } from '../language/constants';
import { constants, elementwise } from '../language/functions';
import { Rate, type Graph, type Value } from '../language/graph';
import { newtonSchulz } from '../language/newtonSchulz';
import type { Rule } from '../language/rule';
import { operands, type Expression } from '../language/tree';
import { withNoise, type KernelVariant } from './gradient';
import { instantiate, type LandscapeGraph } from './landscapeGraph';

/** A quantity of a rule: one value, or one for each parameter. */
export type Lanes = readonly Value[];

/** A power `base^t`, kept as a product that is multiplied by its base at every step. */
export interface RunningProduct {
  readonly variable: string;
  readonly base: Value;
}

/** What the names of a rule stand for while it is lowered. */
export interface Names {
  readonly lanes: Map<string, Lanes>;
  readonly landscape: LandscapeGraph;
  readonly landscapeParameters: readonly Value[];
  readonly variant: KernelVariant;
}

/** Turns the expressions of a rule on a landscape into values of a graph: two lanes for each per-parameter quantity. */
export class RuleLowering {
  /** By their base. */
  readonly products = new Map<Value, RunningProduct>();

  constructor(
    private readonly graph: Graph,
    private readonly names: Names,
  ) {}

  lower(expression: Expression): Lanes {
    switch (expression.kind) {
      case 'name': {
        const constant = constants.get(expression.name);
        return constant === undefined
          ? this.names.lanes.get(expression.name)!
          : [this.graph.constant(constant)];
      }
      case 'call':
        if (!elementwise.has(expression.name)) return this.callOfAll(expression.name, expression.args);
        break;
      case 'binary':
        if (expression.operator === '^') return this.power(expression);
        if (expression.operator === '/') return this.quotient(expression.left, expression.right);
        break;
    }
    const parts = operands(expression).map((operand) => this.lower(operand));
    return this.eachLane(parts, (args) => applyExpression(this.graph, expression, args)!);
  }

  /**
   * Carries out the lines of a step: afterwards the names stand for what they are at its end.
   * @returns what each line computes
   */
  run(rule: Rule): Lanes[] {
    const shapes = new Map(rule.states.map(({ name, shape }) => [name, shape]));
    return rule.assignments.map(({ name, value }) => {
      const wide = name === 'theta' || shapes.get(name) === 'parameters';
      const lanes = widen(this.lower(value), wide);
      this.names.lanes.set(name, lanes);
      return lanes;
    });
  }

  /** The objective's loss, gradient or Hessian at a point. */
  objective(roots: readonly Value[], at: Lanes): Value[] {
    const [x, y] = widen(at, true);
    return instantiate(this.graph, this.names.landscape, roots, x, y, this.names.landscapeParameters);
  }

  private eachLane(parts: readonly Lanes[], combine: (args: Value[]) => Value): Lanes {
    const lanes = Math.max(1, ...parts.map((part) => part.length));
    return Array.from({ length: lanes }, (_, lane) =>
      combine(parts.map((part) => part[part.length === 1 ? 0 : lane])),
    );
  }

  private power(expression: Extract<Expression, { kind: 'binary' }>): Lanes {
    const parts = [this.lower(expression.left), this.lower(expression.right)];
    const [base, exponent] = parts;
    const isStep = expression.right.kind === 'name' && expression.right.name === 't' && exponent.length === 1;
    if (isStep && base.length === 1 && this.graph.node(base[0]).rate === Rate.never) {
      const variable = this.products.get(base[0])?.variable ?? `p${this.products.size}`;
      this.products.set(base[0], { variable, base: base[0] });
      return [this.graph.input(variable, Rate.step)];
    }
    return this.eachLane(parts, ([u, n]) => this.graph.power(u, n));
  }

  /** What divides every parameter alike and does not depend on them becomes one reciprocal. */
  private quotient(left: Expression, right: Expression): Lanes {
    const parts = [this.lower(left), this.lower(right)];
    const [dividend, divisor] = parts;
    const shared =
      dividend.length > 1 && divisor.length === 1 && this.graph.node(divisor[0]).rate < Rate.parameters;
    if (!shared) return this.eachLane(parts, ([a, b]) => this.graph.apply('/', a, b));
    const reciprocal = this.graph.apply('/', this.graph.constant(1), divisor[0]);
    return dividend.map((lane) => this.graph.apply('*', lane, reciprocal));
  }

  /** The functions that see all parameters at once. */
  private callOfAll(name: string, args: readonly Expression[]): Lanes {
    const graph = this.graph;
    const [u, v] = args.map((arg) => widen(this.lower(arg), true));
    const { value, gradient, hessian } = this.names.landscape;
    switch (name) {
      case 'norm':
        return [this.norm(u)];
      case 'sum':
        return [this.sum(u)];
      case 'mean':
        return [graph.apply('/', this.sum(u), graph.constant(u.length))];
      case 'dot':
        return [this.dot(u, v)];
      case 'orthogonalize':
        return this.orthogonalized(u);
      case 'loss':
        return this.objective([value], u);
      case 'grad':
        // At any point of the step with the same noise, as a batch would have it.
        return withNoise(graph, this.objective(gradient, u), this.names.variant);
      case 'hessian_diagonal':
        return this.objective([hessian[0], hessian[2]], u);
      default:
        throw new Error(`no lowering for ${name}`);
    }
  }

  private sum(terms: Lanes): Value {
    return terms.reduce((sum, term) => this.graph.apply('+', sum, term));
  }

  private dot(u: Lanes, v: Lanes): Value {
    return this.sum(u.map((lane, index) => this.graph.apply('*', lane, v[index])));
  }

  private norm(u: Lanes): Value {
    return this.graph.apply('sqrt', this.dot(u, u));
  }

  /**
   * The Newton–Schulz iteration on the parameters as a matrix of one row: A = X Xᵀ is a number then, and what is
   * added to a X is X times (b A + (c A) A), in the order of torch.optim.Muon.
   */
  private orthogonalized(u: Lanes): Lanes {
    const { graph } = this;
    const times = (a: Value, b: Value) => graph.apply('*', a, b);
    const [a, b, c] = [newtonSchulz.a, newtonSchulz.b, newtonSchulz.c].map((each) => graph.constant(each));
    const length = graph.apply('max', this.norm(u), graph.constant(newtonSchulz.leastNorm));
    let row = u.map((lane) => graph.apply('/', lane, length));
    for (let iteration = 0; iteration < newtonSchulz.iterations; iteration++) {
      const gram = this.dot(row, row);
      const update = graph.apply('+', times(b, gram), times(times(c, gram), gram));
      row = row.map((lane) => graph.apply('+', times(a, lane), times(update, lane)));
    }
    return row;
  }
}

/** One value for each of the two parameters. */
export function widen(lanes: Lanes, wide: boolean): Lanes {
  return wide && lanes.length === 1 ? [lanes[0], lanes[0]] : lanes;
}
