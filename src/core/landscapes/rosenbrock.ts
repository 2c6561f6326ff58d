import type { LandscapeDefinition } from './definition';

export const rosenbrock: LandscapeDefinition = {
  id: 'rosenbrock',
  name: 'Rosenbrock valley',
  citation:
    'Rosenbrock (1960), An Automatic Method for Finding the Greatest or Least Value of a Function, The Computer Journal 3(3), 175–184.',
  formula: '(1 - x)^2 + 100*(y - x^2)^2',
  view: { x: [-2, 2], y: [-1, 3] },
  start: [-1.5, 2],
  minima: [[1, 1, 0]],
  steps: 200,
  learningRates: { sgd: 0.002, momentum: 0.002, nesterov: 0.001, adagrad: 1, rmsprop: 0.1, adam: 1 },
  teaches: 'Finding the curved valley is easy, following its flat floor to the minimum is not.',
};
