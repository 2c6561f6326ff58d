import type { LibraryMapping, OptimizerDefinition } from './definition';
import { decayRate, eps, epsRoot, lr, weightDecay, weightShrinkage } from './hyperparameters';

const rule = `
init previous = g
change = g - previous
previous = g
m = beta1 * m + (1 - beta1) * g                        # mean gradient
v = beta2 * v + (1 - beta2) * change                   # mean change of the gradient
n = beta3 * n + (1 - beta3) * (g + beta2 * change)^2   # mean square of the gradient ahead
m_hat = m / (1 - beta1^t)
v_hat = v / (1 - beta2^t)
n_hat = n / (1 - beta3^t)
step = lr * (m_hat + beta2 * v_hat) / (sqrt(n_hat) + eps)
theta = no_prox ? (1 - lr * weight_decay) * theta - step : (theta - step) / (1 + lr * weight_decay)
`.trim();

const optax: LibraryMapping = {
  rule: `
init previous = g
change = g - previous
previous = g
m = beta1 * m + (1 - beta1) * g                             # mean gradient
v = beta2 * v + (1 - beta2) * change                        # mean change of the gradient
n = beta3 * n + (1 - beta3) * (g + (1 - beta2) * change)^2  # mean square of the gradient ahead
m_hat = m / (1 - beta1^t)
v_hat = v / (1 - beta2^t)
n_hat = n / (1 - beta3^t)
u = (m_hat + (1 - beta2) * v_hat) / (sqrt(n_hat + eps_root) + eps)
theta = theta - lr * (u + weight_decay * theta)
`.trim(),
  hyperparameters: [epsRoot({ default: 1e-8 }), weightShrinkage],
  call: { name: 'optax.adan' },
  note: 'optax 0.2.8 looks ahead by 1 − beta2, where the authors’ code does so by beta2, decays weights as AdamW does, and adds an eps_root inside the root; it has no default learning rate.',
};

export const adan: OptimizerDefinition = {
  id: 'adan',
  name: 'Adan',
  citation:
    'Xie, Zhou, Li, Lin and Yan (2022), Adan: Adaptive Nesterov Momentum Algorithm for Faster Optimizing Deep Models, arXiv:2208.06677. Rule and defaults as in the authors’ adan.py (sail-sg/Adan), whose betas are 1 minus the paper’s.',
  derivesFrom: ['adam', 'nesterov'],
  hyperparameters: [
    lr({ default: 1e-3 }),
    decayRate({ name: 'beta1', default: 0.98, meaning: 'Decay rate of the mean gradient.' }),
    decayRate({
      name: 'beta2',
      default: 0.92,
      meaning: 'Decay rate of the mean change of the gradient, and how far it is looked ahead.',
    }),
    decayRate({ name: 'beta3', default: 0.99, meaning: 'Decay rate of the mean square.' }),
    eps({ default: 1e-8 }),
    { ...weightDecay, meaning: 'Decoupled weight decay: divides theta by 1 + lr · weight_decay.' },
    {
      kind: 'flag',
      name: 'no_prox',
      default: false,
      meaning: 'Weight decay as in AdamW, before the step, instead of proximal, after it.',
    },
  ],
  states: [
    { name: 'previous', meaning: 'The gradient of the step before.' },
    { name: 'm', meaning: 'Running mean of the gradient.' },
    { name: 'v', meaning: 'Running mean of the change of the gradient.' },
    { name: 'n', meaning: 'Running mean of the square of the gradient ahead.' },
  ],
  rule,
  libraries: { source: {}, optax },
};
