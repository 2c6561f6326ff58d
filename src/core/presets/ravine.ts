import type { Preset } from './definition';

export const ravine: Preset = {
  id: 'ravine',
  title: 'A bent ravine',
  teaches:
    'The floor of the ravine is found in a few steps; along it, where it is almost flat, Momentum goes on and SGD at the same rate crawls.',
  experiment: {
    version: 1,
    title: 'A bent ravine',
    objective: { kind: 'landscape', id: 'banana' },
    start: [-1.21, 0.853],
    steps: 200,
    runs: [
      { optimizer: 'sgd', hyperparameters: { lr: 0.002 } },
      { optimizer: 'momentum', hyperparameters: { lr: 0.002 } },
    ],
  },
};
