import { landscapeOf } from './objective';
import type { Experiment, ObjectiveSpec, View } from './types';

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
