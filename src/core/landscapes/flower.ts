import type { LandscapeDefinition } from './definition';

export const flower: LandscapeDefinition = {
  id: 'flower',
  name: 'Flower',
  citation:
    'Frederickson (2016), An Interactive Tutorial on Numerical Optimization, benfrederickson.com, and its library fmin.',
  formula: 'x*sin(y) + y*sin(x) + x^2 + y^2',
  view: { x: [-6, 6], y: [-6, 6] },
  start: [-3.5, 2.75],
  minima: [[0, 0, 0]],
  steps: 60,
  learningRates: { sgd: 0.2, momentum: 0.05, nesterov: 0.02, adagrad: 5, rmsprop: 0.2, adam: 2 },
  teaches: 'At the minimum the curvature along x = −y vanishes, and the last stretch takes the longest.',
};
