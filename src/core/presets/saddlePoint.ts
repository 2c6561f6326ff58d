import type { Preset } from './definition';

export const saddlePoint: Preset = {
  id: 'saddle_point',
  title: 'A saddle point',
  teaches:
    'Near a saddle the gradient almost vanishes: SGD and Momentum linger, and those that divide by its size leave at once.',
  experiment: {
    version: 1,
    title: 'A saddle point',
    objective: { kind: 'landscape', id: 'saddle' },
    start: [-2, 0.001],
    steps: 60,
    runs: [
      { optimizer: 'sgd', hyperparameters: { lr: 0.05 } },
      { optimizer: 'momentum', hyperparameters: { lr: 0.01 } },
      { optimizer: 'adagrad', hyperparameters: { lr: 0.1 } },
      { optimizer: 'rmsprop', hyperparameters: { lr: 0.01 } },
      { optimizer: 'adam', hyperparameters: { lr: 0.02 } },
    ],
  },
};
