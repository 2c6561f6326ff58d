import { kerasAdam } from './adam';
import type { LibraryMapping, OptimizerDefinition } from './definition';
import {
  amsgrad,
  beta1,
  beta2,
  betas,
  eps,
  epsRoot,
  lr,
  maximize,
  nesterov,
  weightDecay,
} from './hyperparameters';

// torch.optim takes AMSGrad's maximum of the uncorrected second moment and corrects its bias afterwards.
const rule = `
d = maximize ? -g : g                          # gradient
m = beta1 * m + (1 - beta1) * d                # first moment
v = beta2 * v + (1 - beta2) * d^2              # second moment
v_max = max(v_max, v)                          # AMSGrad: never forgets a large one
m_hat = m / (1 - beta1^t)                      # unbiased
v_hat = (amsgrad ? v_max : v) / (1 - beta2^t)  # unbiased
decayed = (1 - lr * weight_decay) * theta      # weight decay apart from the gradient
theta = decayed - lr * m_hat / (sqrt(v_hat) + eps)
`.trim();

const keras: LibraryMapping = {
  ...kerasAdam,
  defaults: { ...kerasAdam.defaults, weight_decay: 4e-3 },
  call: { name: 'keras.optimizers.AdamW' },
  note: 'Keras 3.15 corrects the bias in the learning rate, so that eps, 1e-7, counts more in the first steps; weight_decay is 0.004.',
};

const optax: LibraryMapping = {
  rule: `
m = beta1 * m + (1 - beta1) * g    # first moment
v = beta2 * v + (1 - beta2) * g^2  # second moment
ahead = beta1 * m / (1 - beta1^(t + 1)) + (1 - beta1) * g / (1 - beta1^t)
m_hat = nesterov ? ahead : m / (1 - beta1^t)
v_hat = v / (1 - beta2^t)
u = m_hat / (sqrt(v_hat + eps_root) + eps)
theta = theta - lr * (u + weight_decay * theta)
`.trim(),
  hyperparameters: [epsRoot({ default: 0 }), nesterov],
  defaults: { weight_decay: 1e-4 },
  call: { name: 'optax.adamw' },
  note: 'optax 0.2.8 has a smaller weight decay, 0.0001, and an eps_root inside the root; with nesterov it is optax.nadamw. It has no default learning rate.',
};

export const adamw: OptimizerDefinition = {
  id: 'adamw',
  name: 'AdamW',
  citation:
    'Loshchilov and Hutter (2019), Decoupled Weight Decay Regularization, ICLR, arXiv:1711.05101; AMSGrad: Reddi, Kale and Kumar (2018), ICLR. Rule and defaults as in torch.optim.AdamW, PyTorch 2.',
  derivesFrom: ['adam'],
  hyperparameters: [
    lr({ default: 1e-3 }),
    beta1,
    beta2,
    eps({ default: 1e-8 }),
    {
      ...weightDecay,
      default: 1e-2,
      meaning: 'Decoupled weight decay: shrinks theta by lr · weight_decay in every step.',
    },
    amsgrad,
    maximize,
  ],
  states: [
    { name: 'm', meaning: 'First moment: running mean of the gradient.' },
    { name: 'v', meaning: 'Second moment: running mean of the squared gradient.' },
    { name: 'v_max', meaning: 'The largest second moment so far, kept for AMSGrad.' },
  ],
  rule,
  libraries: { pytorch: { call: { name: 'torch.optim.AdamW', tuples: betas } }, keras, optax },
};
