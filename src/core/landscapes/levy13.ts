import type { LandscapeDefinition } from './definition';

export const levy13: LandscapeDefinition = {
  id: 'levy13',
  name: 'Lévy N. 13',
  citation:
    'Levy and Montalvo (1985), The Tunneling Algorithm for the Global Minimization of Functions, SIAM Journal on Scientific and Statistical Computing 6(1), 15–29; in the form known as Lévy’s function no. 13.',
  formula: 'sin(3*pi*x)^2 + (x - 1)^2*(1 + sin(3*pi*y)^2) + (y - 1)^2*(1 + sin(2*pi*y)^2)',
  view: { x: [-3, 5], y: [-3, 5] },
  start: [-2.7, -1.6],
  minima: [[1, 1, 0]],
  steps: 25,
  learningRates: { sgd: 0.0005, momentum: 0.002, nesterov: 0.001, adagrad: 0.5, rmsprop: 0.05, adam: 0.2 },
  teaches:
    'Ripples that grow with the distance from the minimum stop short steps far out, while long ones pass over them.',
};
