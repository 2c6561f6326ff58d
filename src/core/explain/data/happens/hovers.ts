import { whole } from '../../words';
import type { DataSentenceKind } from '../facts';
import { between } from '../words';

/** Fewer evaluations tell of nothing that lasts. */
export const fewest = 3;

export const hovers: DataSentenceKind<{
  update: number;
  low: number;
  high: number;
  before: number;
  isWhole: 0 | 1;
}> = {
  kind: 'data-hovers',
  find: (facts) => {
    const { late } = facts;
    if (late?.kind !== 'hovers' || late.count < fewest) return undefined;
    const { row, lowest: low, highest: high, before } = late;
    return { update: facts.update(row), low, high, before, isWhole: facts.isWhole ? 1 : 0 };
  },
  english: ({ update, low, high, before, isWhole }) =>
    `From update ${whole(update)} on it ${isWhole ? 'stays' : 'was each time'} ${between(low, high)}, ${low < before ? 'hardly' : 'no'} lower than before: it hovers.`,
};
