import type { SentenceKind } from '../sentence';
import { short, whole } from '../words';

/** Fewer further steps than this part of the run are nearly there. */
const noticeable = 0.5;

/** How many steps are missing at the pace of the last quarter: where a run is only too slow. */
export const pace: SentenceKind<{ distance: number; length: number; steps: number }> = {
  kind: 'pace',
  find: (facts) => {
    const { goal, last, end, target } = facts;
    if (!facts.isCompleted || !facts.isWhole || !goal || last < 8) return undefined;
    if (target !== undefined && facts.loss(last) <= target) return undefined;
    if ([0, 1].some((axis) => facts.walk(axis as 0 | 1).turns > 0)) return undefined;
    const from = last - Math.floor(last / 4);
    let length = 0;
    for (let row = from + 1; row <= last; row++) {
      const [before, after] = [facts.at(row - 1), facts.at(row)];
      length += Math.hypot(after[0] - before[0], after[1] - before[1]) / (last - from);
    }
    const distance = Math.hypot(goal.point[0] - end[0], goal.point[1] - end[1]);
    const steps = distance / length;
    return Number.isFinite(steps) && steps >= noticeable * last ? { distance, length, steps } : undefined;
  },
  english: ({ distance, length, steps }) =>
    `Its steps are short: lately ${short(length)} on average, and ${short(distance)} are left to the minimum, which would take ${whole(Number(steps.toPrecision(2)))} more of them.`,
};
