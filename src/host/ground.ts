import {
  compileLandscape,
  experimentView,
  landscapes,
  type Experiment,
  type Grid,
  type Landscape,
  type ObjectiveSpec,
  type View,
} from '../core/index';
import type { DataSurface } from './data/shownData';
import type { Ground } from '../protocol/messages';

/** Samples of a landscape along each axis: enough for Rastrigin's 100 valleys to be round. */
const columns = 241;
const rows = 241;

/** The landscape of a checked objective, with its formula. */
export function landscapeOf(objective: ObjectiveSpec): {
  readonly formula: string;
  readonly landscape: Landscape;
} {
  if (objective.kind === 'data') throw new Error('a data objective has no formula');
  const formula = objective.kind === 'landscape' ? landscapes.get(objective.id)!.formula : objective.source;
  const compiled = compileLandscape(formula, objective.parameters);
  if (!compiled.ok) throw new Error(compiled.errors[0].message);
  return { formula, landscape: compiled.landscape };
}

/** Tells landscapes apart, together with the view that they are first shown in. */
export function landscapeKey(experiment: Experiment, surface: DataSurface | undefined): string {
  return JSON.stringify(surface ? surface.id : [experiment.objective, experimentView(experiment)]);
}

/** Samples a landscape in a view, such that what is high and nearly level keeps its shape in 32 bits. */
export function groundOf(landscape: Landscape, view: View): Ground {
  return groundOfSamples(view, columns, rows, landscape.sampleGrid(view, columns, rows));
}

/** The same of losses that were sampled on a grid. */
export function groundOfGrid(view: View, { size, values }: Grid): Ground {
  return groundOfSamples(view, size, size, values);
}

function groundOfSamples(view: View, columns: number, rows: number, samples: Float64Array): Ground {
  const base = baseOf(samples);
  return { view, columns, rows, base, values: Float32Array.from(samples, (loss) => loss - base) };
}

/** The lowest finite sample, where all are much nearer to each other than to 0; else 0. */
function baseOf(samples: Float64Array): number {
  let [low, high] = [Infinity, -Infinity];
  for (const loss of samples) {
    if (loss < low && loss > -Infinity) low = loss;
    if (loss > high && loss < Infinity) high = loss;
  }
  return high - low < 1e-3 * Math.abs(low) ? low : 0;
}
