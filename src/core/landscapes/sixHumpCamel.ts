import type { LandscapeDefinition } from './definition';

export const sixHumpCamel: LandscapeDefinition = {
  id: 'six_hump_camel',
  name: 'Six-hump camel',
  citation:
    'Dixon and Szegő (1978), The Global Optimization Problem: An Introduction, in: Towards Global Optimization 2, North-Holland, 1–15.',
  formula: '(4 - 2.1*x^2 + x^4/3)*x^2 + x*y + (4*y^2 - 4)*y^2',
  view: { x: [-3, 3], y: [-2, 2] },
  start: [1.9, 1.5],
  minima: [
    [0.08984201310031806, -0.7126564030207396, -1.0316284534898774],
    [-0.08984201310031806, 0.7126564030207396, -1.0316284534898774],
    [-1.7036067149699807, 0.7960835686726251, -0.21546382438371725],
    [1.7036067149699807, -0.7960835686726251, -0.21546382438371725],
    [-1.6071047529201976, -0.5686514548841314, 2.10425031031126],
    [1.6071047529201976, 0.5686514548841314, 2.10425031031126],
  ],
  steps: 30,
  learningRates: { sgd: 0.05, momentum: 0.002, nesterov: 0.02, adagrad: 1, rmsprop: 0.1, adam: 0.5 },
  teaches:
    'Two of six minima are global, mirror images of each other, and from one start optimizers end in both of them, or in neither.',
};
