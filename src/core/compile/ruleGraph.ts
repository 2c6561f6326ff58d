import { extentsOfPoint } from '../language/functions';
import type { Graph, Value } from '../language/graph';
import { newtonSchulz } from '../language/newtonSchulz';
import type { Rule } from '../language/rule';
import { withNoise, type KernelVariant } from './gradient';
import { instantiate, type LandscapeGraph } from './landscapeGraph';
import { ExpressionLowering } from './lowering';

/** A quantity of a rule: one value, or one for each parameter. */
export type Lanes = readonly Value[];

/** What stands around a rule while it is lowered. */
export interface Surroundings {
  readonly landscape: LandscapeGraph;
  readonly landscapeParameters: readonly Value[];
  readonly variant: KernelVariant;
}

/** Turns the expressions of a rule on a landscape into values of a graph: two lanes for each per-parameter quantity. */
export class RuleLowering extends ExpressionLowering<Lanes> {
  constructor(
    graph: Graph,
    names: Map<string, Lanes>,
    private readonly around: Surroundings,
  ) {
    super(graph, names);
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
      this.names.set(name, lanes);
      return lanes;
    });
  }

  /** The objective's loss, gradient or Hessian at a point. */
  objective(roots: readonly Value[], at: Lanes): Value[] {
    const [x, y] = widen(at, true);
    return instantiate(this.graph, this.around.landscape, roots, x, y, this.around.landscapeParameters);
  }

  protected number(value: Value): Lanes {
    return [value];
  }

  protected numberOf(lanes: Lanes): Value | undefined {
    return lanes.length === 1 ? lanes[0] : undefined;
  }

  protected each(parts: readonly Lanes[], combine: (args: Value[]) => Value): Lanes {
    const lanes = Math.max(1, ...parts.map((part) => part.length));
    return Array.from({ length: lanes }, (_, lane) =>
      combine(parts.map((part) => part[part.length === 1 ? 0 : lane])),
    );
  }

  protected callOfAll(name: string, args: readonly Lanes[]): Lanes {
    const graph = this.graph;
    const [u, v] = args.map((arg) => widen(arg, true));
    const { value, gradient, hessian } = this.around.landscape;
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
      case 'rows':
      case 'columns':
        return u.map(() => graph.constant(extentsOfPoint.get(name)!));
      case 'loss':
        return this.objective([value], u);
      case 'grad':
        // At any point of the step with the same noise, as a batch would have it.
        return withNoise(graph, this.objective(gradient, u), this.around.variant);
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
