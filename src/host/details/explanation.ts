import { explain, explainDataInSlices, fixText, sentenceText, type Explanation } from '../../core/index';
import type { ExplanationDetail } from '../../protocol/details';
import { dataFixOf } from '../data/dataFix';
import { leastSquaresOf } from '../data/leastSquares';
import { inSlices } from './inSlices';
import type { DetailKind } from './kind';

/** What a run did, and why. Only its own settings and what all runs share have a part in that. */
export const explanation: DetailKind<'explanation'> = {
  dependsOn({ history: { present }, data }, { slot }) {
    const { runs, ...shared } = present.experiment;
    // A file's rows may change while the experiment stays.
    return [shared, runs[present.slots.indexOf(slot)], data?.surface.id];
  },
  async answer(computed, { slot }, signal, tell) {
    const { history, result, data } = computed;
    const { experiment, slots } = history.present;
    const run = slots.indexOf(slot);
    const first = result.runs.find((each) => each.run === run);
    if (first === undefined) return undefined;
    if (!data) return detailOf(slot, explain(experiment, first));
    const { surface } = data;
    const leastSquares = await leastSquaresOf(surface.objective, signal);
    const slices = explainDataInSlices(experiment, first, surface.objective, leastSquares);
    const explanation = await inSlices(slices, signal);
    const fix = dataFixOf(experiment, first, surface, leastSquares, signal);
    // What was tried may come later.
    const known = await Promise.race([fix.then(() => true), sleep(patience)]);
    if (!known) tell(detailOf(slot, explanation));
    const found = await fix;
    return detailOf(slot, { ...explanation, ...(found && { fix: found }) });
  },
};

/** How long what can be read waits for what is tried, in ms. */
const patience = 200;

function sleep(time: number): Promise<false> {
  return new Promise((resolve) => setTimeout(() => resolve(false), time));
}

function detailOf(slot: number, { happens, why, fix }: Explanation): ExplanationDetail {
  return {
    kind: 'explanation',
    slot,
    happens: happens.map(sentenceText),
    why: why.map(sentenceText),
    ...(fix && { fix: { ...fix, text: fixText(fix) } }),
  };
}
