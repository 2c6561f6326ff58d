import type { SentenceKind } from '../sentence';
import { point, short, whole } from '../words';

/** A change of the loss this small a part of it counts as none. */
const negligible = 1e-9;

export const stalled: SentenceKind<{ step: number; loss: number; at: readonly [number, number] }> = {
  kind: 'stalled',
  find: (facts) => {
    const { last, target } = facts;
    if (!facts.isCompleted || last < 2) return undefined;
    const loss = facts.loss(last);
    if (target !== undefined && loss <= target) return undefined;
    let row = last;
    while (row > 0 && Math.abs(facts.loss(row - 1) - loss) <= negligible * Math.abs(loss)) row--;
    // Two steps that change nothing may be chance.
    return last - row < 2 ? undefined : { step: facts.step(row), loss, at: facts.end };
  },
  english: ({ step, loss, at }) =>
    `${step === 0 ? 'From the start' : `From step ${whole(step)} on`} the loss stays at ${short(loss)}: it stands still at ${point(at)}.`,
};
