import type { Preset } from './definition';

export const bowlMomentum: Preset = {
  id: 'bowl_momentum',
  title: 'Momentum in the bowl',
  teaches:
    'Momentum keeps its direction: it crosses the valley in a few wide swings, and rolls past the minimum.',
  experiment: {
    version: 1,
    title: 'Momentum in the bowl',
    objective: { kind: 'landscape', id: 'anisotropic' },
    start: [-7, 4],
    steps: 30,
    runs: [{ optimizer: 'momentum', hyperparameters: { lr: 0.1 } }],
  },
};
