import type { SentenceKind } from '../sentence';
import { axisNames, short, whole, type AxisName } from '../words';

/** The last steps that are looked at: a quarter, but enough to tell. */
const least = 8;

/**
 * Steps of one length whatever the gradient, from one side of the minimum to the other: those of sign-like rules.
 * @see Bernstein et al. (2018), signSGD, arXiv:1802.04434, on why such rules need a falling rate
 */
export const constantSteps: SentenceKind<{
  axis: AxisName;
  count: number;
  length: number;
  distance: number;
}> = {
  kind: 'constant-steps',
  find: (facts) => {
    const { last, goal, method } = facts;
    const count = Math.max(least, Math.floor(last / 4));
    if (!facts.isCompleted || !facts.isWhole || !goal || method || last < count) return undefined;
    const axes = ([0, 1] as const).flatMap((axis) => {
      const at = (row: number) => facts.at(row)[axis];
      let [shortest, longest, turns, sum] = [Infinity, 0, 0, 0];
      for (let row = last - count + 1; row <= last; row++) {
        const step = at(row) - at(row - 1);
        const before = at(row - 1) - at(Math.max(0, row - 2));
        shortest = Math.min(shortest, Math.abs(step));
        longest = Math.max(longest, Math.abs(step));
        sum += Math.abs(step);
        if (step * before < 0) turns++;
      }
      const length = sum / count;
      const distance = Math.abs(at(last) - goal.point[axis]);
      const isConstant = longest <= 1.2 * shortest && 4 * turns >= count && distance <= 4 * length;
      return isConstant && length > 0 ? [{ axis: axisNames[axis], count, length, distance }] : [];
    });
    return axes.toSorted((one, other) => other.distance - one.distance)[0];
  },
  english: ({ axis, count, length, distance }) =>
    `Its steps do not shrink with the gradient: the last ${whole(count)} in ${axis} are about ${short(length)} long, back and forth over the minimum, and leave it ${short(distance)} away.`,
};
