import type { LandscapeDefinition } from './definition';

export const saddle: LandscapeDefinition = {
  id: 'saddle',
  name: 'Saddle',
  citation:
    'The standard quadratic saddle; see Dauphin et al. (2014), Identifying and Attacking the Saddle Point Problem, NeurIPS.',
  formula: 'x^2 - y^2',
  view: { x: [-2.5, 2.5], y: [-2.5, 2.5] },
  start: [-2, 0.001],
  minima: [],
  steps: 60,
  learningRates: { sgd: 0.05, momentum: 0.01, nesterov: 0.01, adagrad: 0.1, rmsprop: 0.01, adam: 0.02 },
  teaches:
    'Near the saddle point the gradient almost vanishes, and how fast an optimizer leaves tells them apart.',
};
