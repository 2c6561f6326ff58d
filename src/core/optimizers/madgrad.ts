import type { OptimizerDefinition } from './definition';
import { eps, lr, momentum, weightDecay } from './hyperparameters';

// The authors' code adds eps to the learning rate as well.
const rule = `
init start = theta
d = g + weight_decay * theta                        # gradient with L2 penalty
rate = (lr + eps) * sqrt(t)
s = s + rate * d                                    # weighted sum of gradients
v = v + rate * d^2                                  # weighted sum of squared gradients
z = start - s / (cbrt(v) + eps)                     # dual averaging: always from the start
theta = momentum * theta + (1 - momentum) * z
`.trim();

export const madgrad: OptimizerDefinition = {
  id: 'madgrad',
  name: 'MADGRAD',
  citation:
    'Defazio and Jelassi (2021), Adaptivity without Compromise: A Momentumized, Adaptive, Dual Averaged Gradient Method for Stochastic Optimization, arXiv:2101.11075. Rule and defaults as in the authors’ madgrad and in pytorch-optimizer 0.3 (torch_optimizer.MADGRAD).',
  derivesFrom: ['adagrad', 'momentum'],
  hyperparameters: [
    lr({ default: 1e-2 }),
    momentum({ default: 0.9 }),
    weightDecay,
    { ...eps({ default: 1e-6 }), meaning: 'Added to the cube root, so that it is never 0, and to lr.' },
  ],
  states: [
    { name: 'start', meaning: 'The start, from which every step is measured.' },
    { name: 's', meaning: 'Sum of the gradients, later ones weighing more.' },
    { name: 'v', meaning: 'Sum of the squared gradients, later ones weighing more.' },
  ],
  rule,
  libraries: {
    source: {},
    optax: {
      call: { name: 'optax.contrib.madgrad' },
      note: 'optax 0.2.8 takes the same steps; it has no default learning rate.',
    },
  },
};
