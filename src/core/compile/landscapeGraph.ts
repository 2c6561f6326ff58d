import { applyExpression } from '../language/constants';
import { differentiator } from '../language/derivative';
import { constants } from '../language/functions';
import { Graph, Rate, type Value } from '../language/graph';
import { checkLandscape, type LandscapeText } from '../language/landscape';
import { operands, type Expression } from '../language/tree';

/** A landscape with its derivatives as values of a graph over the inputs `x`, `y` and its parameters. */
export interface LandscapeGraph {
  readonly text: LandscapeText;
  readonly graph: Graph;
  readonly x: Value;
  readonly y: Value;
  /** In the order of `text.parameters`. */
  readonly parameters: readonly Value[];
  readonly value: Value;
  readonly gradient: readonly [Value, Value];
  /** ∂²f/∂x², ∂²f/∂x∂y, ∂²f/∂y² */
  readonly hessian: readonly [Value, Value, Value];
}

/** @throws LanguageError */
export function landscapeGraph(source: string): LandscapeGraph {
  const text = checkLandscape(source);
  const graph = new Graph();
  const x = graph.input('x', Rate.parameters);
  // y changes less often than x: sampling a grid computes what depends on y alone once a row.
  const y = graph.input('y', Rate.step);
  const parameters = text.parameters.map((_, index) => graph.input(`q${index}`, Rate.never));
  const value = lower(graph, text, x, y, parameters);
  const [dx, dy] = [differentiator(graph, x), differentiator(graph, y)];
  const [fx, fy] = [dx(value), dy(value)];
  return { text, graph, x, y, parameters, value, gradient: [fx, fy], hessian: [dx(fx), dy(fx), dy(fy)] };
}

function lower(graph: Graph, text: LandscapeText, x: Value, y: Value, parameters: readonly Value[]): Value {
  const known = new Map<string, Value>([
    ['x', x],
    ['y', y],
    ...[...constants].map(([name, number]): [string, Value] => [name, graph.constant(number)]),
    ...text.parameters.map(({ name }, index): [string, Value] => [name, parameters[index]]),
  ]);
  const build = (expression: Expression): Value =>
    expression.kind === 'name'
      ? known.get(expression.name)!
      : applyExpression(graph, expression, operands(expression).map(build))!;
  for (const { name, value } of text.definitions) known.set(name, build(value));
  return build(text.formula);
}

/** Copies values of a landscape's graph into another graph, with other values for its inputs. */
export function instantiate(
  into: Graph,
  from: LandscapeGraph,
  roots: readonly Value[],
  x: Value,
  y: Value,
  parameters: readonly Value[],
): Value[] {
  const copies = new Map<Value, Value>([
    [from.x, x],
    [from.y, y],
  ]);
  from.parameters.forEach((value, index) => copies.set(value, parameters[index]));
  for (const value of from.graph.below(roots)) {
    if (copies.has(value)) continue;
    const { operation, args, constant } = from.graph.node(value);
    const copy =
      constant !== undefined
        ? into.constant(constant)
        : into.apply(operation, ...args.map((arg) => copies.get(arg)!));
    copies.set(value, copy);
  }
  return roots.map((root) => copies.get(root)!);
}
