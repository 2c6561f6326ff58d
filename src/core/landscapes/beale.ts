import type { LandscapeDefinition } from './definition';

export const beale: LandscapeDefinition = {
  id: 'beale',
  name: 'Beale',
  citation:
    'Beale (1958), On an Iterative Method for Finding a Local Minimum of a Function of More than One Variable, Technical Report 25, Statistical Techniques Research Group, Princeton.',
  formula: '(1.5 - x + x*y)^2 + (2.25 - x + x*y^2)^2 + (2.625 - x + x*y^3)^2',
  view: { x: [-4.5, 4.5], y: [-4.5, 4.5] },
  start: [1, 1.5],
  minima: [[3, 0.5, 0]],
  steps: 200,
  learningRates: { sgd: 0.02, momentum: 0.005, nesterov: 0.005, adagrad: 2, rmsprop: 0.2, adam: 0.5 },
  teaches:
    'Steep walls meet a wide flat floor: one learning rate is too large for the one and too small for the other.',
};
