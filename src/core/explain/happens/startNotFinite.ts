import type { SentenceKind } from '../sentence';
import { point } from '../words';

export const startNotFinite: SentenceKind<{ start: readonly [number, number] }> = {
  kind: 'start-not-finite',
  find: ({ result: { theta, stop }, rows }) =>
    stop === 'diverged' && rows === 0 ? { start: startOf(theta) } : undefined,
  english: ({ start }) =>
    Number.isFinite(start[0] + start[1])
      ? `The loss is not a finite number at the start, ${point(start)}.`
      : 'The loss is not a finite number at the start.',
};

function startOf(theta: Float64Array): readonly [number, number] {
  return [theta[0], theta[1]];
}
