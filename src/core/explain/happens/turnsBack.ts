import type { SentenceKind } from '../sentence';
import { axisNames, whole, type AxisName } from '../words';

/** A zigzag whose minimum is not known, or that does not cross it. */
export const turnsBack: SentenceKind<{ axis: AxisName; turns: number; steps: number }> = {
  kind: 'turns-back',
  find: (facts) => {
    const { livelyAxis, isWhole, last, rows } = facts;
    const { turns, crossings } = facts.walk(livelyAxis);
    if (!isWhole || 2 * turns <= rows - 1 || 2 * crossings > last) return undefined;
    return { axis: axisNames[livelyAxis], turns, steps: last };
  },
  english: ({ axis, turns, steps }) =>
    `In ${axis} it turns back ${whole(turns)} times in ${whole(steps)} steps.`,
};
