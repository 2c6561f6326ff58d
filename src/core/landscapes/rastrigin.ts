import type { LandscapeDefinition } from './definition';

export const rastrigin: LandscapeDefinition = {
  id: 'rastrigin',
  name: 'Rastrigin',
  citation:
    'Rastrigin (1974), Systems of Extremal Control, Nauka, Moscow; in the form of Mühlenbein, Schomisch and Born (1991), Parallel Computing 17(6–7), 619–632.',
  formula: '20 + x^2 - 10*cos(2*pi*x) + y^2 - 10*cos(2*pi*y)',
  view: { x: [-5.12, 5.12], y: [-5.12, 5.12] },
  start: [2.2, -1.3],
  minima: [[0, 0, 0]],
  steps: 100,
  learningRates: { sgd: 0.0005, momentum: 0.001, nesterov: 0.002, adagrad: 2, rmsprop: 0.1, adam: 0.01 },
  teaches: 'Descent ends in the nearest of many local minima, whichever optimizer descends.',
};
