import type { RunFacts } from '../facts';
import type { SentenceKind } from '../sentence';
import { short } from '../words';
import { saddleOf } from './atSaddle';
import { trapped } from './trapped';

/** The slope counts as flat if all across the view it would win less than this part of what there is to win. */
const part = 0.01;

/** The slope at the end of a run on flat ground. */
export function flatSlope(facts: RunFacts): { slope: number; above: number } | undefined {
  const { last, lowest, target, size } = facts;
  if (!facts.isCompleted || lowest === undefined || target === undefined) return undefined;
  if (saddleOf(facts) || trapped.find(facts)) return undefined;
  const slope = Math.hypot(...facts.gradient(last));
  const above = facts.loss(last) - lowest;
  return facts.loss(last) > target && slope * size <= part * above ? { slope, above } : undefined;
}

export const onFlatGround: SentenceKind<{ slope: number; above: number }> = {
  kind: 'on-flat-ground',
  find: flatSlope,
  english: ({ slope, above }) =>
    `It ends on flat ground: the slope is ${short(slope)} there, while the loss is ${short(above)} above the lowest.`,
};
