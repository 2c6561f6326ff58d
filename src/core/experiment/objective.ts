import { compileLandscapeProgram, type LandscapeProgram } from '../compile/landscapeFunctions';
import { landscapes } from '../landscapes/catalogue';
import type { LandscapeDefinition } from '../landscapes/definition';
import { ProblemError } from '../problem';
import { compileDataObjective } from './data/dataObjective';
import type { Dataset, ObjectiveSpec } from './types';

/** A function of many parameters with its exact gradient. */
export interface Objective {
  /** How many parameters. */
  readonly dimension: number;
  value(theta: ArrayLike<number>): number;
  /** Writes the gradient at `theta` into `out`, which has `dimension` elements. */
  gradient(theta: ArrayLike<number>, out: Float64Array): void;
}

/** The catalogue entry an objective names, if it names one. */
export function landscapeOf(spec: ObjectiveSpec): LandscapeDefinition | undefined {
  return spec.kind === 'landscape' ? landscapes.get(spec.id) : undefined;
}

/**
 * The compiled landscape of a checked objective.
 * @throws ProblemError for a model's loss on data, which is none
 */
export function programOf(spec: ObjectiveSpec): LandscapeProgram {
  if (spec.kind === 'data')
    throw new ProblemError([
      { message: 'A model’s loss on data is no landscape with a formula.', path: 'objective.kind' },
    ]);
  const source = spec.kind === 'expression' ? spec.source : landscapeOf(spec)?.formula;
  if (source === undefined)
    throw new ProblemError([{ message: 'There is no such landscape.', path: 'objective.id' }]);
  const compiled = compileLandscapeProgram(source);
  if (!compiled.ok)
    throw new ProblemError(compiled.errors.map((error) => ({ ...error, path: 'objective.source' })));
  return compiled.program;
}

/** The values an objective gives its landscape's parameters, by name. */
export function landscapeParameters(spec: ObjectiveSpec): Readonly<Record<string, number>> {
  return spec.kind === 'data' ? {} : (spec.parameters ?? {});
}

/**
 * Compiles what an experiment minimises.
 * @param data the rows of a data objective that names a file
 * @throws ProblemError when the objective is not valid
 */
export function compileObjective(spec: ObjectiveSpec, data?: Dataset): Objective {
  if (spec.kind === 'data') return compileDataObjective(spec, data);
  const landscape = programOf(spec).bind(landscapeParameters(spec));
  return {
    dimension: 2,
    value: (theta) => landscape.value(theta[0], theta[1]),
    gradient(theta, out) {
      const [fx, fy] = landscape.gradient(theta[0], theta[1]);
      out[0] = fx;
      out[1] = fy;
    },
  };
}

/** The refusal of something that the document may say and this version cannot do. */
export function unsupported(path: string, what: string): { readonly path: string; readonly message: string } {
  return { path, message: `${what} is not supported by this version.` };
}
