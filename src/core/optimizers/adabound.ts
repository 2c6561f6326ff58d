import type { NumericHyperparameter, OptimizerDefinition } from './definition';
import { decayRate, eps, lr, weightDecay } from './hyperparameters';

const rule = `
d = g + weight_decay * theta                # gradient with L2 penalty
m = beta1 * m + (1 - beta1) * d             # first moment
v = beta2 * v + (1 - beta2) * d^2           # second moment
v_max = max(v_max, v)                       # AMSGrad: never forgets a large one
c1 = 1 - beta1^t                            # bias corrections
c2 = 1 - beta2^t
rate = lr * sqrt(c2) / c1 / (sqrt(amsbound ? v_max : v) + eps)
low = final_lr * (1 - 1 / (gamma * t + 1))  # bounds that close in on final_lr
high = final_lr * (1 + 1 / (gamma * t))
theta = theta - clip(rate, low, high) * m
`.trim();

const finalLr: NumericHyperparameter = {
  kind: 'number',
  name: 'final_lr',
  default: 0.1,
  range: [0, Infinity],
  scale: 'log',
  meaning: 'The learning rate in the end, that of SGD with momentum.',
};

const gamma: NumericHyperparameter = {
  kind: 'number',
  name: 'gamma',
  default: 1e-3,
  range: [0, 1],
  open: 'both',
  scale: 'log',
  meaning: 'How fast the bounds close in on final_lr.',
};

export const adabound: OptimizerDefinition = {
  id: 'adabound',
  name: 'AdaBound',
  citation:
    'Luo, Xiong, Liu and Sun (2019), Adaptive Gradient Methods with Dynamic Bound of Learning Rate, ICLR, arXiv:1902.09843. Rule and defaults as in the authors’ adabound and in pytorch-optimizer 0.3 (torch_optimizer.AdaBound).',
  derivesFrom: ['adam'],
  hyperparameters: [
    lr({ default: 1e-3 }),
    decayRate({ name: 'beta1', default: 0.9, meaning: 'Decay rate of the first moment, the mean gradient.' }),
    decayRate({
      name: 'beta2',
      default: 0.999,
      meaning: 'Decay rate of the second moment, the mean square.',
    }),
    finalLr,
    gamma,
    eps({ default: 1e-8 }),
    weightDecay,
    {
      kind: 'flag',
      name: 'amsbound',
      default: false,
      meaning: 'Divides by the largest second moment so far, as AMSGrad does.',
    },
  ],
  states: [
    { name: 'm', meaning: 'First moment: running mean of the gradient.' },
    { name: 'v', meaning: 'Second moment: running mean of the squared gradient.' },
    { name: 'v_max', meaning: 'The largest second moment so far, kept for AMSBound.' },
  ],
  rule,
  libraries: { source: {} },
};
