import type { SentenceKind } from '../sentence';
import { percent, short, whole } from '../words';
import { zigzagOf, type Zigzag } from '../zigzag';

export const zigzagGrows: SentenceKind<Zigzag> = {
  kind: 'zigzag-grows',
  find: (facts) => {
    const zigzag = zigzagOf(facts);
    return zigzag && zigzag.factor >= 1 ? zigzag : undefined;
  },
  english: ({ axis, crossings, steps, factor, from, to, goal, isEven }) => {
    const a = isEven === 1 ? 'a step' : 'a step on average';
    const sides = goal === 0 ? 'changes sign' : `changes sides of the minimum (${axis} = ${short(goal)})`;
    const what = goal === 0 ? '' : 'its distance from it ';
    const growth =
      factor < 1 + 1e-9 ? `${what}keeps its size` : `${what}grows by ${percent(factor - 1)} ${a}`;
    return `${axis} ${sides} on ${whole(crossings)} of ${whole(steps)} steps and ${growth}, from ${short(from)} to ${short(to)}.`;
  },
};
