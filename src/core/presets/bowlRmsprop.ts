import type { Preset } from './definition';

export const bowlRmsprop: Preset = {
  id: 'bowl_rmsprop',
  title: 'RMSprop in the bowl',
  teaches:
    'RMSprop forgets old gradients: after thirty steps it still takes longer steps than Adagrad, which forgets none.',
  experiment: {
    version: 1,
    title: 'RMSprop in the bowl',
    objective: { kind: 'landscape', id: 'anisotropic' },
    start: [-7, 4],
    steps: 30,
    runs: [{ optimizer: 'rmsprop', hyperparameters: { lr: 0.1 } }],
  },
};
