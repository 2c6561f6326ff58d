import type { LandscapeDefinition } from './definition';

export const banana: LandscapeDefinition = {
  id: 'banana',
  name: 'Banana',
  citation:
    'Goh (2017), Why Momentum Really Works, Distill: Rosenbrock’s valley of 1960 with 20 in place of 100, and scaled in y.',
  formula: '(1 - x)^2 + 20*(3*y - x^2)^2',
  view: { x: [-2, 2], y: [-0.27, 1.07] },
  start: [-1.21, 0.853],
  minima: [[1, 0.3333333333333333, 0]],
  steps: 200,
  learningRates: { sgd: 0.002, momentum: 0.002, nesterov: 0.002, adagrad: 0.5, rmsprop: 0.02, adam: 0.5 },
  teaches: 'Where the floor of a bent valley is flat, momentum goes on and plain gradient descent crawls.',
};
