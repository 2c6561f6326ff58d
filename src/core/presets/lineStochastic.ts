import type { Preset } from './definition';

export const lineStochastic: Preset = {
  id: 'line_stochastic',
  title: 'Stochastic gradient descent',
  teaches:
    'Every update takes a single row, so ten passes make 1,000 updates that reach the valley within one pass and then never come to rest.',
  experiment: {
    version: 1,
    title: 'Stochastic gradient descent',
    objective: { kind: 'data', rows: { builtin: 'line' }, model: { kind: 'linear' }, batch: 1, epochs: 10 },
    steps: 1000,
    runs: [{ optimizer: 'sgd', hyperparameters: { lr: 0.05 } }],
  },
};
