import { ruleFunctions } from '../language/functions';
import { Rate, type Graph, type Value } from '../language/graph';
import { placeKey, type Expression } from '../language/tree';
import { ExpressionLowering } from './lowering';

/** Where an input of a graph over many parameters comes from; absent: it is given before the step begins. */
export type Origin =
  /** One number a parameter, which stands in an array from the beginning of the step. */
  | { readonly kind: 'array'; readonly array: number }
  /** The sum over all parameters: one number. */
  | { readonly kind: 'sum'; readonly of: Value }
  | { readonly kind: 'loss'; readonly of: Evaluation }
  | { readonly kind: 'gradient'; readonly of: Evaluation; readonly array: number }
  | { readonly kind: 'orthogonal'; readonly of: Value; readonly array: number };

/** A number that each matrix among the parameters has, which stands in an array from the beginning of a run. */
export type Extent = 'rows' | 'columns';

/** A look at the batch: its loss and its gradient at a point. */
export interface Evaluation {
  readonly point: Value;
  /** The loss there, as an input of the graph. */
  readonly loss: Value;
  /** The gradient there, as an input of the graph, and its array. */
  readonly gradient: Value;
  readonly array: number;
}

/**
 * Turns the expressions of a rule on any number of parameters into values of a graph: a quantity is one value, which
 * stands for a number, or for the number of some parameter i.
 */
export class VectorLowering extends ExpressionLowering<Value> {
  readonly origins = new Map<Value, Origin>();
  /** What the calls that see all parameters at once gave, by their places. */
  readonly calls = new Map<string, Value>();
  /** The numbers of rows and of columns, where they are asked for. */
  readonly extents = new Map<Extent, Value>();
  private readonly evaluations = new Map<Value, Evaluation>();
  private readonly orthogonals = new Map<Value, Value>();
  private readonly vectors = new Map<Value, boolean>();
  private arrayCount = 0;

  /** @param withNoise adds the noise of the step to a gradient */
  constructor(
    graph: Graph,
    names: Map<string, Value>,
    private readonly withNoise: (gradient: Value) => Value,
  ) {
    super(graph, names);
  }

  override lower(expression: Expression): Value {
    const value = super.lower(expression);
    if (expression.kind === 'call' && ruleFunctions.has(expression.name))
      this.calls.set(placeKey(expression.at), value);
    return value;
  }

  /** How many arrays the inputs stand in. */
  get arrays(): number {
    return this.arrayCount;
  }

  /** A number for each parameter, in an array of its own. */
  array(): Value {
    return this.newArray((array) => ({ kind: 'array', array }));
  }

  /** The loss and the gradient of the batch at a point, which is looked at once. */
  evaluate(point: Value): Evaluation {
    const known = this.evaluations.get(point);
    if (known !== undefined) return known;
    const array = this.arrayCount++;
    const loss = this.graph.input(`f${array}`, Rate.parameters);
    const gradient = this.graph.input(`e${array}`, Rate.parameters);
    const evaluation: Evaluation = { point, loss, gradient, array };
    this.origins.set(loss, { kind: 'loss', of: evaluation });
    this.origins.set(gradient, { kind: 'gradient', of: evaluation, array });
    this.evaluations.set(point, evaluation);
    return evaluation;
  }

  sum(terms: Value): Value {
    const result = this.graph.input(`r${terms}`, Rate.parameters);
    this.origins.set(result, { kind: 'sum', of: terms });
    return result;
  }

  norm(u: Value): Value {
    return this.graph.apply('sqrt', this.dot(u, u));
  }

  /** Whether a value is a number for each parameter. */
  isVector(value: Value): boolean {
    const known = this.vectors.get(value);
    if (known !== undefined) return known;
    const origin = this.origins.get(value);
    const isVector =
      origin === undefined
        ? this.graph.node(value).args.some((arg) => this.isVector(arg))
        : origin.kind !== 'sum' && origin.kind !== 'loss';
    this.vectors.set(value, isVector);
    return isVector;
  }

  protected number(value: Value): Value {
    return value;
  }

  protected numberOf(value: Value): Value | undefined {
    return this.isVector(value) ? undefined : value;
  }

  protected each(parts: readonly Value[], combine: (args: Value[]) => Value): Value {
    return combine([...parts]);
  }

  protected callOfAll(name: string, [u, v]: readonly Value[]): Value {
    switch (name) {
      case 'norm':
        return this.norm(u);
      case 'sum':
        return this.sum(u);
      case 'mean':
        return this.graph.apply('/', this.sum(u), this.graph.input('n', Rate.never));
      case 'dot':
        return this.dot(u, v);
      case 'orthogonalize':
        return this.orthogonalized(u);
      case 'rows':
      case 'columns':
        return this.extent(name);
      case 'loss':
        return this.evaluate(u).loss;
      case 'grad':
        return this.withNoise(this.evaluate(u).gradient);
      default:
        throw new Error(`no lowering for ${name}`);
    }
  }

  private dot(u: Value, v: Value): Value {
    return this.sum(this.graph.apply('*', u, v));
  }

  private orthogonalized(u: Value): Value {
    const known = this.orthogonals.get(u);
    const value = known ?? this.newArray((array) => ({ kind: 'orthogonal', of: u, array }));
    this.orthogonals.set(u, value);
    return value;
  }

  private extent(name: Extent): Value {
    const value = this.extents.get(name) ?? this.array();
    this.extents.set(name, value);
    return value;
  }

  private newArray(origin: (array: number) => Origin): Value {
    const array = this.arrayCount++;
    const value = this.graph.input(`e${array}`, Rate.parameters);
    this.origins.set(value, origin(array));
    return value;
  }
}
