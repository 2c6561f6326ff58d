import type { Preset } from './definition';

export const lineBatch: Preset = {
  id: 'line_batch',
  title: 'Batch gradient descent',
  teaches:
    'Every update takes the mean gradient of all 100 rows, so the loss falls at each one, and ten passes through the rows make no more than ten updates.',
  experiment: {
    version: 1,
    title: 'Batch gradient descent',
    objective: {
      kind: 'data',
      rows: { builtin: 'line' },
      model: { kind: 'linear' },
      batch: 'full',
      epochs: 10,
    },
    steps: 10,
    runs: [{ optimizer: 'sgd', hyperparameters: { lr: 0.05 } }],
  },
};
