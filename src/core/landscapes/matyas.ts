import type { LandscapeDefinition } from './definition';

export const matyas: LandscapeDefinition = {
  id: 'matyas',
  name: 'Matyas',
  citation:
    'Attributed to Matyas (1965), Random Optimization, Automation and Remote Control 26(2), 246–253; in the form of Jamil and Yang (2013), A Literature Survey of Benchmark Functions for Global Optimization Problems, International Journal of Mathematical Modelling and Numerical Optimisation 4(2), 150–194.',
  formula: '0.26*(x^2 + y^2) - 0.48*x*y',
  view: { x: [-10, 10], y: [-10, 10] },
  start: [-9.08, -7.83],
  minima: [[0, 0, 0]],
  steps: 60,
  learningRates: { sgd: 1, momentum: 0.5, nesterov: 0.5, adagrad: 2, rmsprop: 0.2, adam: 0.5 },
  teaches: 'In a shallow diagonal valley progress is slow without momentum, although nothing is in the way.',
};
