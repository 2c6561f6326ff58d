import type { OptimizerDefinition } from './definition';
import { lr, momentum, weightDecay } from './hyperparameters';

const rule = `
d = g + weight_decay * theta                        # gradient with L2 penalty
b = momentum * b + (1 - momentum) * d               # Signum: the sign of the mean gradient
theta = (1 - lr * wd_lh) * theta - lr * sign(b)
`.trim();

export const signsgd: OptimizerDefinition = {
  id: 'signsgd',
  name: 'signSGD',
  citation:
    'Bernstein, Wang, Azizzadenesheli and Anandkumar (2018), signSGD: Compressed Optimisation for Non-Convex Problems, ICML, arXiv:1802.04434. Rule and defaults as in the authors’ mxnet.optimizer.Signum, MXNet 1.9, with its momentum of 0.9 set to 0, which is signSGD.',
  derivesFrom: ['sgd'],
  hyperparameters: [
    lr({ default: 1e-2 }),
    {
      ...momentum({ default: 0 }),
      meaning: 'How much of the mean gradient is kept; above 0 this is Signum.',
    },
    weightDecay,
    {
      ...weightDecay,
      name: 'wd_lh',
      meaning: 'Decoupled weight decay: shrinks theta by lr · wd_lh at every step.',
    },
  ],
  states: [{ name: 'b', meaning: 'Running mean of the gradient, kept for Signum.' }],
  rule,
  libraries: {
    source: {},
    optax: {
      rule: 'theta = theta - lr * sign(g)',
      call: { name: 'optax.sign_sgd' },
      note: 'optax 0.2.8 has signSGD by itself, without momentum or weight decay; it has no default learning rate.',
    },
  },
};
