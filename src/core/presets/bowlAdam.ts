import type { Preset } from './definition';

export const bowlAdam: Preset = {
  id: 'bowl_adam',
  title: 'Adam in the bowl',
  teaches:
    'Adam scales each axis as RMSprop does and rolls on as Momentum does: it bends into the valley, and passes its floor only once.',
  experiment: {
    version: 1,
    title: 'Adam in the bowl',
    objective: { kind: 'landscape', id: 'anisotropic' },
    start: [-7, 4],
    steps: 30,
    runs: [{ optimizer: 'adam', hyperparameters: { lr: 0.3 } }],
  },
};
