import { whole } from '../../words';
import type { DataSentenceKind } from '../facts';
import { between } from '../words';
import { fewest } from './hovers';

export const stalled: DataSentenceKind<{ update: number; low: number; high: number; isWhole: 0 | 1 }> = {
  kind: 'data-stalled',
  find: (facts) => {
    const { late } = facts;
    if (late?.kind !== 'stalled' || late.count < fewest) return undefined;
    const { row, lowest: low, highest: high } = late;
    return { update: facts.update(row), low, high, isWhole: facts.isWhole ? 1 : 0 };
  },
  english: ({ update, low, high, isWhole }) =>
    `From update ${whole(update)} on it ${isWhole ? 'stays' : 'was each time'} ${between(low, high)}.`,
};
