import type { LibraryMapping, NumericHyperparameter, OptimizerDefinition } from './definition';
import { eps, lr, momentum, nesterov, weightDecay } from './hyperparameters';

const rule = `
d = g + weight_decay * theta                             # gradient with L2 penalty
w_norm = norm(theta)
d_norm = norm(g) + weight_decay * w_norm
known = w_norm > 0 and d_norm > 0
trust = known ? trust_coefficient * w_norm / d_norm : 1  # local learning rate
b = momentum * b + lr * trust * d                        # momentum buffer
theta = theta - b
`.trim();

const trustCoefficient: NumericHyperparameter = {
  kind: 'number',
  name: 'trust_coefficient',
  default: 1e-3,
  range: [0, Infinity],
  open: 'min',
  scale: 'log',
  meaning: 'How long a step is, measured by theta, at a learning rate of 1.',
};

const optax: LibraryMapping = {
  rule: `
d = g + weight_decay * theta                                     # gradient with L2 penalty
w_norm = norm(theta)
d_norm = norm(d)
known = w_norm > 0 and d_norm > 0
trust = known ? trust_coefficient * w_norm / (d_norm + eps) : 1  # local learning rate
step = lr * trust * d
b = momentum * b + step                                          # momentum buffer
theta = theta - (nesterov ? step + momentum * b : b)
`.trim(),
  hyperparameters: [
    eps({
      default: 0,
      meaning: 'Added to the length of the gradient that the length of theta is divided by.',
    }),
    nesterov,
  ],
  call: { name: 'optax.lars' },
  note: 'optax 0.2.8 measures the gradient with its L2 penalty, instead of both apart; it has no default learning rate.',
};

export const lars: OptimizerDefinition = {
  id: 'lars',
  name: 'LARS',
  citation:
    'You, Gitman and Ginsburg (2017), Large Batch Training of Convolutional Networks, arXiv:1708.03888, Algorithm 1. The other defaults as in optax.lars 0.2, as is the ratio of 1 where a length is 0; the learning rate, which neither gives, is that of Lightning Bolts’ example.',
  derivesFrom: ['momentum'],
  caution:
    'The length of a step follows the length of theta, which means something for a layer of a network, but here freezes every run that comes near (0, 0), be it a minimum or not.',
  cautionOnData:
    'Norms are taken over all parameters of the model at once here, where the paper takes them layer by layer.',
  hyperparameters: [lr({ default: 0.1 }), momentum({ default: 0.9 }), weightDecay, trustCoefficient],
  states: [{ name: 'b', meaning: 'Momentum buffer: a decaying sum of past steps.' }],
  rule,
  libraries: { source: {}, optax },
};
