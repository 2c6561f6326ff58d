import {
  explain,
  explainDataInSlices,
  fixText,
  sentenceText,
  type Explanation,
  type RunResult,
} from '../../core/index';
import { leastSquaresOf } from '../data/leastSquares';
import type { Computed } from '../session';
import { inSlices } from './inSlices';
import type { DetailKind } from './kind';

/** What a run did, and why. Only its own settings and what all runs share have a part in that. */
export const explanation: DetailKind<'explanation'> = {
  dependsOn({ history: { present }, data }, { slot }) {
    const { runs, ...shared } = present.experiment;
    // A file's rows may change while the experiment stays.
    return [shared, runs[present.slots.indexOf(slot)], data?.surface.id];
  },
  async answer(computed, { slot }, signal) {
    const { history, result } = computed;
    const run = history.present.slots.indexOf(slot);
    const first = result.runs.find((each) => each.run === run);
    if (first === undefined) return undefined;
    const { happens, why, fix } = await explained(computed, first, signal);
    return {
      kind: 'explanation',
      slot,
      happens: happens.map(sentenceText),
      why: why.map(sentenceText),
      ...(fix && { fix: { ...fix, text: fixText(fix) } }),
    };
  },
};

async function explained(
  { history: { present }, data }: Computed,
  result: RunResult,
  signal: AbortSignal,
): Promise<Explanation> {
  const { experiment } = present;
  if (!data) return explain(experiment, result);
  const { objective } = data.surface;
  const leastSquares = await leastSquaresOf(objective, signal);
  return inSlices(explainDataInSlices(experiment, result, objective, leastSquares), signal);
}
