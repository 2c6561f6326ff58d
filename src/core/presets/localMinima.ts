import type { Preset } from './definition';

export const localMinima: Preset = {
  id: 'local_minima',
  title: 'A local minimum',
  teaches:
    'The nearer well is the shallower one: SGD, RMSprop and Adam stay in it, and Momentum, at the rate of SGD, rolls through it into the deeper one.',
  experiment: {
    version: 1,
    title: 'A local minimum',
    objective: { kind: 'landscape', id: 'two_wells' },
    start: [1.7, 1.5],
    steps: 60,
    runs: [
      { optimizer: 'sgd', hyperparameters: { lr: 0.05 } },
      { optimizer: 'momentum', hyperparameters: { lr: 0.05 } },
      { optimizer: 'rmsprop', hyperparameters: { lr: 0.02 } },
      { optimizer: 'adam', hyperparameters: { lr: 0.05 } },
    ],
  },
};
