import { stripRates, sweepLearningRates } from '../../core/index';
import { sweepWork } from '../record';
import type { Computed } from '../session';
import { inSlices } from './inSlices';
import type { DetailKind } from './kind';

/** Multiplications that may be spent on a strip of a run on data: a second or two. */
const mostWork = 1_000_000_000;

/** Numbers of a table, which is made ready anew for each rate, and in one piece: a few milliseconds. */
const mostNumbers = 300_000;

/** Of the rates every first, second, fourth or eighth: all of these take both ends of the grid. */
const strides = [1, 2, 4, 8];

/** The final loss of a run for each learning rate. It does not depend on the rate that the run has. */
export const strip: DetailKind<'strip'> = {
  dependsOn({ history: { present }, rows, data }, { slot }) {
    const { runs, ...shared } = present.experiment;
    const run = runs[present.slots.indexOf(slot)];
    if (run === undefined) return undefined;
    const { lr: _, ...others } = run.hyperparameters ?? {};
    // A file's rows may change while the experiment stays.
    return [shared, { ...run, hyperparameters: others }, rows && data?.surface.id];
  },
  async answer(computed, { slot }, signal) {
    const { history, result, rows } = computed;
    const { experiment, slots } = history.present;
    const run = slots.indexOf(slot);
    const size = sizeFor(computed, run);
    if (!size || !result.runs.some((each) => each.run === run)) return undefined;
    const { rates, seeds } = size;
    const sweep = sweepLearningRates(experiment, run, rates, rows?.prepared.data, seeds);
    return { kind: 'strip', slot, rates, losses: await inSlices(sweep, signal), seeds };
  },
};

/** How many rates a strip has, and of how many seeds its losses are. */
interface Size {
  readonly rates: Float64Array;
  readonly seeds: number;
}

/**
 * Fewer rates where training takes long, the first seed alone where all take too long, and none where that does too, for
 * a strip that could be read.
 */
function sizeFor({ history, rows }: Computed, run: number): Size | undefined {
  const { experiment } = history.present;
  if (experiment.runs[run] === undefined) return undefined;
  if (experiment.objective.kind !== 'data') return { rates: stripRates, seeds: 1 };
  if ((rows?.prepared.data.features.length ?? 0) > mostNumbers) return undefined;
  const work = sweepWork(experiment, experiment.objective, run, rows?.prepared.data);
  for (const seeds of [Math.max(1, experiment.seeds?.length ?? 1), 1]) {
    const stride = strides.find((each) => (stripRates.length / each) * seeds * work <= mostWork);
    if (stride !== undefined) return { rates: stripRates.filter((_, k) => k % stride === 0), seeds };
  }
  return undefined;
}
