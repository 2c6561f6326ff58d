import { Rate } from '../language/graph';
import type { Rule } from '../language/rule';
import { simplifyRule } from '../language/simplify';
import { withinLimits } from '../language/work';
import type { Values } from '../experiment/types';
import { remember } from './cache';
import { Emitter } from './emitter';
import { generateFunction } from './generated';
import type { KernelVariant } from './gradient';
import type { LandscapeProgram } from './landscapeFunctions';
import { givenToStep, lowerStep, multiplied, numberVariables } from './step';

/**
 * A rule on a landscape as one function: gradient and update inlined, unrolled over the two parameters, state in
 * local variables. It can stop after any number of steps and go on later without changing a bit of the result.
 */
export interface Kernel {
  /** What `numbers` holds, in order: hyperparameters by name, then the landscape's parameters, then the clip limit. */
  readonly hyperparameters: readonly string[];
  /** How many numbers a run carries from slice to slice. */
  readonly memoryLength: number;
  /**
   * Puts a run at its start.
   * @param rates the learning rate of the first step, and `noise` its noise; read by kernels of such a variant only
   */
  readonly start: (
    memory: Float64Array,
    numbers: Float64Array,
    x: number,
    y: number,
    rates?: ArrayLike<number>,
    noise?: ArrayLike<number>,
  ) => void;
  /** Where a run stands. */
  readonly position: (memory: Float64Array) => [number, number];
  /** What the rule's `plot` lines name, where a run stands; a local is what the last step computed. */
  readonly plotted: (memory: Float64Array) => [number, number][];
  /**
   * Takes `count` steps. Records, before each, the parameters into `theta` (two a row) and the loss into `loss`, from
   * row `row` on; the state after the last is left in `memory`. A scheduled kernel reads each step's learning rate from
   * the same row of `rates`, a noisy one its noise from `noise` (two a step, from 0); what the rule plots is recorded
   * as the parameters are, each name in its array of `extra`.
   * @returns 0, or NaN when any recorded number is not finite, or so large that a row's sum is not. Summing costs a
   *   third of what a test a step does.
   */
  readonly advance: (
    memory: Float64Array,
    numbers: Float64Array,
    theta: Float64Array,
    loss: Float64Array,
    row: number,
    count: number,
    rates?: Float64Array,
    noise?: Float64Array,
    extra?: readonly Float64Array[],
  ) => number;
}

/** No schedule, no noise, no clipping. */
export const plain: KernelVariant = { isScheduled: false, isNoisy: false, clip: undefined };

/**
 * The kernel of a rule with these flags. Numbers are its arguments, so that turning one compiles nothing.
 * @throws LanguageError when rule and landscape together ask for too much work
 */
export function compileKernel(
  rule: Rule,
  values: Values,
  landscape: LandscapeProgram,
  variant: KernelVariant = plain,
): Kernel {
  return kernelOf({ rule, flags: flagsOf(rule, values), landscape, variant });
}

/** What decides which kernel a run has. */
export interface KernelSource {
  readonly rule: Rule;
  readonly flags: Values;
  readonly landscape: LandscapeProgram;
  readonly variant: KernelVariant;
}

/** The values of a rule's flags. */
export function flagsOf(rule: Rule, values: Values): Values {
  const flags: Record<string, boolean> = {};
  for (const { name, kind } of rule.hyperparameters) if (kind === 'flag') flags[name] = Boolean(values[name]);
  return flags;
}

/** Tells kernels apart. */
export function keyOfKernel({ rule, flags, landscape, variant }: KernelSource): string {
  return JSON.stringify([rule.source, flags, landscape.source, variant]);
}

const kernelOf = remember(
  128,
  ({ rule, flags, landscape, variant }: KernelSource): Kernel => {
    const characters = rule.source.length + landscape.source.length;
    const { source, ...lengths } = withinLimits(characters, () =>
      kernelSource(simplifyRule(rule, flags), landscape, variant),
    );
    return { ...generateFunction<() => KernelFunctions>([], source)(), ...lengths };
  },
  keyOfKernel,
);

type KernelFunctions = Omit<Kernel, 'hyperparameters' | 'memoryLength'>;

/** The JavaScript of a kernel: the body of a function that returns its functions. */
export function kernelSource(
  rule: Rule,
  { graph: landscape }: LandscapeProgram,
  variant: KernelVariant = plain,
): { readonly source: string } & Pick<Kernel, 'hyperparameters' | 'memoryLength'> {
  const hyperparameters = rule.hyperparameters.map(({ name }) => name);
  const { graph, loss, carried, plotted, products, memory } = lowerStep(rule, landscape, variant);
  const step = new Emitter(graph, [
    loss,
    ...carried.map(({ next }) => next),
    ...products.map(({ base }) => base),
  ]);
  const begin = new Emitter(
    graph,
    carried.map(({ start }) => start),
  );
  const lines = <T>(items: readonly T[], write: (item: T, index: number) => string) =>
    items.map(write).join('\n');
  const numbers = lines(
    numberVariables(rule, landscape, variant),
    (variable, index) => `const ${variable} = numbers[${index}];`,
  );
  const starts = ['0', ...products.map(() => '1'), ...carried.map(({ start }) => begin.text(start))];
  const f = step.text(loss);

  const source = `return {
start(memory, numbers, x, y, rates, noise) {
${numbers}
${givenToStep(variant, '0', '0')}
${lines([Rate.never, Rate.step, Rate.parameters], (rate) => begin.section(rate))}
${lines(starts, (start, index) => `memory[${index}] = ${start};`)}
},
position(memory) {
return [memory[${memory.indexOf('x')}], memory[${memory.indexOf('y')}]];
},
plotted(memory) {
return [${plotted.map((pair) => `[${pair.map((variable) => `memory[${memory.indexOf(variable)}]`).join(', ')}]`).join(', ')}];
},
advance(memory, numbers, theta, loss, row, count, rates, noise, extra) {
${numbers}
${lines(memory, (variable, index) => `let ${variable} = memory[${index}];`)}
${step.section(Rate.never)}
${lines(plotted, (_, index) => `const e${index} = extra[${index}];`)}
let bad = 0;
${variant.isNoisy ? 'const first = 2 * row;' : ''}
for (let k = 2 * row, end = row + count; row < end; row++, k += 2) {
t += 1;
${givenToStep(variant, 'row', 'k - first')}
${lines(products, ({ variable, base }) => multiplied(variable, step.text(base)))}
${step.section(Rate.step)}
${step.section(Rate.parameters)}
theta[k] = x;
theta[k + 1] = y;
${lines(plotted, (pair, index) => `e${index}[k] = ${pair[0]};\ne${index}[k + 1] = ${pair[1]};`)}
loss[row] = ${f};
bad += (x + y + ${f}) * 0;
${lines(carried, ({ next }, index) => `const next${index} = ${step.text(next)};`)}
${lines(carried, ({ variable }, index) => `${variable} = next${index};`)}
}
${lines(memory, (variable, index) => `memory[${index}] = ${variable};`)}
return bad;
},
};`;
  return { source, hyperparameters, memoryLength: memory.length };
}
