import type { SentenceKind } from '../sentence';
import { short } from '../words';

export const climbs: SentenceKind<{ from: number; to: number }> = {
  kind: 'climbs',
  find: (facts) => {
    if (!facts.isCompleted || facts.last < 1) return undefined;
    const [from, to] = [facts.loss(0), facts.loss(facts.last)];
    return to > from ? { from, to } : undefined;
  },
  english: ({ from, to }) =>
    `The loss ends higher than it began: it goes from ${short(from)} to ${short(to)}.`,
};
