import type { LandscapeDefinition } from './definition';

export const branin: LandscapeDefinition = {
  id: 'branin',
  name: 'Branin',
  citation:
    'Branin (1972), Widely Convergent Method for Finding Multiple Solutions of Simultaneous Nonlinear Equations, IBM Journal of Research and Development 16(5), 504–522; in the form of Dixon and Szegő (1978), The Global Optimization Problem: An Introduction, in: Towards Global Optimization 2, North-Holland, 1–15.',
  formula: '(y - 5.1*x^2/(4*pi^2) + 5*x/pi - 6)^2 + 10*(1 - 1/(8*pi))*cos(x) + 10',
  view: { x: [-5, 10], y: [0, 15] },
  start: [2.5, 12.5],
  minima: [
    [-3.141592653589793, 12.275, 0.39788735772973816],
    [3.141592653589793, 2.275, 0.39788735772973816],
    [9.42477796076938, 2.475, 0.39788735772973816],
  ],
  steps: 60,
  learningRates: { sgd: 0.05, momentum: 0.02, nesterov: 0.05, adagrad: 2, rmsprop: 0.2, adam: 1 },
  teaches:
    'Three minima are equally good, and speed carries an optimizer from the valley of one into that of another.',
};
