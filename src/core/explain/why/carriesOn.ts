import type { SentenceKind } from '../sentence';
import { axisNames, whole, type AxisName } from '../words';

/** One step against the slope is no more than the length of a step. */
const noticeable = 2;

/**
 * A rule that remembers past gradients goes on after the slope has turned: steps that lead uphill along an axis, right
 * after it passed the minimum.
 */
export const carriesOn: SentenceKind<{ axis: AxisName; step: number; steps: number }> = {
  kind: 'carries-on',
  find: (facts) => {
    const { run, last } = facts;
    if (!facts.isUndisturbed || !facts.isWhole || run.rule.states.length === 0) return undefined;
    if (run.values.maximize === true) return undefined;
    const axes = ([0, 1] as const).flatMap((axis) => {
      const { goal, firstCrossing: first } = facts.walk(axis);
      if (goal === undefined || first === undefined) return [];
      const direction = Math.sign(facts.at(first)[axis] - facts.at(first - 1)[axis]);
      let row = first;
      while (row < last) {
        const step = facts.at(row + 1)[axis] - facts.at(row)[axis];
        if (Math.sign(step) !== direction || facts.gradient(row)[axis] * direction <= 0) break;
        row++;
      }
      return row - first >= noticeable ? [{ axis: axisNames[axis], step: first, steps: row - first }] : [];
    });
    return axes.toSorted((one, other) => other.steps - one.steps)[0];
  },
  english: ({ axis, step, steps }) =>
    `From step ${whole(step)} on the slope in ${axis} points back, and yet it goes on for ${whole(steps)} more steps: it remembers the gradients of the way down.`,
};
