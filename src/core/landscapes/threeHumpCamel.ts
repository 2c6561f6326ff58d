import type { LandscapeDefinition } from './definition';

export const threeHumpCamel: LandscapeDefinition = {
  id: 'three_hump_camel',
  name: 'Three-hump camel',
  citation:
    'Attributed to Dixon and Szegő (1975), Towards Global Optimisation, North-Holland; in the form of Jamil and Yang (2013), A Literature Survey of Benchmark Functions for Global Optimization Problems, International Journal of Mathematical Modelling and Numerical Optimisation 4(2), 150–194.',
  formula: '2*x^2 - 1.05*x^4 + x^6/6 + x*y + y^2',
  view: { x: [-3, 3], y: [-3, 3] },
  start: [2, -2],
  minima: [
    [0, 0, 0],
    [-1.747552345830289, 0.8737761729151445, 0.29863844223685965],
    [1.747552345830289, -0.8737761729151445, 0.29863844223685965],
  ],
  steps: 40,
  learningRates: { sgd: 0.1, momentum: 0.01, nesterov: 0.2, adagrad: 1, rmsprop: 0.1, adam: 0.1 },
  teaches:
    'Of three minima in a row only the middle one is global, and the long first steps of an optimizer decide whether it gets there.',
};
