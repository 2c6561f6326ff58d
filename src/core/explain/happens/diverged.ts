import type { RunFacts } from '../facts';
import type { SentenceKind } from '../sentence';
import { short, whole } from '../words';

/** The first row from which on the loss only rises, to the last that is finite. */
export function rowBeforeRise(facts: RunFacts): number {
  let row = facts.last;
  while (row > 0 && facts.loss(row) > facts.loss(row - 1)) row--;
  return row;
}

export const diverged: SentenceKind<{
  from: number;
  before: number;
  last: number;
  after: number;
  step: number;
}> = {
  kind: 'diverged',
  find: (facts) => {
    const { result, rows, last } = facts;
    if (result.stop !== 'diverged' || rows === 0) return undefined;
    const row = rowBeforeRise(facts);
    return {
      from: facts.step(row),
      before: facts.loss(row),
      last: facts.step(last),
      after: facts.loss(last),
      step: result.lastFiniteStep + 1,
    };
  },
  english: ({ from, before, last, after, step }) =>
    last === from
      ? `The loss is ${short(before)} at step ${whole(from)} and no longer a finite number at step ${whole(step)}.`
      : `From step ${whole(from)} on the loss only rises: from ${short(before)} to ${short(after)} at step ${whole(last)}, and at step ${whole(step)} it is no longer a finite number.`,
};
