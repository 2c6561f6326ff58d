import type { SentenceKind } from '../sentence';
import { point, short, whole } from '../words';

/** Nearer than this is there, as far as one can see. */
const negligible = 1e-6;

export const converged: SentenceKind<{
  step: number;
  tolerance: number;
  minimum: readonly [number, number];
  distance: number;
}> = {
  kind: 'converged',
  find: (facts) => {
    const { target, lowest, minima, end, last } = facts;
    if (!facts.isCompleted || target === undefined || lowest === undefined || target < lowest)
      return undefined;
    let row = facts.rows;
    while (row > 0 && facts.loss(row - 1) <= target) row--;
    if (row > last) return undefined;
    const distances = minima
      .filter(([, , loss]) => loss <= target)
      .map(([x, y]) => ({ minimum: [x, y] as const, distance: Math.hypot(x - end[0], y - end[1]) }));
    const nearest = distances.reduce((best, each) => (each.distance < best.distance ? each : best));
    return { step: facts.step(row), tolerance: target - lowest, ...nearest };
  },
  english: ({ step, tolerance, minimum, distance }) =>
    `${step === 0 ? 'From the start' : `From step ${whole(step)} on`} the loss stays within ${short(tolerance)} of the lowest known; the run ends ${distance < negligible ? 'at' : `${short(distance)} from`} the minimum ${point(minimum)}.`,
};
