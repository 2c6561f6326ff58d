import type { LandscapeDefinition } from './definition';

export const easom: LandscapeDefinition = {
  id: 'easom',
  name: 'Easom',
  citation:
    'Easom (1990), A Survey of Global Optimization Techniques, M. Eng. thesis, University of Louisville.',
  formula: '-cos(x)*cos(y)*exp(-(x - pi)^2 - (y - pi)^2)',
  view: { x: [-1, 7], y: [-1, 7] },
  start: [1.8, 1.4],
  minima: [[3.141592653589793, 3.141592653589793, -1]],
  steps: 60,
  learningRates: { sgd: 5, momentum: 5, nesterov: 5, adagrad: 0.2, rmsprop: 0.02, adam: 0.1 },
  teaches:
    'On the plain the gradient is a few thousandths and less: only optimizers that divide by its size get away.',
};
