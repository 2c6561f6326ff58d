import type { SentenceKind } from '../sentence';
import { axisNames, short, whole, type AxisName } from '../words';

/** Past the minimum by less than this part of the way to it is no overshoot. */
const noticeable = 0.01;

export const overshoots: SentenceKind<{ axis: AxisName; goal: number; step: number; past: number }> = {
  kind: 'overshoots',
  find: (facts) => {
    const axes = ([0, 1] as const).flatMap((axis) => {
      const { from, goal, crossings, firstCrossing, past } = facts.walk(axis);
      if (goal === undefined || firstCrossing === undefined || crossings !== 1) return [];
      return past >= noticeable * Math.abs(from - goal)
        ? [{ axis: axisNames[axis], goal, step: firstCrossing, past }]
        : [];
    });
    return axes.toSorted((one, other) => other.past - one.past)[0];
  },
  english: ({ axis, goal, step, past }) =>
    `${axis} goes past the minimum (${axis} = ${short(goal)}) at step ${whole(step)}, and by up to ${short(past)}.`,
};
