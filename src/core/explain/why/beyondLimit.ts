import { curvatureAt } from '../curvature';
import type { RunFacts } from '../facts';
import { rowBeforeRise } from '../happens/diverged';
import { limitFormula, stabilityLimit } from '../linearMethod';
import type { SentenceKind } from '../sentence';
import { exact, point, short, timesThat, whole } from '../words';
import { zigzagOf } from '../zigzag';

/**
 * A rate above the stability limit of the curvature where the loss begins to rise for good.
 * @see stabilityLimit
 */
export const beyondLimit: SentenceKind<{
  method: string;
  step: number;
  at: readonly [number, number];
  curvature: number;
  lr: number;
  limit: number;
}> = {
  kind: 'beyond-limit',
  find: (facts) => {
    const { method } = facts;
    const grows = facts.result.stop === 'diverged' || (zigzagOf(facts)?.factor ?? 0) > 1 + 1e-9;
    if (!method || !facts.isUndisturbed || !grows || facts.rows === 0) return undefined;
    const row = rowOfRise(facts);
    const at = facts.at(row);
    const curvature = curvatureAt(facts.landscape, at)?.most ?? 0;
    if (!(curvature > 0)) return undefined;
    const limit = stabilityLimit(method, curvature);
    const { lr } = method;
    return lr > limit ? { method: method.kind, step: facts.step(row), at, curvature, lr, limit } : undefined;
  },
  english: ({ method, step, at, curvature, lr, limit }) =>
    `At step ${whole(step)} it stands at ${point(at)}, where the curvature λmax is ${short(curvature)}: there lr must be below ${limitFormula(method)} = ${short(limit)}, and ${exact(lr)} is ${timesThat(Number((lr / limit).toPrecision(2)))}.`,
};

/** A loss that rises at all rises from somewhere; where it does not, the first step went too far. */
function rowOfRise(facts: RunFacts): number {
  const row = rowBeforeRise(facts);
  return row === facts.last ? Math.max(0, row - 1) : row;
}
