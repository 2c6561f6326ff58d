import type { LandscapeDefinition } from './definition';

export const sineSaddle: LandscapeDefinition = {
  id: 'sine_saddle',
  name: 'Sine saddle',
  citation:
    'Jiang (2020), A Visual Explanation of Gradient Descent Methods, Towards Data Science, and its program gradient_descent_viz.',
  formula: 'sin(x) + y^2',
  view: { x: [-2.5, 2.5], y: [-2.5, 2.5] },
  start: [1.57, -2],
  minima: [[-1.5707963267948966, 0, -1]],
  steps: 20,
  learningRates: { sgd: 0.5, momentum: 0.2, nesterov: 0.5, adagrad: 2, rmsprop: 0.1, adam: 0.2 },
  teaches:
    'From a crest, steps that follow the size of the gradient start late, and those that are scaled are gone at once.',
};
