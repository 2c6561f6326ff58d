import type { SentenceKind } from '../sentence';
import { percent, short, whole } from '../words';
import { zigzagOf, type Zigzag } from '../zigzag';

export const zigzagShrinks: SentenceKind<Zigzag> = {
  kind: 'zigzag-shrinks',
  find: (facts) => {
    const zigzag = zigzagOf(facts);
    return zigzag && zigzag.factor < 1 ? zigzag : undefined;
  },
  english: ({ axis, crossings, steps, factor, from, to, goal, isEven }) => {
    const a = isEven === 1 ? 'a step' : 'a step on average';
    const sides = goal === 0 ? 'changes sign' : `changes sides of the minimum (${axis} = ${short(goal)})`;
    const what = goal === 0 ? '' : 'its distance from it ';
    return `${axis} ${sides} on ${whole(crossings)} of ${whole(steps)} steps and ${what}shrinks by ${percent(1 - factor)} ${a}, from ${short(from)} to ${short(to)}.`;
  },
};
