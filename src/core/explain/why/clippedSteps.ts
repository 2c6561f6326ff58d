import type { SentenceKind } from '../sentence';
import { short, whole } from '../words';

/** The longest step that gradient descent takes with a gradient clipped to a length. */
export const clippedSteps: SentenceKind<{ lr: number; norm: number; distance: number }> = {
  kind: 'clipped-steps',
  find: (facts) => {
    const { clippedSteps: count, method, goal, start, run } = facts;
    if (!count || method?.kind !== 'gradient-descent' || !goal || !run.clip || !('norm' in run.clip))
      return undefined;
    const distance = Math.hypot(goal.point[0] - start[0], goal.point[1] - start[1]);
    const { norm } = run.clip;
    return distance > method.lr * norm ? { lr: method.lr, norm, distance } : undefined;
  },
  english: ({ lr, norm, distance }) =>
    `Clipped, no step is longer than lr · ${short(norm)} = ${short(lr * norm)}, and the minimum is ${short(distance)} from the start: at least ${whole(Math.ceil(distance / (lr * norm)))} steps.`,
};
