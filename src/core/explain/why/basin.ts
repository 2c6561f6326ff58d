import { trapped } from '../happens/trapped';
import type { SentenceKind } from '../sentence';
import { short } from '../words';

/** Why a run stays in a local minimum. */
export const basin: SentenceKind<{ distance: number; length: number; least: number }> = {
  kind: 'basin',
  find: (facts) => {
    const found = trapped.find(facts);
    const { ending, last } = facts;
    if (!found || !ending || last < 1) return undefined;
    const [before, after] = [facts.at(last - 1), facts.at(last)];
    const distance = Math.hypot(found.lowest[0] - found.minimum[0], found.lowest[1] - found.minimum[1]);
    const length = Math.hypot(after[0] - before[0], after[1] - before[1]);
    return length < 0.1 * distance ? { distance, length, least: ending.curvature.least } : undefined;
  },
  english: ({ distance, length, least }) =>
    `The loss rises from there in every direction (both curvatures are at least λmin = ${short(least)}), its last step is ${short(length)} long, and the lowest minimum lies ${short(distance)} away.`,
};
