// One step of a rule on a landscape as a graph, and what of its generated code is the same wherever it is written.
import { Graph, Rate, type Value } from '../language/graph';
import type { Rule } from '../language/rule';
import { clipLimit, clipped, noiseVariables, stepRate, withNoise, type KernelVariant } from './gradient';
import { instantiate, type LandscapeGraph } from './landscapeGraph';
import type { RunningProduct } from './lowering';
import { RuleLowering, widen, type Lanes } from './ruleGraph';

/** A variable that lives from step to step: the parameters, the lanes of the states, and locals that are plotted. */
export interface Carried {
  readonly variable: string;
  readonly start: Value;
  readonly next: Value;
}

/** One step of a rule on a landscape. */
export interface LoweredStep {
  readonly graph: Graph;
  /** The loss where the step begins. */
  readonly loss: Value;
  readonly carried: readonly Carried[];
  /** The variables of each name that the rule plots. */
  readonly plotted: readonly (readonly string[])[];
  readonly products: readonly RunningProduct[];
  /** The variables that a run carries from step to step, in the order of its memory. */
  readonly memory: readonly string[];
  /** What each name stands for when the step begins: theta, g, t, states and hyperparameters. */
  readonly before: ReadonlyMap<string, Lanes>;
  /** What each line of the rule computes, in order. */
  readonly lines: readonly Lanes[];
}

export function lowerStep(rule: Rule, landscape: LandscapeGraph, variant: KernelVariant): LoweredStep {
  const graph = new Graph();
  const theta: Lanes = [graph.input('x', Rate.parameters), graph.input('y', Rate.parameters)];
  const landscapeParameters = landscape.parameters.map((_, index) => graph.input(`q${index}`, Rate.never));
  const roots = [landscape.value, ...landscape.gradient];
  const [loss, ...slopes] = instantiate(graph, landscape, roots, theta[0], theta[1], landscapeParameters);
  const lanes = new Map<string, Lanes>([
    ['theta', theta],
    ['g', clipped(graph, withNoise(graph, slopes, variant), variant)],
    ...rule.hyperparameters.map(({ name }, index): [string, Lanes] => [
      name,
      [
        variant.isScheduled && name === 'lr'
          ? graph.input(stepRate, Rate.step)
          : graph.input(`h${index}`, Rate.never),
      ],
    ]),
  ]);
  const lowering = new RuleLowering(graph, lanes, { landscape, landscapeParameters, variant });

  // Starts are lowered first, while the states' names still mean their starts to one another.
  for (const { name } of rule.states) lanes.set(name, [graph.constant(0)]);
  for (const { name, value } of rule.inits) lanes.set(name, lowering.lower(value));
  const slots = rule.states.map(({ name, shape }, index) => {
    const starts = widen(lanes.get(name)!, shape === 'parameters');
    const variables = starts.map((_, lane) => `s${index}_${lane}`);
    lanes.set(
      name,
      variables.map((variable) => graph.input(variable, Rate.parameters)),
    );
    return { name, starts, variables };
  });

  lanes.set('t', [graph.input('t', Rate.step)]);
  const before = new Map(lanes);
  const lines = lowering.run(rule);
  const isState = ({ name }: { readonly name: string }) => slots.some((slot) => slot.name === name);
  const kept = [
    { name: 'theta', starts: theta, variables: ['x', 'y'] },
    ...slots,
    ...rule.plots
      .filter((plot) => !isState(plot))
      .map(({ name }, index) => ({ name, starts: theta, variables: [`l${index}_0`, `l${index}_1`] })),
  ];
  const carried = kept.flatMap(({ name, starts, variables }): Carried[] => {
    const next = widen(lanes.get(name)!, variables.length > 1);
    return variables.map((variable, lane) => ({ variable, start: starts[lane], next: next[lane] }));
  });
  const plotted = rule.plots.map((plot) => kept.find(({ name }) => name === plot.name)!.variables);
  const products = [...lowering.products.values()];
  const memory = ['t', ...[...products, ...carried].map(({ variable }) => variable)];
  return { graph, loss, carried, plotted, products, memory, before, lines };
}

/** The variables of the numbers that a run hands to its step, in order. */
export function numberVariables(rule: Rule, landscape: LandscapeGraph, { clip }: KernelVariant): string[] {
  return [
    ...rule.hyperparameters.map((_, index) => `h${index}`),
    ...landscape.parameters.map((_, index) => `q${index}`),
    ...(clip === undefined ? [] : [clipLimit]),
  ];
}

/** The lines that read a step's learning rate and noise, each from its place. */
export function givenToStep({ isScheduled, isNoisy }: KernelVariant, rate: string, noise: string): string {
  const noises = noiseVariables.map((variable, lane) => `const ${variable} = noise[${noise} + ${lane}];`);
  return [...(isScheduled ? [`const ${stepRate} = rates[${rate}];`] : []), ...(isNoisy ? noises : [])].join(
    '\n',
  );
}

/** The lines that multiply a running product by its base; what is too small is 0, because denormals are slow. */
export function multiplied(variable: string, base: string): string {
  return `${variable} *= ${base};\nif (Math.abs(${variable}) < 1e-300) ${variable} = 0;`;
}
