import type { SentenceKind } from '../sentence';
import { axisNames, short, whole, type AxisName } from '../words';

/** Past the minimum by less than this part of the way to it is no swing. */
const noticeable = 0.01;

export const swings: SentenceKind<{
  axis: AxisName;
  goal: number;
  times: number;
  step: number;
  past: number;
}> = {
  kind: 'swings',
  find: (facts) => {
    const { livelyAxis, last } = facts;
    const { from, goal, crossings, firstCrossing, past } = facts.walk(livelyAxis);
    if (goal === undefined || firstCrossing === undefined) return undefined;
    if (crossings < 2 || 2 * crossings > last || past < noticeable * Math.abs(from - goal)) return undefined;
    return { axis: axisNames[livelyAxis], goal, times: crossings, step: firstCrossing, past };
  },
  english: ({ axis, goal, times, step, past }) =>
    `${axis} swings past the minimum (${axis} = ${short(goal)}) ${whole(times)} times, first at step ${whole(step)} and by up to ${short(past)}.`,
};
