import type { SentenceKind } from '../sentence';
import { short, type AxisName } from '../words';

/** Slopes have to differ by this much for equal steps to be worth a sentence. */
const noticeable = 2;

/** Rules that take each number of the gradient relative to its own size: the first step is equally long along both axes. */
export const equalSteps: SentenceKind<{ steep: AxisName; flat: AxisName; times: number; length: number }> = {
  kind: 'equal-steps',
  find: (facts) => {
    if (!facts.isUndisturbed || !facts.isWhole || facts.last < 1) return undefined;
    const [x, y] = facts.gradient(0).map(Math.abs);
    const [dx, dy] = [0, 1].map((axis) => Math.abs(facts.at(1)[axis] - facts.at(0)[axis]));
    const times = Math.max(x / y, y / x);
    const isEqual = Math.abs(dx - dy) <= 1e-3 * Math.min(dx, dy);
    if (!(isEqual && times >= noticeable && Number.isFinite(times) && dx > 0)) return undefined;
    const [steep, flat] = x > y ? (['x', 'y'] as const) : (['y', 'x'] as const);
    return { steep, flat, times, length: (dx + dy) / 2 };
  },
  english: ({ steep, flat, times, length }) =>
    `At the start the slope in ${steep} is ${short(Number(times.toPrecision(2)))} times that in ${flat}, but the first step is ${short(length)} long in both: how steep an axis is does not count, only which way is down.`,
};
