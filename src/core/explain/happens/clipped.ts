import type { SentenceKind } from '../sentence';
import { short, whole } from '../words';

export const clipped: SentenceKind<{ count: number; steps: number; by: string; limit: number }> = {
  kind: 'clipped',
  find: (facts) => {
    const { clippedSteps: count, isWhole, last } = facts;
    const { clip } = facts.run;
    if (!clip || !count || !isWhole) return undefined;
    const [by, limit] = 'norm' in clip ? ['norm', clip.norm] : ['value', clip.value];
    return { count, steps: last, by, limit };
  },
  english: ({ count, steps, by, limit }) =>
    `On ${whole(count)} of ${whole(steps)} steps the gradient is clipped to ${by === 'norm' ? 'the length' : 'numbers of'} ${short(limit)}.`,
};
