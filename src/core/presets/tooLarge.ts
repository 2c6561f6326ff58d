import type { Preset } from './definition';

export const tooLarge: Preset = {
  id: 'too_large',
  title: 'A learning rate that is too large',
  teaches:
    'Below 2/λmax = 1 SGD closes in on the floor of the valley, at 1 it jumps from side to side for ever, above 1 each jump is larger.',
  experiment: {
    version: 1,
    title: 'A learning rate that is too large',
    objective: { kind: 'landscape', id: 'anisotropic' },
    start: [-7, 4],
    steps: 30,
    runs: [0.5, 0.95, 1, 1.05].map((lr) => ({
      optimizer: 'sgd',
      label: `SGD, lr ${lr}`,
      hyperparameters: { lr },
    })),
  },
};
