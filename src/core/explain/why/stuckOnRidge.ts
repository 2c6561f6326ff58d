import { saddleOf } from '../happens/atSaddle';
import type { SentenceKind } from '../sentence';
import { axisNames, short, type AxisName } from '../words';

/** A start exactly where the gradient has no part in the direction that leads down. */
export const stuckOnRidge: SentenceKind<{ axis: AxisName; at: number }> = {
  kind: 'stuck-on-ridge',
  find: (facts) => {
    const saddle = saddleOf(facts);
    if (!saddle?.curvature.isAligned || facts.experiment.noise) return undefined;
    const { hessian, least } = saddle.curvature;
    const axis = hessian[0] === least ? 0 : 1;
    for (let row = 0; row < facts.rows; row++) if (facts.gradient(row)[axis] !== 0) return undefined;
    return { axis: axisNames[axis], at: facts.start[axis] };
  },
  english: ({ axis, at }) =>
    `The loss falls along ${axis} only, and at ${axis} = ${short(at)} the gradient has no part in ${axis}: no step leaves that line.`,
};
