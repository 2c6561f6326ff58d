import type { LibraryMapping, OptimizerDefinition } from './definition';
import { decayRate, epsRoot, eps, lr, nesterov, weightDecay } from './hyperparameters';

// As in the authors' code, eps enters the remembered variance at every step, and so accumulates there.
const rule = `
d = weight_decouple ? g : g + weight_decay * theta                 # gradient, with L2 penalty if not decoupled
m = beta1 * m + (1 - beta1) * d                                    # first moment
s = beta2 * s + (1 - beta2) * (d - m)^2 + eps                      # how far gradients are from what was believed
s_max = max(s_max, s)                                              # AMSGrad: never forgets a large one
m_hat = m / (1 - beta1^t)
s_hat = (amsgrad ? s_max : s) / (1 - beta2^t)
w = weight_decouple ? (1 - (fixed_decay ? 1 : lr) * weight_decay) * theta : theta
theta = w - lr * m_hat / (sqrt(s_hat) + eps)
`.trim();

const optax: LibraryMapping = {
  rule: `
m = beta1 * m + (1 - beta1) * g                     # first moment
s = beta2 * s + (1 - beta2) * (g - m)^2 + eps_root  # how far gradients are from what was believed
ahead = beta1 * m / (1 - beta1^(t + 1)) + (1 - beta1) * g / (1 - beta1^t)
m_hat = nesterov ? ahead : m / (1 - beta1^t)
s_hat = s / (1 - beta2^t)
theta = theta - lr * m_hat / (sqrt(s_hat) + eps)
`.trim(),
  hyperparameters: [
    eps({ default: 1e-16 }),
    { ...epsRoot({ default: 1e-16 }), meaning: 'Added to the mean squared distance at every step.' },
    nesterov,
  ],
  call: { name: 'optax.adabelief' },
  note: 'optax 0.2.8 has an eps_root for what enters the mean squared distance, and eps for its root alone; it has neither weight decay nor a default learning rate.',
};

export const adabelief: OptimizerDefinition = {
  id: 'adabelief',
  name: 'AdaBelief',
  citation:
    'Zhuang et al. (2020), AdaBelief Optimizer: Adapting Stepsizes by the Belief in Observed Gradients, NeurIPS, arXiv:2010.07468. Rule and defaults as in the authors’ adabelief-pytorch 0.2.1 with rectify=False, the algorithm of the paper.',
  derivesFrom: ['adam'],
  hyperparameters: [
    lr({ default: 1e-3 }),
    decayRate({ name: 'beta1', default: 0.9, meaning: 'Decay rate of the first moment, the mean gradient.' }),
    decayRate({
      name: 'beta2',
      default: 0.999,
      meaning: 'Decay rate of the mean squared distance between gradient and first moment.',
    }),
    {
      kind: 'number',
      name: 'eps',
      default: 1e-16,
      range: [0, Infinity],
      scale: 'log',
      meaning: 'Added to the mean squared distance at every step, and to its root.',
    },
    {
      ...weightDecay,
      meaning: 'Weight decay: shrinks theta by lr · weight_decay at every step, or by what the flags say.',
    },
    {
      kind: 'flag',
      name: 'amsgrad',
      default: false,
      meaning: 'Divides by the largest mean squared distance so far, so that a step never grows again.',
    },
    {
      kind: 'flag',
      name: 'weight_decouple',
      default: true,
      meaning: 'Shrinks theta itself, as AdamW does, instead of adding an L2 penalty to the gradient.',
    },
    {
      kind: 'flag',
      name: 'fixed_decay',
      default: false,
      meaning: 'Decoupled weight decay does not depend on the learning rate.',
    },
  ],
  states: [
    { name: 'm', meaning: 'First moment: running mean of the gradient.' },
    { name: 's', meaning: 'Mean squared distance of gradients from the first moment.' },
    { name: 's_max', meaning: 'The largest belief so far, kept for AMSGrad.' },
  ],
  rule,
  libraries: { source: {}, optax },
};
