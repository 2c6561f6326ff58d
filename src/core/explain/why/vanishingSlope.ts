import { flatSlope } from '../happens/onFlatGround';
import type { SentenceKind } from '../sentence';
import { exact, short } from '../words';

/** Rules whose step is the gradient times a rate have nothing to go by where there is no gradient. */
export const vanishingSlope: SentenceKind<{ lr: number; slope: number; length: number }> = {
  kind: 'vanishing-slope',
  find: (facts) => {
    const flat = flatSlope(facts);
    const { method } = facts;
    if (!flat || method?.kind !== 'gradient-descent' || !facts.isUndisturbed) return undefined;
    return { lr: method.lr, slope: flat.slope, length: method.lr * flat.slope };
  },
  english: ({ lr, slope, length }) =>
    `A step there is lr times the slope, ${exact(lr)} · ${short(slope)} = ${short(length)}: where the ground is flat there is nothing to go by.`,
};
