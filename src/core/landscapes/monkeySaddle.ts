import type { LandscapeDefinition } from './definition';

export const monkeySaddle: LandscapeDefinition = {
  id: 'monkey_saddle',
  name: 'Monkey saddle',
  citation:
    'Hilbert and Cohn-Vossen (1932), Anschauliche Geometrie, Springer, which names it: a monkey needs a third valley for its tail.',
  formula: 'x^3 - 3*x*y^2',
  view: { x: [-2, 2], y: [-2, 2] },
  start: [1.2, 0.05],
  minima: [],
  steps: 60,
  learningRates: { sgd: 0.01, momentum: 0.002, nesterov: 0.005, adagrad: 0.05, rmsprop: 0.005, adam: 0.02 },
  teaches:
    'At this saddle point the curvature vanishes as well as the gradient, so that leaving it takes longer still.',
};
