import { Graph, Rate, type Value } from '../language/graph';
import type { Rule } from '../language/rule';
import { clipLimit, stepRate, type KernelVariant } from './gradient';
import type { RunningProduct } from './lowering';
import { VectorLowering, type Evaluation, type Extent, type Origin } from './vectorLowering';

/** Puts a value into an array at the end: of each parameter, where it is a number for each. */
export interface Store {
  readonly array: number;
  readonly value: Value;
}

/** One number that lives from step to step. */
export interface CarriedNumber {
  readonly variable: string;
  readonly start: Value;
  readonly next: Value;
}

/** One step of a rule on any number of parameters. */
export interface VectorStep {
  readonly graph: Graph;
  readonly origins: ReadonlyMap<Value, Origin>;
  readonly isVector: (value: Value) => boolean;
  /** The batch at the parameters with which the step begins. */
  readonly batch: Evaluation;
  /** How the arrays are filled where a run starts, and at the end of each step. Array 0 holds the parameters. */
  readonly starts: readonly Store[];
  readonly stores: readonly Store[];
  readonly numbers: readonly CarriedNumber[];
  readonly products: readonly RunningProduct[];
  /** The array of each name that the rule plots. */
  readonly plotted: readonly number[];
  /** The array in which the noise of a step is given. */
  readonly noise: number | undefined;
  /** The arrays in which the sizes of the matrices are given. */
  readonly extents: ReadonlyMap<Extent, number>;
  readonly arrays: number;
  /** What each name stands for when the step begins: theta, g, t, states and hyperparameters. */
  readonly before: ReadonlyMap<string, Value>;
  /** What each line of the rule computes, in order. */
  readonly lines: readonly Value[];
  /** What the calls that see all parameters at once give, by the place where they stand. */
  readonly calls: ReadonlyMap<string, Value>;
}

/** As `lowerStep` does it for two parameters, in the same order, so that both agree. */
export function lowerVectorStep(rule: Rule, variant: KernelVariant): VectorStep {
  const graph = new Graph();
  const names = new Map<string, Value>();
  let noise: Value | undefined;
  const withNoise = (gradient: Value) => (noise === undefined ? gradient : graph.apply('+', gradient, noise));
  const lowering = new VectorLowering(graph, names, withNoise);
  const arrayOf = (value: Value) => (lowering.origins.get(value) as Extract<Origin, { array: number }>).array;

  const theta = lowering.array();
  if (variant.isNoisy) noise = lowering.array();
  const batch = lowering.evaluate(theta);
  names.set('theta', theta);
  names.set('g', clipped(lowering, graph, withNoise(batch.gradient), variant));
  rule.hyperparameters.forEach(({ name }, index) => {
    const isRate = variant.isScheduled && name === 'lr';
    names.set(name, isRate ? graph.input(stepRate, Rate.step) : graph.input(`h${index}`, Rate.never));
  });

  // Starts are lowered first, while the states' names still mean their starts to one another.
  for (const { name } of rule.states) names.set(name, graph.constant(0));
  for (const { name, value } of rule.inits) names.set(name, lowering.lower(value));
  const states = rule.states.map(({ name, shape }, index) => {
    const start = names.get(name)!;
    const isWide = shape === 'parameters';
    const value = isWide ? lowering.array() : graph.input(`s${index}`, Rate.parameters);
    return { name, start, isWide, value };
  });
  for (const { name, value } of states) names.set(name, value);

  names.set('t', graph.input('t', Rate.step));
  const before = new Map(names);
  const lines = rule.assignments.map(({ name, value }) => {
    const line = lowering.lower(value);
    names.set(name, line);
    return line;
  });

  const wide = states.filter(({ isWide }) => isWide);
  const isState = ({ name }: { readonly name: string }) => states.some((state) => state.name === name);
  const kept = [
    { name: 'theta', start: theta, value: theta },
    ...wide,
    ...rule.plots
      .filter((plot) => !isState(plot))
      .map(({ name }) => ({ name, start: theta, value: lowering.array() })),
  ].map(({ name, start, value }) => ({ name, start, array: arrayOf(value) }));
  return {
    graph,
    origins: lowering.origins,
    isVector: (value) => lowering.isVector(value),
    batch,
    starts: kept.slice(1).map(({ start, array }) => ({ array, value: start })),
    stores: kept.map(({ name, array }) => ({ array, value: names.get(name)! })),
    numbers: states
      .filter(({ isWide }) => !isWide)
      .map(({ name, start, value }) => ({
        variable: graph.node(value).variable!,
        start,
        next: names.get(name)!,
      })),
    products: [...lowering.products.values()],
    plotted: rule.plots.map((plot) => kept.find(({ name }) => name === plot.name)!.array),
    noise: noise === undefined ? undefined : arrayOf(noise),
    extents: new Map([...lowering.extents].map(([name, value]) => [name, arrayOf(value)])),
    arrays: lowering.arrays,
    before,
    lines,
    calls: lowering.calls,
  };
}

/** The variables of the numbers that a run hands to its step, in order. */
export function vectorNumberVariables(rule: Rule, { clip }: KernelVariant): string[] {
  return [...rule.hyperparameters.map((_, index) => `h${index}`), ...(clip === undefined ? [] : [clipLimit])];
}

/** A clipped gradient, as `clipped` has it for two parameters. */
function clipped(lowering: VectorLowering, graph: Graph, gradient: Value, { clip }: KernelVariant): Value {
  if (clip === undefined) return gradient;
  const limit = graph.input(clipLimit, Rate.never);
  if (clip === 'value')
    return graph.apply('min', graph.apply('max', gradient, graph.apply('neg', limit)), limit);
  const norm = lowering.norm(gradient);
  const wanted = graph.apply('/', limit, graph.apply('+', norm, graph.constant(1e-6)));
  return graph.apply('*', gradient, graph.apply('min', wanted, graph.constant(1)));
}
