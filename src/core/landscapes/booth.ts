import type { LandscapeDefinition } from './definition';

export const booth: LandscapeDefinition = {
  id: 'booth',
  name: 'Booth',
  citation:
    'Of unknown origin; in the form of Jamil and Yang (2013), A Literature Survey of Benchmark Functions for Global Optimization Problems, International Journal of Mathematical Modelling and Numerical Optimisation 4(2), 150–194.',
  formula: '(x + 2*y - 7)^2 + (2*x + y - 5)^2',
  view: { x: [-10, 10], y: [-10, 10] },
  start: [-8, 7],
  minima: [[1, 3, 0]],
  steps: 100,
  learningRates: { sgd: 0.05, momentum: 0.05, nesterov: 0.02, adagrad: 2, rmsprop: 0.2, adam: 1 },
  teaches: 'A diagonal valley so mild that every optimizer arrives: the learning rate decides how soon.',
};
