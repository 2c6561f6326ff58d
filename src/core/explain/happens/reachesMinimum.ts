import type { SentenceKind } from '../sentence';
import { point, short } from '../words';

/** Within this part of the drop from the start, the loss counts as that of the minimum. */
const part = 1e-4;

/** Of a landscape that nobody knows the minima of: whether it is the lowest one cannot be said. */
export const reachesMinimum: SentenceKind<{ minimum: readonly [number, number]; loss: number }> = {
  kind: 'reaches-minimum',
  find: (facts) => {
    const { goal, last, minima } = facts;
    if (!facts.isCompleted || !goal || last < 1 || minima.length > 0) return undefined;
    const drop = facts.loss(0) - goal.loss;
    return facts.loss(last) - goal.loss <= part * drop ? { minimum: goal.point, loss: goal.loss } : undefined;
  },
  english: ({ minimum, loss }) =>
    `It ends at the minimum at ${point(minimum)}, where the loss is ${short(loss)}.`,
};
