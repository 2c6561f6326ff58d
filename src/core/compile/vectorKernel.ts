import { Rate } from '../language/graph';
import type { Rule } from '../language/rule';
import { simplifyRule } from '../language/simplify';
import { withinLimits } from '../language/work';
import type { Values } from '../experiment/types';
import { remember } from './cache';
import { Emitter } from './emitter';
import { generateFunction } from './generated';
import { stepRate, type KernelVariant } from './gradient';
import { flagsOf } from './kernel';
import { multiplied } from './step';
import type { Matrix } from './orthogonalize';
import { VectorEmitter, type Orthogonalization, type Request, type SegmentSource } from './vectorEmitter';
import { lowerVectorStep, vectorNumberVariables, type VectorStep } from './vectorStep';

/** What a run on any number of parameters carries from step to step. */
export interface VectorMemory {
  /** One number for each parameter in each; the first holds the parameters themselves. */
  readonly arrays: readonly Float64Array[];
  readonly scalars: Float64Array;
}

/** A piece of a step. Before it runs, what it asks for is put into the memory. */
export interface Segment {
  readonly requests: readonly Request[];
  readonly orthogonalizations: readonly Orthogonalization[];
  /** @param rate the learning rate of the step, of a scheduled kernel */
  readonly run: (
    arrays: readonly Float64Array[],
    scalars: Float64Array,
    numbers: Float64Array,
    rate: number,
  ) => void;
}

/**
 * A rule as loops over any number of parameters. It knows nothing of what is minimised: where a step needs the loss or
 * the gradient of its batch, or orthogonal matrices, it ends a segment, and whoever carries it out may take its time.
 */
export interface VectorKernel {
  /** What `numbers` holds, in order: hyperparameters by name, then the clip limit. */
  readonly hyperparameters: readonly string[];
  /** @param matrices what the parameters consist of */
  readonly allocate: (parameters: number, matrices: readonly Matrix[]) => VectorMemory;
  /** What puts a run at its start, once the parameters are in the first array. */
  readonly start: readonly Segment[];
  /** What a step does. The first request of its first segment is the batch at the parameters it begins with. */
  readonly step: readonly Segment[];
  /** The array in which the noise of a step is given, of a noisy kernel. */
  readonly noise: number | undefined;
  /** The array of each name that the rule plots; a local is what the last step computed. */
  readonly plotted: readonly number[];
}

/**
 * The kernel of a rule with these flags, for models of any size. Numbers are its arguments, so that turning one
 * compiles nothing.
 * @throws LanguageError when the rule asks for too much work
 */
export function compileVectorKernel(rule: Rule, values: Values, variant: KernelVariant): VectorKernel {
  return vectorKernelOf({ rule, flags: flagsOf(rule, values), variant });
}

interface VectorKernelSource {
  readonly rule: Rule;
  readonly flags: Values;
  readonly variant: KernelVariant;
}

const vectorKernelOf = remember(
  128,
  ({ rule, flags, variant }: VectorKernelSource): VectorKernel => {
    const simplified = simplifyRule(rule, flags);
    const source = withinLimits(rule.source.length, () => vectorKernelSource(simplified, variant));
    const [start, step] = [source.start, source.step].map((segments) => segments.map(compileSegment));
    return {
      hyperparameters: simplified.hyperparameters.map(({ name }) => name),
      allocate: (parameters, matrices) => {
        const arrays = Array.from({ length: source.arrays }, () => new Float64Array(parameters));
        for (const [extent, array] of source.extents)
          for (const matrix of matrices) {
            const { offset, rows, columns } = matrix;
            arrays[array].fill(matrix[extent], offset, offset + rows * columns);
          }
        return { arrays, scalars: new Float64Array(source.scalars) };
      },
      start,
      step,
      noise: source.noise,
      plotted: source.plotted,
    };
  },
  ({ rule, flags, variant }) => JSON.stringify([rule.source, flags, variant]),
);

/** A segment as a function. */
export function compileSegment({ source, ...asked }: SegmentSource): Segment {
  return { ...asked, run: generateFunction<Segment['run']>(['a', 's', 'numbers', 'rate'], source) };
}

/** The JavaScript of a kernel's segments, and what its memory holds. */
export function vectorKernelSource(rule: Rule, variant: KernelVariant) {
  const lowered = lowerVectorStep(rule, variant);
  const { graph, products, numbers, batch, noise, extents, plotted } = lowered;
  const { inputs, places, tick } = vectorScalars(rule, lowered, variant);
  const begin = new VectorEmitter(
    {
      ...lowered,
      stores: lowered.starts,
      numbers: [
        { place: places.get('t')!, value: graph.constant(0) },
        ...products.map(({ variable }) => ({ place: places.get(variable)!, value: graph.constant(1) })),
        ...numbers.map(({ variable, start }) => ({ place: places.get(variable)!, value: start })),
      ],
      evaluated: [],
    },
    inputs,
    places.size,
  );
  const step = new VectorEmitter(
    {
      ...lowered,
      numbers: numbers.map(({ variable, next }) => ({ place: places.get(variable)!, value: next })),
      evaluated: [batch],
    },
    inputs,
    places.size,
  );
  return {
    start: begin.segments,
    step: beginningWith(tick, step.segments),
    arrays: Math.max(begin.arrays, step.arrays),
    scalars: Math.max(begin.scalars, step.scalars),
    noise,
    extents,
    plotted,
  };
}

/** The scalars of a rule: where they are carried from step to step, and where all that is one number is read from. */
export function vectorScalars(
  rule: Rule,
  { graph, products, numbers }: Pick<VectorStep, 'graph' | 'products' | 'numbers'>,
  variant: KernelVariant,
): {
  readonly inputs: ReadonlyMap<string, string>;
  readonly places: ReadonlyMap<string, number>;
  /** The lines that count the step and multiply the running products. */
  readonly tick: string;
} {
  const carried = ['t', ...[...products, ...numbers].map(({ variable }) => variable)];
  const places = new Map(carried.map((variable, place) => [variable, place]));
  const given = vectorNumberVariables(rule, variant).map(
    (variable, index) => [variable, `numbers[${index}]`] as const,
  );
  const inputs = new Map([
    ['n', 'a[0].length'],
    [stepRate, 'rate'],
    ...given,
    ...carried.map((variable, place) => [variable, `s[${place}]`] as const),
  ]);
  const bases = new Emitter(
    graph,
    products.map(({ base }) => base),
  );
  const tick = [
    's[0] += 1;',
    '{',
    ...given.map(([variable, text]) => `const ${variable} = ${text};`),
    bases.section(Rate.never),
    ...products.flatMap(({ variable, base }) => [
      `let ${variable} = s[${places.get(variable)}];`,
      multiplied(variable, bases.text(base)),
      `s[${places.get(variable)}] = ${variable};`,
    ]),
    '}',
  ].join('\n');
  return { inputs, places, tick };
}

/** The segments of a step, which the first one counts. */
export function beginningWith(
  tick: string,
  [first, ...others]: readonly SegmentSource[],
): readonly SegmentSource[] {
  return [{ ...first, source: `${tick}\n${first.source}` }, ...others];
}
