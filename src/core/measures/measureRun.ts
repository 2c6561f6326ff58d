import { landscapeOf, landscapeParameters, programOf } from '../experiment/objective';
import { Replay } from '../experiment/replay';
import type { Experiment, RunResult } from '../experiment/types';
import type { MeasureDefinition } from './definition';

/** Rows between two yields: a fraction of a millisecond. */
const portion = 4096;

/**
 * Takes a measure of a trajectory from the run's first start and with its first seed. Of a thinned one the steps that
 * led to its rows are taken once more, so that the length of a step is that of one step.
 * @yields now and then, so that a host can let messages in between
 * @returns for each of the measure's curves one number a row; NaN where there is none, or the run no longer finite
 * @throws RangeError where the measure needs a minimum and none is known
 */
export function* measureRun(
  experiment: Experiment,
  result: RunResult,
  { id, curves, needsMinimum }: MeasureDefinition,
): Generator<void, readonly Float64Array[], void> {
  const { steps, theta, loss, lastFiniteStep } = result;
  const minima = landscapeOf(experiment.objective)?.minima ?? [];
  if (needsMinimum && minima.length === 0) throw new RangeError(`No minimum is known, which “${id}” needs.`);
  const landscape = programOf(experiment.objective).bind(landscapeParameters(experiment.objective));
  const previous = yield* previousRows(experiment, result);
  const run = { theta, loss, previous, gradient: landscape.gradient, minima };
  const columns = curves.map(() => new Float64Array(steps.length).fill(NaN));
  for (let row = 0; row < steps.length && steps[row] <= lastFiniteStep; row++) {
    curves.forEach((curve, k) => (columns[k][row] = curve(run, row)));
    if (row % portion === portion - 1) yield;
  }
  return columns;
}

/** The parameters one step before each row. */
function* previousRows(
  experiment: Experiment,
  { run, steps, theta, lastFiniteStep }: RunResult,
): Generator<void, Float64Array, void> {
  const previous = new Float64Array(theta.length).fill(NaN);
  const isThinned = steps.length > 1 && steps[steps.length - 1] !== steps.length - 1;
  if (!isThinned) {
    for (let k = 2; k < theta.length; k++) previous[k] = theta[k - 2];
    return previous;
  }
  let row = 1;
  for (const { first, theta: page } of new Replay(experiment, run).until(lastFiniteStep)) {
    const end = first + page.length / 2;
    for (; row < steps.length && steps[row] <= end; row++) {
      const at = 2 * (steps[row] - 1 - first);
      previous.set(page.subarray(at, at + 2), 2 * row);
    }
    yield;
  }
  return previous;
}
