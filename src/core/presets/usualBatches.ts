import type { Preset } from './definition';

export const usualBatches: Preset = {
  id: 'usual_batches',
  title: '32, 64, 128, 256',
  teaches:
    'On 569 real rows, at the same rate and after the same ten passes, the smaller the batch the lower the loss, at the price of more updates and noisier ones.',
  experiment: {
    version: 1,
    title: '32, 64, 128, 256',
    objective: {
      kind: 'data',
      rows: { builtin: 'breast-cancer' },
      model: { kind: 'logistic' },
      epochs: 10,
    },
    steps: 180,
    runs: [32, 64, 128, 256].map((batch) => ({
      optimizer: 'sgd',
      label: `Batches of ${batch}`,
      hyperparameters: { lr: 0.3 },
      sampling: { batch },
    })),
  },
};
