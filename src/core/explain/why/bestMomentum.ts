import type { SentenceKind } from '../sentence';
import { short } from '../words';

/**
 * What the heavy ball does best on a quadratic.
 * @see Polyak (1964), USSR Computational Mathematics and Mathematical Physics 4(5), 1–17: lr = 4/(√λmin + √λmax)² and
 *   β = ((√κ − 1)/(√κ + 1))², κ being the condition number
 */
export function bestHeavyBall(least: number, most: number): { lr: number; momentum: number } {
  const root = Math.sqrt(most / least);
  return {
    lr: 4 / (Math.sqrt(least) + Math.sqrt(most)) ** 2,
    momentum: ((root - 1) / (root + 1)) ** 2,
  };
}

export const bestMomentum: SentenceKind<{ least: number; most: number; lr: number; momentum: number }> = {
  kind: 'best-momentum',
  find: ({ theory }) => {
    if (!theory?.isQuadratic || theory.method.kind !== 'heavy-ball') return undefined;
    const { least, most } = theory.minimum.curvature;
    return { least, most, ...bestHeavyBall(least, most) };
  },
  english: ({ least, most, lr, momentum }) =>
    `For curvatures from λmin = ${short(least)} to λmax = ${short(most)} the best are lr = 4/(√λmin + √λmax)² = ${short(lr)} and a momentum of ${short(momentum)}.`,
};
