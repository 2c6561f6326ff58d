import type { Preset } from './definition';

export const threeDescents: Preset = {
  id: 'three_descents',
  title: 'Batch, mini-batch, stochastic',
  teaches:
    'After the same ten passes the batch is still on its way, single rows jump about the minimum, and mini-batches have got there and stay near.',
  experiment: {
    version: 1,
    title: 'Batch, mini-batch, stochastic',
    objective: { kind: 'data', rows: { builtin: 'line' }, model: { kind: 'linear' }, epochs: 10 },
    steps: 1000,
    runs: [
      { optimizer: 'sgd', label: 'Batch', hyperparameters: { lr: 0.05 }, sampling: { batch: 'full' } },
      { optimizer: 'sgd', label: 'Mini-batch 16', hyperparameters: { lr: 0.05 }, sampling: { batch: 16 } },
      { optimizer: 'sgd', label: 'Stochastic', hyperparameters: { lr: 0.05 }, sampling: { batch: 1 } },
    ],
  },
};
