import type { Graph, Value } from './graph';
import { operations } from './operations';

/**
 * Exact partial derivatives by forward accumulation over the graph: linear in its size, because what an expression
 * and its derivatives share is one value.
 * @returns a function that gives ∂value/∂variable as a value of the same graph
 */
export function differentiator(graph: Graph, variable: Value): (value: Value) => Value {
  const known = new Map<Value, Value>([[variable, graph.constant(1)]]);
  return (target) => {
    // Operands come first, so a loop does what recursion would do, on formulas of any depth.
    for (const value of graph.below([target])) {
      if (!known.has(value)) known.set(value, slope(graph, value, known));
    }
    return known.get(target)!;
  };
}

/** The chain rule at one value whose operands' derivatives are known. */
function slope(graph: Graph, value: Value, known: ReadonlyMap<Value, Value>): Value {
  const { operation, args } = graph.node(value);
  const partials = operations.get(operation)?.partials?.(graph, args, value) ?? [];
  let sum: Value | undefined;
  partials.forEach((partial, index) => {
    const inner = known.get(args[index])!;
    // A term whose inner slope is the constant 0 is left out, not multiplied: its partial may not exist (the
    // logarithm of a negative base in u^2.5).
    if (partial === undefined || graph.constantOf(inner) === 0) return;
    const term = times(graph, partial(), inner);
    sum = sum === undefined ? term : graph.apply('+', sum, term);
  });
  return sum ?? graph.constant(0);
}

function times(graph: Graph, a: Value, b: Value): Value {
  if (graph.constantOf(a) === 0 || graph.constantOf(b) === 0) return graph.constant(0);
  const { operation, args } = graph.node(a);
  if (operation === '?:' && args.slice(1).every((arg) => graph.constantOf(arg) !== undefined)) {
    // The slope of a conditional, 1 or 0: chosen, not multiplied, because beyond the edge of its domain the slope of
    // the operand not taken may be NaN or infinite, and 0 times that is NaN.
    const [condition, then, otherwise] = args;
    return graph.apply('?:', condition, times(graph, then, b), times(graph, otherwise, b));
  }
  if (graph.constantOf(b) === -1) return graph.apply('neg', a);
  if (graph.constantOf(a) === -1) return graph.apply('neg', b);
  return graph.apply('*', a, b);
}
