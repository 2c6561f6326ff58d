import type { OptimizerDefinition } from './definition';
import { decayRate, lr, weightDecay } from './hyperparameters';

const rule = `
d = g + weight_decay * theta            # gradient with L2 penalty
b1 = beta1 * b1 + d                     # three momentum buffers: the quick one damps what the slow one stirs up
b2 = beta2 * b2 + d
b3 = beta3 * b3 + d
theta = theta - lr * (b1 + b2 + b3) / 3
`.trim();

export const aggmo: OptimizerDefinition = {
  id: 'aggmo',
  name: 'AggMo',
  citation:
    'Lucas, Sun, Zemel and Grosse (2019), Aggregated Momentum: Stability Through Passive Damping, ICLR, arXiv:1804.00325. Rule and defaults as in pytorch-optimizer 0.3 (torch_optimizer.AggMo), which follows the authors’ aggmo.py.',
  derivesFrom: ['momentum'],
  hyperparameters: [
    lr({ default: 1e-3 }),
    {
      ...decayRate({
        name: 'beta1',
        default: 0,
        meaning: 'Decay rate of the first buffer; at 0 it is the gradient.',
      }),
      off: 0,
    },
    decayRate({ name: 'beta2', default: 0.9, meaning: 'Decay rate of the second buffer.' }),
    decayRate({ name: 'beta3', default: 0.99, meaning: 'Decay rate of the third buffer.' }),
    weightDecay,
  ],
  states: [
    { name: 'b1', meaning: 'Momentum buffer that decays with beta1.' },
    { name: 'b2', meaning: 'Momentum buffer that decays with beta2.' },
    { name: 'b3', meaning: 'Momentum buffer that decays with beta3.' },
  ],
  rule,
  libraries: { source: {} },
};
