import type { Preset } from './definition';

export const bowlSgd: Preset = {
  id: 'bowl_sgd',
  title: 'SGD in the bowl',
  teaches:
    'The gradient points across the valley and not at the minimum, so SGD crosses it at every step while x creeps along.',
  experiment: {
    version: 1,
    title: 'SGD in the bowl',
    objective: { kind: 'landscape', id: 'anisotropic' },
    start: [-7, 4],
    steps: 30,
    runs: [{ optimizer: 'sgd', hyperparameters: { lr: 0.95 } }],
  },
};
