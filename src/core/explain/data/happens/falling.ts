import { percent, whole } from '../../words';
import type { DataSentenceKind } from '../facts';

/** Of fewer evaluations the last one alone would be all that is compared. */
const fewest = 5;

export const falling: DataSentenceKind<{ updates: number; share: number }> = {
  kind: 'data-falling',
  find: (facts) => {
    const { late, training } = facts;
    if (late?.kind !== 'falling' || training.losses.length < fewest) return undefined;
    const before = training.rows[training.rows.length - 1 - late.count];
    const updates = facts.update(facts.last) - facts.update(before);
    return { updates, share: 1 - late.lowest / late.before };
  },
  english: ({ updates, share }) =>
    `It still falls: the last ${updates === 1 ? 'update' : `${whole(updates)} updates`} took it ${percent(share)} below what it was before.`,
};
