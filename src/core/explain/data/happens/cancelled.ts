import { whole } from '../../words';
import type { DataSentenceKind } from '../facts';

export const cancelled: DataSentenceKind<{ update: number; updates: number }> = {
  kind: 'data-cancelled',
  find: ({ result: { stop, lastFiniteStep }, updates }) =>
    stop === 'cancelled' ? { update: Math.max(0, lastFiniteStep), updates } : undefined,
  english: ({ update, updates }) =>
    `The training was ended after update ${whole(update)} of ${whole(updates)}.`,
};
