import type { LibraryMapping, OptimizerDefinition } from './definition';
import {
  beta1,
  beta2,
  betas,
  eps,
  lr,
  lrDecay,
  maximize,
  weightDecay,
  weightShrinkage,
} from './hyperparameters';

const rule = `
d = (maximize ? -g : g) + weight_decay * theta  # gradient with L2 penalty
m = beta1 * m + (1 - beta1) * d                 # first moment
u = max(beta2 * u, abs(d) + eps)                # infinity norm of past gradients
m_hat = m / (1 - beta1^t)                       # unbiased
theta = theta - lr * m_hat / u
`.trim();

const outsideNorm = eps({ default: 1e-7, meaning: 'Added to the norm, so that it is never 0.' });

const keras: LibraryMapping = {
  rule: `
m = beta1 * m + (1 - beta1) * g              # first moment
u = max(beta2 * u, abs(g))                   # infinity norm of past gradients
decayed = theta - theta * weight_decay * lr  # weight decay apart from the gradient
theta = decayed - lr * m / ((1 - beta1^t) * (u + eps))
`.trim(),
  hyperparameters: [outsideNorm, weightShrinkage],
  defaults: { lr: 1e-3 },
  call: { name: 'keras.optimizers.Adamax' },
  note: 'Keras 3.15 adds eps to the norm instead of to the gradient.',
};

const tfjs: LibraryMapping = {
  rule: `
m = beta1 * m + (1 - beta1) * g  # first moment
u = max(beta2 * u, abs(g))       # infinity norm of past gradients
rate = lr / (1 + (t - 1) * lr_decay) / (1 - beta1^t)
theta = theta - rate * m / (u + eps)
`.trim(),
  hyperparameters: [outsideNorm, lrDecay],
  call: { name: 'tf.train.adamax', positions: ['lr', 'beta1', 'beta2', 'eps', 'lr_decay'] },
  note: 'TensorFlow.js 4.22 adds eps to the norm instead of to the gradient, and can let the learning rate fall.',
};

const optax: LibraryMapping = {
  rule: `
m = beta1 * m + (1 - beta1) * g   # first moment
u = max(beta2 * u, abs(g) + eps)  # infinity norm of past gradients
m_hat = m / (1 - beta1^t)         # unbiased
theta = theta - lr * m_hat / u
`.trim(),
  call: { name: 'optax.adamax' },
  note: 'optax 0.2.8 takes the same steps, without weight decay; it has no default learning rate.',
};

export const adamax: OptimizerDefinition = {
  id: 'adamax',
  name: 'Adamax',
  citation:
    'Kingma and Ba (2015), Adam: A Method for Stochastic Optimization, ICLR, arXiv:1412.6980, section 7.1. Rule and defaults as in torch.optim.Adamax, PyTorch 2.',
  derivesFrom: ['adam'],
  hyperparameters: [
    lr({ default: 2e-3 }),
    beta1,
    { ...beta2, meaning: 'Decay rate of the infinity norm, the largest gradient so far.' },
    eps({ default: 1e-8, meaning: 'Added to the size of the gradient, so that the norm is never 0.' }),
    weightDecay,
    maximize,
  ],
  states: [
    { name: 'm', meaning: 'First moment: running mean of the gradient.' },
    { name: 'u', meaning: 'Infinity norm: the largest gradient so far, slowly forgotten.' },
  ],
  rule,
  libraries: { pytorch: { call: { name: 'torch.optim.Adamax', tuples: betas } }, keras, optax, tfjs },
};
