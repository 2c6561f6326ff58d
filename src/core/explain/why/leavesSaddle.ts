import { saddleOf } from '../happens/atSaddle';
import type { SentenceKind } from '../sentence';
import { type AxisName, axisNames, exact, short, whole } from '../words';

/**
 * Gradient descent near a saddle point multiplies the distance along the falling direction by 1 + lr·|λ|.
 * @see Lee, Simchowitz, Jordan and Recht (2016), Gradient Descent Only Converges to Minimizers, COLT
 */
export const leavesSaddle: SentenceKind<{ axis: AxisName; lr: number; curvature: number; distance: number }> =
  {
    kind: 'leaves-saddle',
    find: (facts) => {
      const { method } = facts;
      const saddle = saddleOf(facts);
      if (!saddle?.curvature.isAligned || method?.kind !== 'gradient-descent' || !facts.isUndisturbed)
        return undefined;
      if (!facts.isQuadraticAround(saddle)) return undefined;
      const { hessian, least } = saddle.curvature;
      const axis = hessian[0] === least ? 0 : 1;
      const distance = Math.abs(facts.start[axis] - saddle.point[axis]);
      return distance > 0 ? { axis: axisNames[axis], lr: method.lr, curvature: -least, distance } : undefined;
    },
    english: ({ axis, lr, curvature, distance }) => {
      const factor = 1 + lr * curvature;
      const tenfold = Math.log(10) / Math.log(factor);
      return `Along ${axis}, the way down, it began ${short(distance)} from the saddle point, and a step multiplies that by 1 + ${exact(lr)} · ${short(curvature)} = ${short(factor)}: ${whole(Math.ceil(tenfold))} steps for each factor of ten.`;
    },
  };
