import type { LandscapeDefinition } from './definition';

export const anisotropic: LandscapeDefinition = {
  id: 'anisotropic',
  name: 'Anisotropic bowl',
  citation:
    'The quadratic of condition number 20 of Saito (2016), Deep Learning from Scratch, chapter 6, O’Reilly Japan.',
  formula: 'x^2/20 + y^2',
  view: { x: [-8, 4], y: [-5, 5] },
  start: [-7, 4],
  minima: [[0, 0, 0]],
  steps: 30,
  learningRates: { sgd: 0.95, momentum: 0.1, nesterov: 0.1, adagrad: 1.5, rmsprop: 0.1, adam: 0.3 },
  teaches: 'A slope that is steep in y and shallow in x points past the minimum from almost everywhere.',
};
