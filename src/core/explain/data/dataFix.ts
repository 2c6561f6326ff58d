import { lossWork } from '../../experiment/data/meanLoss';
import { resolveRun } from '../../experiment/resolve';
import type { Experiment, RunOptions, RunResult } from '../../experiment/types';
import { rateOf, withSchedule, withValue, type Candidate, type Fix } from '../fix';
import { coarseRates, fineRates } from '../rates';
import type { DataFacts } from './facts';

/** Trainings that are to be carried out for a fix. */
export interface Trial {
  /** One run for each of them, from the start and with the seed of the one that is explained. */
  readonly experiment: Experiment;
  readonly record: NonNullable<RunOptions['record']>;
  /** How much that is, in rows × parameters. */
  readonly work: number;
}

/** Work of a trial at most: a second or two. */
const maxWork = 3e8;

/** How often the loss on all rows is evaluated, besides at the end. */
const evaluations = 20;

/** A change has to leave at most this part of what is above the minimum; where that is not known, of the loss. */
const [ofExcess, ofLoss] = [0.5, 0.8];

/** Where this part is left of what the loss was above the minimum at the start, there is nothing to mend. */
const arrived = 1e-3;

/**
 * Tries other learning rates, as `findFix` does on landscapes, and where a constant one leaves the loss hovering a
 * schedule that lets it shrink. Batches are noisy: what counts is the mean of the last tenth of the evaluations, and the
 * last one.
 * @yields what is to be carried out; goes on with its results, in the order of its runs
 * @returns the best that is worth the change; undefined where there is none, or trying takes too long
 */
export function* findDataFix(facts: DataFacts): Generator<Trial, Fix | undefined, readonly RunResult[]> {
  const { run, result, experiment, ends, leastSquares, late } = facts;
  const spec = experiment.runs[result.run];
  const { lr, maximize } = run.values;
  if (result.stop === 'cancelled' || facts.last < 0) return undefined;
  const floor = leastSquares?.minimum?.loss;
  const own = result.stop === 'diverged' ? Infinity : Math.min(facts.lateMean ?? Infinity, ends[1]);
  if (floor !== undefined && own - floor <= arrived * (ends[0] - floor)) return undefined;
  const best: (Tried | undefined)[] = [];
  if (maximize === true) best.push(yield* bestOf(facts, [withValue(spec, result.run, 'maximize', false)]));
  else if (typeof lr === 'number' && lr > 0) {
    const at = (rate: number) => withValue(spec, result.run, 'lr', rate);
    const coarse = yield* bestOf(facts, coarseRates(lr).map(at));
    best.push(coarse, coarse && (yield* bestOf(facts, fineRates(rateOf(coarse)).map(at))));
    if (spec.schedule === undefined && late?.kind === 'hovers')
      best.push(yield* bestOf(facts, [withSchedule(spec, result.run)]));
  }
  const found = lowestOf(best);
  if (!found) return undefined;
  const limit = floor === undefined ? ofLoss * own : floor + ofExcess * (own - floor);
  return found.late <= limit ? { change: found.change, loss: found.loss } : undefined;
}

/** A change that was tried, and what its last loss and the mean of its last ones are at most. */
interface Tried extends Fix {
  readonly late: number;
}

function* bestOf(
  facts: DataFacts,
  candidates: readonly Candidate[],
): Generator<Trial, Tried | undefined, readonly RunResult[]> {
  const { experiment, updates, objective, batch, rowCount, ends } = facts;
  const possible = candidates.filter(({ spec }) => resolveRun(experiment, spec).ok);
  const { model } = objective;
  const work = updates * lossWork(model, batch) + evaluations * lossWork(model, rowCount);
  if (possible.length === 0 || possible.length * work > maxWork) return undefined;
  const runs = yield {
    experiment: only(facts, possible),
    record: { every: Math.max(1, Math.floor(updates / evaluations)), theta: false },
    work: possible.length * work,
  };
  return lowestOf(
    runs.map((tried, i) => {
      const late = tried.stop === 'completed' ? lateLoss(tried) : NaN;
      const { change } = possible[i];
      return late < ends[0] ? { change, loss: tried.loss[tried.loss.length - 1], late } : undefined;
    }),
  );
}

/** The last loss, or the mean of the last tenth where that is more. */
function lateLoss({ loss }: RunResult): number {
  const last = loss.subarray(-Math.ceil(evaluations / 10));
  return Math.max(loss[loss.length - 1], last.reduce((sum, each) => sum + each, 0) / last.length);
}

function lowestOf(tried: readonly (Tried | undefined)[]): Tried | undefined {
  return tried
    .filter((each) => each !== undefined)
    .reduce<Tried | undefined>((best, each) => (best && best.late <= each.late ? best : each), undefined);
}

/** The candidates from the start, and with the seed, of the run that is explained. */
function only({ experiment, result }: DataFacts, candidates: readonly Candidate[]): Experiment {
  const { start, starts = [], seeds, ...rest } = experiment;
  const first = starts[result.start] ?? start;
  return {
    ...rest,
    ...(first && { start: first }),
    ...(seeds && { seeds: [result.seed] }),
    runs: candidates.map(({ spec }) => spec),
  };
}
