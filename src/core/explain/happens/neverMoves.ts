import type { SentenceKind } from '../sentence';
import { point, whole } from '../words';

export const neverMoves: SentenceKind<{ start: readonly [number, number]; steps: number }> = {
  kind: 'never-moves',
  find: (facts) => {
    const { isCompleted, last, start } = facts;
    if (!isCompleted || last < 1) return undefined;
    const { theta } = facts.result;
    for (let i = 2; i <= 2 * last + 1; i++) if (theta[i] !== theta[i % 2]) return undefined;
    return { start, steps: facts.step(last) };
  },
  english: ({ start, steps }) => `It never leaves its start, ${point(start)}, in ${whole(steps)} steps.`,
};
