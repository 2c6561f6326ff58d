import type { LibraryMapping, NumericHyperparameter, OptimizerDefinition } from './definition';
import { decayRate, weightShrinkage, eps, lr } from './hyperparameters';

// The paper estimates the diagonal of the Hessian; here it is exact.
const rule = `
m = beta1 * m + (1 - beta1) * g                                                 # first moment
h = mod(t - 1, k) == 0 ? beta2 * h + (1 - beta2) * hessian_diagonal(theta) : h  # mean curvature
u = clip(m / max(gamma * h, eps), -1, 1)                                        # Newton's direction, where it is not too long
theta = (1 - lr * weight_decay) * theta - lr * u
`.trim();

const gamma: NumericHyperparameter = {
  kind: 'number',
  name: 'gamma',
  default: 0.01,
  range: [0, Infinity],
  open: 'min',
  scale: 'log',
  meaning: 'Scales the curvature: the smaller it is, the more steps are cut to the length lr.',
};

const k: NumericHyperparameter = {
  kind: 'number',
  name: 'k',
  default: 10,
  range: [1, Infinity],
  slider: [1, 100],
  scale: 'log',
  unit: 'steps',
  meaning: 'The curvature is looked at every k steps.',
};

const clipThreshold: NumericHyperparameter = {
  kind: 'number',
  name: 'clip_threshold',
  default: 1,
  range: [0, Infinity],
  open: 'min',
  scale: 'log',
  meaning: 'Newton’s step is cut to this many times lr.',
};

const optax: LibraryMapping = {
  rule: `
m = beta1 * m + (1 - beta1) * g                                                 # first moment
m_hat = m / (1 - beta1^t)
u = clip(m_hat / max(gamma * h, eps), -clip_threshold, clip_threshold)          # by the curvature of before
h = mod(t - 1, k) == 0 ? beta2 * h + (1 - beta2) * hessian_diagonal(theta) : h  # mean curvature
theta = theta - lr * (u + weight_decay * theta)
`.trim(),
  hyperparameters: [clipThreshold],
  defaults: { beta1: 0.965, eps: 1e-8, weight_decay: 1e-4 },
  call: {
    name: 'optax.contrib.sophia',
    arguments: { k: 'update_interval' },
    refuses: () =>
      'optax.contrib.sophia estimates at random what is exact here, the diagonal of the Hessian; insert the update rule itself.',
  },
  note: 'optax 0.2.8 corrects the bias of the first moment and divides by the mean curvature of before this step. Its estimate of the Hessian’s diagonal is random; here the diagonal is exact. It has no default learning rate.',
};

export const sophia: OptimizerDefinition = {
  id: 'sophia',
  name: 'Sophia',
  citation:
    'Liu, Li, Hall, Liang and Ma (2023), Sophia: A Scalable Stochastic Second-order Optimizer for Language Model Pre-training, arXiv:2305.14342, Algorithm 3 with the exact diagonal of the Hessian. beta1, beta2, gamma, k and eps as in its experiments with Sophia-H; lr as in pytorch_optimizer.SophiaH, whose lr of 0.06 is multiplied by gamma.',
  derivesFrom: ['adam'],
  hyperparameters: [
    lr({ default: 6e-4 }),
    decayRate({
      name: 'beta1',
      default: 0.96,
      meaning: 'Decay rate of the first moment, the mean gradient.',
    }),
    decayRate({ name: 'beta2', default: 0.99, meaning: 'Decay rate of the mean curvature.' }),
    gamma,
    k,
    {
      ...eps({ default: 1e-12 }),
      meaning: 'The scaled curvature counts for at least this, also where it is negative.',
    },
    weightShrinkage,
  ],
  states: [
    { name: 'm', meaning: 'First moment: running mean of the gradient.' },
    { name: 'h', meaning: 'Running mean of the diagonal of the Hessian.' },
  ],
  rule,
  libraries: { source: {}, optax },
};
