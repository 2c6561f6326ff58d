import type { LandscapeDefinition } from './definition';

export const griewank: LandscapeDefinition = {
  id: 'griewank',
  name: 'Griewank',
  citation:
    'Griewank (1981), Generalized Descent for Global Optimization, Journal of Optimization Theory and Applications 34(1), 11–39; with the divisor 4000 in any dimension.',
  formula: '1 + (x^2 + y^2)/4000 - cos(x)*cos(y/sqrt(2))',
  view: { x: [-10, 10], y: [-10, 10] },
  start: [8, 2.2],
  minima: [[0, 0, 0]],
  steps: 40,
  learningRates: { sgd: 1, momentum: 0.1, nesterov: 1, adagrad: 2, rmsprop: 0.2, adam: 2 },
  teaches: 'Waves hide a bowl that is so wide that nothing near a start tells where its middle is.',
};
