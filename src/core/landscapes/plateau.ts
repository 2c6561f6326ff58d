import type { LandscapeDefinition } from './definition';

export const plateau: LandscapeDefinition = {
  id: 'plateau',
  name: 'Plateau',
  citation:
    'Jiang (2020), A Visual Explanation of Gradient Descent Methods, Towards Data Science, and its program gradient_descent_viz.',
  // r has a kink at s = 0, where its slope would be 0/0; the condition makes it 0.
  formula: ['s = x^2 + y^2', 'r = 10*(s > 0 ? sqrt(s) : 0) + 0.01', '0.01*r^2 - sin(r)/r'].join('\n'),
  view: { x: [-2, 2], y: [-2, 2] },
  start: [1.5, 1.5],
  minima: [[0, 0, -0.9999823334166664]],
  steps: 20,
  learningRates: { sgd: 0.1, momentum: 0.005, nesterov: 0.02, adagrad: 0.5, rmsprop: 0.2, adam: 0.5 },
  teaches:
    'A flat ring holds what arrives there without speed, and momentum carries across it into the hole.',
};
