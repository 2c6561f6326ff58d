import type { SentenceKind } from '../sentence';
import { short, whole } from '../words';

/** Falls in so many of its last steps. */
const few = 5;

export const falling: SentenceKind<{ steps: number; loss: number; fall: number }> = {
  kind: 'falling',
  find: (facts) => {
    const { last, target } = facts;
    if (!facts.isCompleted || !facts.isWhole || last < few) return undefined;
    const loss = facts.loss(last);
    if (target !== undefined && loss <= target) return undefined;
    for (let row = last; row > last - few; row--)
      if (!(facts.loss(row) < facts.loss(row - 1))) return undefined;
    const fall = facts.loss(last - 1) - loss;
    return fall > 1e-9 * Math.abs(loss) ? { steps: facts.step(last), loss, fall } : undefined;
  },
  english: ({ steps, loss, fall }) =>
    `After ${whole(steps)} steps the loss is ${short(loss)} and still falls: its last step takes ${short(fall)} off.`,
};
