import type { NumericHyperparameter, OptimizerDefinition } from './definition';
import { lr, momentum, weightDecay } from './hyperparameters';

const rule = `
d = g + weight_decay * theta                   # gradient with L2 penalty
b = momentum * b + (1 - momentum) * d          # momentum buffer
theta = theta - lr * ((1 - nu) * d + nu * b)
`.trim();

const nu: NumericHyperparameter = {
  kind: 'number',
  name: 'nu',
  default: 0.7,
  range: [0, 1],
  slider: [0, 1],
  scale: 'linear',
  meaning: 'Share of the momentum buffer in the step; the rest is the plain gradient.',
  off: 1,
};

export const qhm: OptimizerDefinition = {
  id: 'qhm',
  name: 'QHM',
  citation:
    'Ma and Yarats (2019), Quasi-hyperbolic Momentum and Adam for Deep Learning, ICLR, arXiv:1810.06801. Rule as in the authors’ qhoptim and in pytorch-optimizer 0.3 (torch_optimizer.QHM); defaults as the authors recommend.',
  derivesFrom: ['momentum'],
  hyperparameters: [lr({ default: 1 }), momentum({ default: 0.999 }), nu, weightDecay],
  states: [{ name: 'b', meaning: 'Momentum buffer: running mean of the gradient.' }],
  rule,
  libraries: { source: {} },
};
