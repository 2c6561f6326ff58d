import { Rate } from '../language/graph';
import type { Rule } from '../language/rule';
import { simplifyRule } from '../language/simplify';
import { withinLimits } from '../language/work';
import type { Values } from '../experiment/types';
import { remember } from './cache';
import { Emitter } from './emitter';
import { generateFunction } from './generated';
import type { KernelVariant } from './gradient';
import { flagsOf, keyOfKernel, type KernelSource } from './kernel';
import type { LandscapeProgram } from './landscapeFunctions';
import type { Lanes } from './ruleGraph';
import { givenToStep, lowerStep, multiplied, numberVariables } from './step';

/** Where a quantity stands among the numbers that a probe reads: one, or one for each parameter. */
export interface Slot {
  readonly at: number;
  readonly length: number;
}

/** A kernel's step, told in full: every name's value, without taking the step. */
export interface StepProbe {
  /** What the names stand for when the step begins: theta, g, t, states and hyperparameters. */
  readonly before: ReadonlyMap<string, Slot>;
  /** What each line of the rule computes, by the line of the text on which it stands. */
  readonly lines: ReadonlyMap<number, Slot>;
  /** How many numbers it reads. */
  readonly length: number;
  /**
   * Writes the numbers of the next step into `out`.
   * @param memory where the kernel of the same rule left the run
   * @param numbers as the kernel has them
   * @param rates the step's learning rate, and `noise` its noise, of a variant that has them
   */
  readonly read: (
    memory: Float64Array,
    numbers: Float64Array,
    out: Float64Array,
    rates: ArrayLike<number>,
    noise: ArrayLike<number>,
  ) => void;
}

/** The probe of a kernel. It is made of the same graph, and so has the same arithmetic to the last bit. */
export function compileProbe(
  rule: Rule,
  values: Values,
  landscape: LandscapeProgram,
  variant: KernelVariant,
): StepProbe {
  return probeOf({ rule, flags: flagsOf(rule, values), landscape, variant });
}

const probeOf = remember(
  128,
  ({ rule, flags, landscape, variant }: KernelSource): StepProbe => {
    // What was little enough work as a kernel must be so here: the names come on top of it.
    const characters = 2 * (rule.source.length + landscape.source.length);
    const { source, ...slots } = withinLimits(characters, () =>
      probeSource(simplifyRule(rule, flags), landscape, variant),
    );
    return { read: generateFunction<StepProbe['read']>(parameterNames, source), ...slots };
  },
  keyOfKernel,
);

const parameterNames = ['memory', 'numbers', 'out', 'rates', 'noise'];

/** The JavaScript of a probe: the body of its function. */
export function probeSource(
  rule: Rule,
  { graph: landscape }: LandscapeProgram,
  variant: KernelVariant,
): { readonly source: string } & Omit<StepProbe, 'read'> {
  const { graph, products, memory, before, lines } = lowerStep(rule, landscape, variant);
  const told: Lanes[] = [];
  let length = 0;
  const tell = (lanes: Lanes): Slot => {
    const slot = { at: length, length: lanes.length };
    told.push(lanes);
    length += lanes.length;
    return slot;
  };
  const slots = {
    before: new Map([...before].map(([name, lanes]) => [name, tell(lanes)])),
    lines: new Map(rule.assignments.map(({ at }, index) => [at.line, tell(lines[index])])),
  };
  const values = told.flat();
  const step = new Emitter(graph, [...values, ...products.map(({ base }) => base)]);
  const source = [
    ...numberVariables(rule, landscape, variant).map(
      (variable, index) => `const ${variable} = numbers[${index}];`,
    ),
    ...memory.map((variable, index) => `let ${variable} = memory[${index}];`),
    step.section(Rate.never),
    't += 1;',
    givenToStep(variant, '0', '0'),
    ...products.map(({ variable, base }) => multiplied(variable, step.text(base))),
    step.section(Rate.step),
    step.section(Rate.parameters),
    ...values.map((value, index) => `out[${index}] = ${step.text(value)};`),
  ].join('\n');
  return { source, ...slots, length };
}
