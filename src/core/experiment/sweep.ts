import { medianOf } from './bands';
import { maxSteps } from './limits';
import { runInSlices } from './run';
import { startsOf } from './view';
import type { Dataset, Experiment } from './types';

/** The rates of a strip within one power of ten. */
const perDecade = 32;

/** The fixed grid of learning rates that a strip shows: ascending, from 1e-4 to 10, 32 a power of ten. */
export const stripRates: Float64Array = Float64Array.from({ length: 5 * perDecade + 1 }, (_, k) =>
  Number((1e-4 * 10 ** (k / perDecade)).toPrecision(3)),
);

/**
 * The loss that one run ends with for each learning rate, everything else being as it is: from its first start, with
 * its first seeds.
 * @param run an index into the experiment's runs, of one with a hyperparameter `lr`
 * @param data the rows of a file
 * @param seeds how many of the experiment's: of several it is their median, among which what diverges is infinitely high
 * @yields now and then, so that a host can let messages in between
 * @returns one loss for each rate; NaN where the run, or the median of the seeds, diverges
 * @throws ProblemError when the experiment is not valid, or has no such rate
 */
export function* sweepLearningRates(
  experiment: Experiment,
  run: number,
  rates: Float64Array,
  data?: Dataset,
  seeds = 1,
): Generator<void, Float64Array, void> {
  const losses = new Float64Array(rates.length);
  const spec = experiment.runs[run];
  const { start, starts = [], seeds: all, ...alone } = experiment;
  // Where nothing is said, a model starts as its seed has it.
  const first = experiment.objective.kind === 'data' ? (starts[0] ?? start) : startsOf(experiment)[0];
  for (const [k, lr] of rates.entries()) {
    const slices = runInSlices(
      {
        ...alone,
        ...(first && { start: first }),
        ...(all !== undefined && { seeds: all.slice(0, seeds) }),
        runs: [{ ...spec, hyperparameters: { ...spec.hyperparameters, lr } }],
      },
      { record: { every: maxSteps }, ...(data && { data }) },
    );
    let slice = slices.next();
    for (; !slice.done; slice = slices.next()) yield;
    const ends = slice.value.runs.map(({ stop, loss }) =>
      stop === 'completed' ? loss[loss.length - 1] : Infinity,
    );
    const median = medianOf(ends);
    losses[k] = Number.isFinite(median) ? median : NaN;
    yield;
  }
  return losses;
}
