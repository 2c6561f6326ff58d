import { compileLandscapeProgram, type LandscapeProgram } from '../compile/landscapeFunctions';
import { landscapes } from '../landscapes/catalogue';
import type { LandscapeDefinition } from '../landscapes/definition';
import { ProblemError } from '../problem';
import type { Dataset, Experiment, ObjectiveSpec, Plane, View } from './types';

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

/** The compiled landscape of a checked objective. */
export function programOf(spec: ObjectiveSpec): LandscapeProgram {
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
 * @throws ProblemError when the objective is not valid, or is one that this version cannot compute
 */
export function compileObjective(spec: ObjectiveSpec, _data?: Dataset): Objective {
  if (spec.kind === 'data') throw new ProblemError([unsupported('objective.kind', 'A model’s loss on data')]);
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

const wideView: View = { x: [-10, 10], y: [-10, 10] };

/** The rectangle an objective is shown in. */
export function viewOf(spec: ObjectiveSpec): View {
  return (spec.kind === 'expression' ? spec.view : landscapeOf(spec)?.view) ?? wideView;
}

/** Where a run starts: the experiment's own starts, else the landscape's, else a corner of the view. */
export function startsOf(experiment: Experiment): readonly (readonly number[])[] {
  if (experiment.starts !== undefined && experiment.starts.length > 0) return experiment.starts;
  if (experiment.start !== undefined) return [experiment.start];
  const known = landscapeOf(experiment.objective);
  if (known) return [known.start];
  const { x, y } = viewOf(experiment.objective);
  return [[x[0] + (x[1] - x[0]) / 8, y[1] - (y[1] - y[0]) / 8]];
}

/** How far the view reaches beyond a start that lies outside, as a fraction of its size. */
const margin = 0.05;

/** The rectangle an experiment is shown in: the objective's, stretched so that every start lies inside. */
export function experimentView(experiment: Experiment): View {
  const view = viewOf(experiment.objective);
  const starts = startsOf(experiment);
  const stretch = ([min, max]: readonly [number, number], axis: number): [number, number] => {
    const values = starts.map((start) => start[axis]).filter(Number.isFinite);
    const [low, high] = [Math.min(...values), Math.max(...values)];
    const room = (Math.max(high, max) - Math.min(low, min)) * margin;
    return [low < min ? low - room : min, high > max ? high + room : max];
  };
  return { x: stretch(view.x, 0), y: stretch(view.y, 1) };
}

/**
 * Samples an objective on a plane of its parameter space, a row at a time.
 * @param plane point (a, b) of the view stands for `origin + a·u + b·v`
 * @yields the fraction done
 * @returns rows × columns, row-major, the row of the smallest b first; the outermost lie on the view's edges
 */
export function* samplePlane(
  objective: Objective,
  plane: Plane,
  view: View,
  columns: number,
  rows: number,
): Generator<number, Float32Array, void> {
  const values = new Float32Array(columns * rows);
  const theta = new Float64Array(objective.dimension);
  const at = ([min, max]: readonly [number, number], index: number, count: number) =>
    count > 1 ? min + ((max - min) * index) / (count - 1) : min;
  for (let row = 0; row < rows; row++) {
    const b = at(view.y, row, rows);
    for (let column = 0; column < columns; column++) {
      const a = at(view.x, column, columns);
      for (let i = 0; i < theta.length; i++) theta[i] = plane.origin[i] + a * plane.u[i] + b * plane.v[i];
      values[row * columns + column] = objective.value(theta);
    }
    yield (row + 1) / rows;
  }
  return values;
}
