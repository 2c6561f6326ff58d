import type { RunFacts } from './facts';
import { axisNames, type AxisName } from './words';

/** An axis along which a run changes sides of the minimum on more than half of its steps. */
export type Zigzag = {
  readonly axis: AxisName;
  readonly crossings: number;
  readonly steps: number;
  /** Where the minimum lies along the axis. */
  readonly goal: number;
  /** Signed distances from the goal. */
  readonly from: number;
  readonly to: number;
  /** What a step multiplies the distance by, as the geometric mean; 1 for a step that keeps it. */
  readonly factor: number;
  /** 1 where every step does so to within a hundredth, else 0. */
  readonly isEven: 0 | 1;
};

/** The zigzag of a run whose steps were all recorded, if it has one. */
export function zigzagOf(facts: RunFacts): Zigzag | undefined {
  const { livelyAxis, isWhole, last } = facts;
  const { goal, crossings } = facts.walk(livelyAxis);
  if (!isWhole || goal === undefined || last < 3 || 2 * crossings <= last) return undefined;
  const distance = (row: number) => facts.at(row)[livelyAxis] - goal;
  const [from, to] = [distance(0), distance(last)];
  const factor = Math.abs(to / from) ** (1 / last);
  if (!Number.isFinite(factor) || factor === 0) return undefined;
  let isEven: 0 | 1 = 1;
  for (let row = 1; row <= last; row++) {
    const ratio = Math.abs(distance(row) / distance(row - 1));
    if (!(Math.abs(ratio - factor) <= 0.01)) isEven = 0;
  }
  return { axis: axisNames[livelyAxis], crossings, steps: last, goal, from, to, factor, isEven };
}
