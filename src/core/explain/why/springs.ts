import type { SentenceKind } from '../sentence';
import { axisNames, exact, percent, short } from '../words';

/**
 * The heavy ball along a direction in which it swings: the roots of z² − (1 + β − lr·λ)z + β are complex, and of
 * modulus √β.
 * @see Polyak (1964), USSR Computational Mathematics and Mathematical Physics 4(5); Goh (2017), Why Momentum Really
 *   Works, Distill
 */
export const springs: SentenceKind<{
  axis: string;
  momentum: number;
  from: number;
  to: number;
}> = {
  kind: 'springs',
  find: ({ theory }) => {
    if (!theory?.isQuadratic || theory.method.kind !== 'heavy-ball') return undefined;
    const { lr, momentum } = theory.method;
    const { hessian, most, isAligned } = theory.minimum.curvature;
    const root = Math.sqrt(momentum);
    const [from, to] = [(1 - root) ** 2 / most, (1 + root) ** 2 / most];
    if (!(lr > from && lr < to)) return undefined;
    return { axis: isAligned ? axisNames[hessian[0] === most ? 0 : 1] : '', momentum, from, to };
  },
  english: ({ axis, momentum, from, to }) =>
    `With a momentum of ${exact(momentum)} it swings ${axis === '' ? 'across the valley' : `in ${axis}`} like a weight on a spring: its swings shrink by 1 − √β = ${percent(1 - Math.sqrt(momentum))} a step, for every lr from ${short(from)} to ${short(to)}.`,
};
