import type { OptimizerDefinition } from './definition';
import { decayRate, weightShrinkage, eps, lr } from './hyperparameters';

const rule = `
m = beta1 * m + (1 - beta1) * g              # first moment
v = beta2 * v + (1 - beta2) * g^2            # second moment
c1 = 1 - beta1^t                             # bias corrections
c2 = 1 - beta2^t
rate = lr * sqrt(c2) / c1 / (sqrt(v) + eps)  # Adam's learning rates
s = beta3 * s + (1 - beta3) * rate           # their mean
bounded = min(rate, s)                       # none may be above its mean
theta = (1 - lr * weight_decay) * theta - bounded * m
`.trim();

export const adamod: OptimizerDefinition = {
  id: 'adamod',
  name: 'AdaMod',
  citation:
    'Ding, Ren, Luo and Sun (2019), An Adaptive and Momental Bound Method for Stochastic Learning, arXiv:1910.12249. Rule and defaults as in the authors’ adamod and in pytorch-optimizer 0.3 (torch_optimizer.AdaMod).',
  derivesFrom: ['adam'],
  hyperparameters: [
    lr({ default: 1e-3 }),
    decayRate({ name: 'beta1', default: 0.9, meaning: 'Decay rate of the first moment, the mean gradient.' }),
    decayRate({
      name: 'beta2',
      default: 0.999,
      meaning: 'Decay rate of the second moment, the mean square.',
    }),
    decayRate({ name: 'beta3', default: 0.999, meaning: 'Decay rate of the mean of the learning rates.' }),
    eps({ default: 1e-8 }),
    weightShrinkage,
  ],
  states: [
    { name: 'm', meaning: 'First moment: running mean of the gradient.' },
    { name: 'v', meaning: 'Second moment: running mean of the squared gradient.' },
    { name: 's', meaning: 'Running mean of the learning rates, above which none may be.' },
  ],
  rule,
  libraries: { source: {} },
};
