import type { OptimizerDefinition } from './definition';
import { decayRate, eps, lr, weightDecay } from './hyperparameters';

const rule = `
init previous = 0
d = g + weight_decay * theta                  # gradient with L2 penalty
m = beta1 * m + (1 - beta1) * d               # first moment
v = beta2 * v + (1 - beta2) * d^2             # second moment
friction = 1 / (1 + exp(-abs(previous - d)))  # 1/2 where the gradient stays, 1 where it changes
previous = d
c1 = 1 - beta1^t                              # bias corrections
c2 = 1 - beta2^t
rate = lr * sqrt(c2) / c1
theta = theta - rate * friction * m / (sqrt(v) + eps)
`.trim();

export const diffgrad: OptimizerDefinition = {
  id: 'diffgrad',
  name: 'diffGrad',
  citation:
    'Dubey et al. (2020), diffGrad: An Optimization Method for Convolutional Neural Networks, IEEE Transactions on Neural Networks and Learning Systems 31(11), 4500–4511, arXiv:1909.11015. Rule and defaults as in the authors’ diffgrad.py and in pytorch-optimizer 0.3 (torch_optimizer.DiffGrad).',
  derivesFrom: ['adam'],
  hyperparameters: [
    lr({ default: 1e-3 }),
    decayRate({ name: 'beta1', default: 0.9, meaning: 'Decay rate of the first moment, the mean gradient.' }),
    decayRate({
      name: 'beta2',
      default: 0.999,
      meaning: 'Decay rate of the second moment, the mean square.',
    }),
    eps({ default: 1e-8 }),
    weightDecay,
  ],
  states: [
    { name: 'previous', meaning: 'The gradient of the step before; 0 at first.' },
    { name: 'm', meaning: 'First moment: running mean of the gradient.' },
    { name: 'v', meaning: 'Second moment: running mean of the squared gradient.' },
  ],
  rule,
  libraries: { source: {} },
};
