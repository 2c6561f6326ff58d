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
 * its first seed.
 * @param run an index into the experiment's runs, of one with a hyperparameter `lr`
 * @param data the rows of a file
 * @yields now and then, so that a host can let messages in between
 * @returns one loss for each rate; NaN where the run diverges
 * @throws ProblemError when the experiment is not valid, or has no such rate
 */
export function* sweepLearningRates(
  experiment: Experiment,
  run: number,
  rates: Float64Array,
  data?: Dataset,
): Generator<void, Float64Array, void> {
  const losses = new Float64Array(rates.length);
  const spec = experiment.runs[run];
  const { start, starts = [], seeds, ...alone } = experiment;
  // Where nothing is said, a model starts as its seed has it.
  const first = experiment.objective.kind === 'data' ? (starts[0] ?? start) : startsOf(experiment)[0];
  for (const [k, lr] of rates.entries()) {
    const slices = runInSlices(
      {
        ...alone,
        ...(first && { start: first }),
        ...(seeds !== undefined && { seeds: seeds.slice(0, 1) }),
        runs: [{ ...spec, hyperparameters: { ...spec.hyperparameters, lr } }],
      },
      { record: { every: maxSteps }, ...(data && { data }) },
    );
    let slice = slices.next();
    for (; !slice.done; slice = slices.next()) yield;
    const [{ stop, loss }] = slice.value.runs;
    losses[k] = stop === 'completed' ? loss[loss.length - 1] : NaN;
    yield;
  }
  return losses;
}
