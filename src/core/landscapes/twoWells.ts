import type { LandscapeDefinition } from './definition';

export const twoWells: LandscapeDefinition = {
  id: 'two_wells',
  name: 'Two wells',
  citation:
    'Dupont (2018), Interactive Visualization of Optimization Algorithms in Deep Learning, emiliendupont.github.io.',
  formula: 'x^2 + y^2 - 2*exp(-((x - 1)^2 + y^2)/0.2) - 3*exp(-((x + 1)^2 + y^2)/0.2)',
  view: { x: [-2, 2], y: [-2, 2] },
  start: [1.7, 1.5],
  minima: [
    [-0.9363006340109187, 0, -2.0630902517681946],
    [0.905317899160115, 0, -1.0927319992017408],
  ],
  steps: 40,
  learningRates: { sgd: 0.05, momentum: 0.05, nesterov: 0.02, adagrad: 0.2, rmsprop: 0.02, adam: 0.5 },
  teaches: 'The nearer well is the shallower one: what has momentum rolls through it, the others stay.',
};
