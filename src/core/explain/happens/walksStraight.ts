import type { SentenceKind } from '../sentence';
import { axisNames, short, type AxisName } from '../words';

/** Said of the calmer axis, beside what the other one does. */
export const walksStraight: SentenceKind<{ axis: AxisName; from: number; to: number }> = {
  kind: 'walks-straight',
  find: (facts) => {
    const axis = facts.livelyAxis === 0 ? 1 : 0;
    const { from, to, turns, goal, crossings } = facts.walk(axis);
    if (goal === undefined || turns > 0 || crossings > 0) return undefined;
    const closer = Math.abs(to - goal) < Math.abs(from - goal);
    return closer && facts.walk(facts.livelyAxis).turns > 0 ? { axis: axisNames[axis], from, to } : undefined;
  },
  english: ({ axis, from, to }) => `${axis} walks straight in, from ${short(from)} to ${short(to)}.`,
};
