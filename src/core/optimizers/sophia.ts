import type { NumericHyperparameter, OptimizerDefinition } from './definition';
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
  meaning: 'The curvature is looked at every k steps.',
};

export const sophia: OptimizerDefinition = {
  id: 'sophia',
  name: 'Sophia',
  citation:
    'Liu, Li, Hall, Liang and Ma (2023), Sophia: A Scalable Stochastic Second-order Optimizer for Language Model Pre-training, arXiv:2305.14342, Algorithm 3 with the exact diagonal of the Hessian. beta1, beta2, gamma, k and eps as in its experiments with Sophia-H; lr as in pytorch_optimizer.SophiaH, whose lr of 0.06 is multiplied by gamma.',
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
  libraries: { source: {} },
};
