import type { SentenceKind } from '../sentence';
import { short, whole } from '../words';

/** Where a run stands of which nothing else can be said. */
export const ended: SentenceKind<{ steps: number; loss: number; best: number; bestStep: number }> = {
  kind: 'ended',
  find: (facts) => {
    const { last } = facts;
    if (!facts.isCompleted || last < 1) return undefined;
    let row = 0;
    for (let each = 1; each <= last; each++) if (facts.loss(each) < facts.loss(row)) row = each;
    return {
      steps: facts.step(last),
      loss: facts.loss(last),
      best: facts.loss(row),
      bestStep: facts.step(row),
    };
  },
  english: ({ steps, loss, best, bestStep }) =>
    bestStep === steps
      ? `After ${whole(steps)} steps the loss is ${short(loss)}, its lowest.`
      : `After ${whole(steps)} steps the loss is ${short(loss)}; at step ${whole(bestStep)} it was ${short(best)}, its lowest.`,
};
