import type { LandscapeDefinition } from './definition';

export const himmelblau: LandscapeDefinition = {
  id: 'himmelblau',
  name: 'Himmelblau',
  citation: 'Himmelblau (1972), Applied Nonlinear Programming, McGraw-Hill, p. 428.',
  formula: '(x^2 + y - 11)^2 + (x + y^2 - 7)^2',
  view: { x: [-5, 5], y: [-5, 5] },
  start: [0.5, -0.5],
  minima: [
    [3, 2, 0],
    [-2.805118086952745, 3.131312518250573, 0],
    [-3.779310253377747, -3.283185991286169, 0],
    [3.584428340330492, -1.848126526964404, 0],
  ],
  steps: 100,
  learningRates: { sgd: 0.02, momentum: 0.002, nesterov: 0.01, adagrad: 1, rmsprop: 0.1, adam: 1 },
  teaches: 'Four minima are equally good, and the start and the optimizer decide which one is found.',
};
