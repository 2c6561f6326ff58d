import type { LandscapeDefinition } from './definition';

export const styblinskiTang: LandscapeDefinition = {
  id: 'styblinski_tang',
  name: 'Styblinski–Tang',
  citation:
    'Styblinski and Tang (1990), Experiments in Nonconvex Optimization: Stochastic Approximation with Function Smoothing and Simulated Annealing, Neural Networks 3(4), 467–483.',
  formula: '(x^4 - 16*x^2 + 5*x + y^4 - 16*y^2 + 5*y)/2',
  view: { x: [-5, 5], y: [-5, 5] },
  start: [4.5, 0.5],
  minima: [
    [-2.9035340277711774, -2.9035340277711774, -78.33233140754284],
    [-2.9035340277711774, 2.746802770990837, -64.19561235905536],
    [2.746802770990837, -2.9035340277711774, -64.19561235905536],
    [2.746802770990837, 2.746802770990837, -50.05889331056789],
  ],
  steps: 30,
  learningRates: { sgd: 0.05, momentum: 0.01, nesterov: 0.02, adagrad: 2, rmsprop: 0.2, adam: 2 },
  teaches:
    'Each parameter chooses between a good valley and a better one, and optimizers make different choices from the same start.',
};
