import type { RunFacts } from '../facts';
import type { CriticalPoint } from '../curvature';
import type { SentenceKind } from '../sentence';
import { point, short } from '../words';

/** How near to the saddle point the end has to lie, as a part of what is shown, and how gentle the slope has to be. */
const near = 0.02;
const gentle = 0.01;

/** The saddle point that a run ends at. */
export function saddleOf(facts: RunFacts): CriticalPoint | undefined {
  const { ending, end, size } = facts;
  if (!facts.isCompleted || ending?.kind !== 'saddle') return undefined;
  const [x, y] = ending.point;
  const isNear = Math.hypot(x - end[0], y - end[1]) <= near * size;
  const slope = Math.hypot(...facts.gradient(facts.last));
  return isNear && slope <= gentle * facts.steepest ? ending : undefined;
}

export const atSaddle: SentenceKind<{
  saddle: readonly [number, number];
  distance: number;
  gradient: number;
}> = {
  kind: 'at-saddle',
  find: (facts) => {
    const saddle = saddleOf(facts);
    if (!saddle) return undefined;
    const [x, y] = facts.end;
    return {
      saddle: saddle.point,
      distance: Math.hypot(x - saddle.point[0], y - saddle.point[1]),
      gradient: Math.hypot(...facts.gradient(facts.last)),
    };
  },
  english: ({ saddle, distance, gradient }) =>
    `It ends ${distance === 0 ? 'on' : `${short(distance)} from`} the saddle point at ${point(saddle)}, where the slope is only ${short(gradient)} although the loss can still fall.`,
};
