import type { SentenceKind } from '../sentence';
import { axisNames, short, type AxisName } from '../words';

/** Less than this much is not worth a sentence. */
const noticeable = 2;

/**
 * How much less Adagrad moves for the same gradient at the end than at the first step: the ratio of √(sum of squares).
 * @see Duchi, Hazan and Singer (2011), Journal of Machine Learning Research 12
 */
export const shrinkingSteps: SentenceKind<{ axis: AxisName; times: number }> = {
  kind: 'shrinking-steps',
  find: (facts) => {
    const { run, last } = facts;
    if (run.definition?.id !== 'adagrad' || !facts.isWhole || last < 2) return undefined;
    if (!facts.isUndisturbed || run.schedule || run.values.weight_decay) return undefined;
    const axes = ([0, 1] as const).flatMap((axis) => {
      const perGradient = (row: number) =>
        Math.abs((facts.at(row + 1)[axis] - facts.at(row)[axis]) / facts.gradient(row)[axis]);
      const times = perGradient(0) / perGradient(last - 1);
      return Number.isFinite(times) && times >= noticeable ? [{ axis: axisNames[axis], times }] : [];
    });
    return axes.toSorted((one, other) => other.times - one.times)[0];
  },
  english: ({ axis, times }) =>
    `Adagrad divides by the root of the sum of all squared gradients, and that sum only grows: the last step moves ${axis} ${short(Number(times.toPrecision(2)))} times less for the same gradient than the first.`,
};
