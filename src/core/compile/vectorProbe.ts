import type { Rule } from '../language/rule';
import { simplifyRule } from '../language/simplify';
import { withinLimits } from '../language/work';
import type { Value } from '../language/graph';
import type { Values } from '../experiment/types';
import { remember } from './cache';
import type { KernelVariant } from './gradient';
import { flagsOf } from './kernel';
import { VectorEmitter } from './vectorEmitter';
import {
  beginningWith,
  compileSegment,
  vectorScalars,
  type Segment,
  type VectorMemory,
} from './vectorKernel';
import { lowerVectorStep } from './vectorStep';

/** Where a quantity stands after a probe: an array with a number for each parameter, or a place among the scalars. */
export type VectorSlot = { readonly array: number } | { readonly place: number };

/** A step of a vector kernel, told in full: what every name stands for, without taking the step. */
export interface VectorProbe {
  /** What the names stand for when the step begins: theta, g, t, states and hyperparameters. */
  readonly before: ReadonlyMap<string, VectorSlot>;
  /** What each line of the rule computes, by the line of the text on which it stands. */
  readonly lines: ReadonlyMap<number, VectorSlot>;
  /** What the calls that see all parameters at once give, by `placeKey`. */
  readonly calls: ReadonlyMap<string, VectorSlot>;
  /** To be carried out as those of the kernel's step, in the memory below; all requests are to be answered. */
  readonly segments: readonly Segment[];
  /**
   * The memory for the next step of a run: it shares what the probe only reads, and what is the same for both.
   * @param kernel where the kernel of the same rule left the run
   */
  readonly memory: (kernel: VectorMemory) => VectorMemory;
}

/**
 * The probe of a vector kernel. It is made of the same graph, and so has the same arithmetic to the last bit.
 * @throws LanguageError when the rule asks for too much work
 */
export function compileVectorProbe(rule: Rule, values: Values, variant: KernelVariant): VectorProbe {
  return probeOf({ rule, flags: flagsOf(rule, values), variant });
}

interface ProbeSource {
  readonly rule: Rule;
  readonly flags: Values;
  readonly variant: KernelVariant;
}

const probeOf = remember(
  128,
  ({ rule, flags, variant }: ProbeSource): VectorProbe => {
    // What was little enough work as a kernel must be so here: the names come on top of it.
    const probe = withinLimits(2 * rule.source.length, () => probeSource(simplifyRule(rule, flags), variant));
    const { shared, arrays, scalars, segments, ...slots } = probe;
    return {
      ...slots,
      segments: segments.map(compileSegment),
      memory: (kernel) => {
        const parameters = kernel.arrays[0].length;
        const own = Array.from({ length: arrays - shared }, () => new Float64Array(parameters));
        const copied = new Float64Array(Math.max(scalars, kernel.scalars.length));
        copied.set(kernel.scalars);
        return { arrays: [...kernel.arrays.slice(0, shared), ...own], scalars: copied };
      },
    };
  },
  ({ rule, flags, variant }) => JSON.stringify([rule.source, flags, variant]),
);

function probeSource(rule: Rule, variant: KernelVariant) {
  const lowered = lowerVectorStep(rule, variant);
  const { inputs, places, tick } = vectorScalars(rule, lowered, variant);
  const told = new Map<Value, VectorSlot>();
  let [arrays, scalars] = [lowered.arrays, places.size];
  const tell = (value: Value): VectorSlot => {
    const slot = told.get(value) ?? (lowered.isVector(value) ? { array: arrays++ } : { place: scalars++ });
    told.set(value, slot);
    return slot;
  };
  const slots = {
    before: new Map([...lowered.before].map(([name, value]) => [name, tell(value)])),
    lines: new Map(rule.assignments.map(({ at }, index) => [at.line, tell(lowered.lines[index])])),
    calls: new Map([...lowered.calls].map(([place, value]) => [place, tell(value)])),
  };
  const all = [...told];
  const step = new VectorEmitter(
    {
      ...lowered,
      arrays,
      stores: all.flatMap(([value, slot]) => ('array' in slot ? [{ array: slot.array, value }] : [])),
      numbers: all.flatMap(([value, slot]) => ('place' in slot ? [{ place: slot.place, value }] : [])),
      evaluated: [lowered.batch],
    },
    inputs,
    scalars,
  );
  return {
    ...slots,
    segments: beginningWith(tick, step.segments),
    /** How many arrays are the kernel's own, in the same places: neither writes what the other did not write there. */
    shared: lowered.arrays,
    arrays: step.arrays,
    scalars: step.scalars,
  };
}
