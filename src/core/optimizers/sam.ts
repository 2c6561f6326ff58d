import type { LibraryMapping, NumericHyperparameter, OptimizerDefinition } from './definition';
import { lr, momentum, weightDecay } from './hyperparameters';

const rule = `
u = adaptive ? abs(theta) * g : g
u_norm = norm(u)
worst = theta + rho * (adaptive ? abs(theta) : 1) * u / (u_norm + 1e-12)  # as far up as the neighbourhood goes
d = grad(worst) + weight_decay * theta                                    # the gradient there, with L2 penalty
b = momentum * b + d                                                      # SGD from here, with that gradient
theta = theta - lr * b
`.trim();

const rho: NumericHyperparameter = {
  kind: 'number',
  name: 'rho',
  default: 0.05,
  range: [0, Infinity],
  slider: [1e-3, 1],
  scale: 'log',
  meaning: 'Size of the neighbourhood in which the loss is to be low everywhere.',
};

const optax: LibraryMapping = {
  rule: `
worst = theta + rho * g / norm(g)  # as far up as the neighbourhood goes
b = momentum * b + grad(worst)     # SGD from here, with the gradient there
theta = theta - lr * b
`.trim(),
  call: {
    name: 'optax.contrib.sam',
    refuses: () =>
      'optax.contrib.sam asks the training loop for a second gradient at every step; insert the update rule itself.',
  },
  note: 'optax 0.2.8, with optax.sgd inside and its normalised gradient scaled by rho outside, has neither weight decay nor the adaptive neighbourhood. It has no defaults for the learning rate and rho.',
};

export const sam: OptimizerDefinition = {
  id: 'sam',
  name: 'SAM (SGD)',
  citation:
    'Foret, Kleiner, Mobahi and Neyshabur (2021), Sharpness-Aware Minimization for Efficiently Improving Generalization, ICLR, arXiv:2010.01412; adaptive: Kwon, Kim, Park and Choi (2021), ICML. Rule and rho as in davda54/sam, over torch.optim.SGD with its defaults.',
  derivesFrom: ['sgd'],
  hyperparameters: [
    lr({ default: 1e-3 }),
    momentum({ default: 0 }),
    weightDecay,
    rho,
    {
      kind: 'flag',
      name: 'adaptive',
      default: false,
      meaning: 'ASAM: measures the neighbourhood in units of each parameter’s own size.',
    },
  ],
  states: [{ name: 'b', meaning: 'Momentum buffer of SGD: a decaying sum of past gradients.' }],
  rule,
  libraries: { source: {}, optax },
};
