import { explain, fixText, sentenceText } from '../../core/index';
import type { DetailKind } from './kind';

/** What a run did, and why. Only its own settings and what all runs share have a part in that. */
export const explanation: DetailKind<'explanation'> = {
  dependsOn({ history: { present } }, { slot }) {
    const { runs, ...shared } = present.experiment;
    return [shared, runs[present.slots.indexOf(slot)]];
  },
  answer({ history: { present }, result, data }, { slot }) {
    const run = present.slots.indexOf(slot);
    const first = result.runs.find((each) => each.run === run);
    if (first === undefined || data) return Promise.resolve(undefined);
    const { happens, why, fix } = explain(present.experiment, first);
    return Promise.resolve({
      kind: 'explanation',
      slot,
      happens: happens.map(sentenceText),
      why: why.map(sentenceText),
      ...(fix && { fix: { ...fix, text: fixText(fix) } }),
    });
  },
};
