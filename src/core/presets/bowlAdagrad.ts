import type { Preset } from './definition';

export const bowlAdagrad: Preset = {
  id: 'bowl_adagrad',
  title: 'Adagrad in the bowl',
  teaches:
    'Adagrad divides each axis by all of its gradients so far: it walks straight in, and every step is shorter than the one before.',
  experiment: {
    version: 1,
    title: 'Adagrad in the bowl',
    objective: { kind: 'landscape', id: 'anisotropic' },
    start: [-7, 4],
    steps: 30,
    runs: [{ optimizer: 'adagrad', hyperparameters: { lr: 1.5 } }],
  },
};
