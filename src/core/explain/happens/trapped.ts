import type { SentenceKind } from '../sentence';
import { point, short } from '../words';

/** How near, as a part of the way and of the loss that lie between it and the lowest minimum. */
const near = 0.1;

export const trapped: SentenceKind<{
  minimum: readonly [number, number];
  loss: number;
  above: number;
  lowest: readonly [number, number];
}> = {
  kind: 'trapped',
  find: (facts) => {
    const { ending, end, last, target, lowest, minima } = facts;
    if (!facts.isCompleted || ending?.kind !== 'minimum') return undefined;
    if (target === undefined || lowest === undefined || ending.loss <= target) return undefined;
    const { point: minimum, loss } = ending;
    const away = (x: number, y: number) => Math.hypot(x - minimum[0], y - minimum[1]);
    const best = minima
      .filter((each) => each[2] <= target)
      .reduce((one, other) => (away(other[0], other[1]) < away(one[0], one[1]) ? other : one));
    const isNear =
      away(end[0], end[1]) <= near * away(best[0], best[1]) &&
      Math.abs(facts.loss(last) - loss) <= near * (loss - lowest);
    return isNear ? { minimum, loss, above: loss - lowest, lowest: [best[0], best[1]] } : undefined;
  },
  english: ({ minimum, loss, above, lowest }) =>
    `It ends in the local minimum at ${point(minimum)}: the loss there is ${short(loss)}, ${short(above)} above the lowest, which lies at ${point(lowest)}.`,
};
