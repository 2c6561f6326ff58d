import { stripRates, sweepLearningRates } from '../../core/index';
import { inSlices } from './inSlices';
import type { DetailKind } from './kind';

/** The final loss of a run for each learning rate. It does not depend on the rate that the run has. */
export const strip: DetailKind<'strip'> = {
  dependsOn({ history: { present } }, { slot }) {
    const { runs, ...shared } = present.experiment;
    const run = runs[present.slots.indexOf(slot)];
    if (run === undefined) return undefined;
    const { lr: _, ...others } = run.hyperparameters ?? {};
    return [shared, { ...run, hyperparameters: others }];
  },
  async answer({ history: { present }, result, data }, { slot }, signal) {
    const run = present.slots.indexOf(slot);
    const spec = present.experiment.runs[run];
    if (spec === undefined || data || !result.runs.some((each) => each.run === run)) return undefined;
    const losses = await inSlices(sweepLearningRates(present.experiment, run, stripRates), signal);
    return { kind: 'strip', slot, rates: stripRates, losses };
  },
};
