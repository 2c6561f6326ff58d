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
    const rates = ratesFor(computed, run);
    if (!rates || !result.runs.some((each) => each.run === run)) return undefined;
    const sweep = sweepLearningRates(experiment, run, rates, rows?.prepared.data);
    return { kind: 'strip', slot, rates, losses: await inSlices(sweep, signal) };
  },
};

/** Fewer where training takes long, and none where it takes too long for a strip that could be read. */
function ratesFor({ history, rows }: Computed, run: number): Float64Array | undefined {
  const { experiment } = history.present;
  if (experiment.runs[run] === undefined) return undefined;
  if (experiment.objective.kind !== 'data') return stripRates;
  if ((rows?.prepared.data.features.length ?? 0) > mostNumbers) return undefined;
  const work = sweepWork(experiment, experiment.objective, run, rows?.prepared.data);
  const stride = strides.find((each) => (stripRates.length / each) * work <= mostWork);
  return stride === undefined ? undefined : stripRates.filter((_, k) => k % stride === 0);
}
