import type { LandscapeDefinition } from './definition';

export const goldsteinPrice: LandscapeDefinition = {
  id: 'goldstein_price',
  name: 'Goldstein–Price',
  citation:
    'Goldstein and Price (1971), On Descent from Local Minima, Mathematics of Computation 25(115), 569–574.',
  formula: [
    'a = 1 + (x + y + 1)^2*(19 - 14*x + 3*x^2 - 14*y + 6*x*y + 3*y^2)',
    'b = 30 + (2*x - 3*y)^2*(18 - 32*x + 12*x^2 + 48*y - 36*x*y + 27*y^2)',
    'a*b',
  ].join('\n'),
  view: { x: [-2, 2], y: [-2, 2] },
  start: [1, -0.8],
  minima: [
    [0, -1, 3],
    [-0.6, -0.4, 30],
    [1.8, 0.2, 84],
    [1.2, 0.8, 840],
  ],
  steps: 100,
  learningRates: { sgd: 0.00005, momentum: 0.00002, nesterov: 0.00002, adagrad: 2, rmsprop: 0.05, adam: 0.5 },
  teaches:
    'The loss spans more than five powers of ten: a learning rate has to be tiny unless the optimizer scales its steps itself.',
};
