import type { SentenceKind } from '../sentence';
import { whole } from '../words';

export const cancelled: SentenceKind<{ step: number; steps: number }> = {
  kind: 'cancelled',
  find: ({ experiment, result: { stop, lastFiniteStep } }) =>
    stop === 'cancelled' ? { step: Math.max(0, lastFiniteStep), steps: experiment.steps } : undefined,
  english: ({ step, steps }) => `The run was ended after step ${whole(step)} of ${whole(steps)}.`,
};
