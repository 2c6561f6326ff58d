import type { LibraryMapping, OptimizerDefinition } from './definition';
import { decayRate, eps, lr, maximize, weightDecay, weightShrinkage } from './hyperparameters';

const rule = `
d = (maximize ? -g : g) + weight_decay * theta  # gradient with L2 penalty
v = rho * v + (1 - rho) * d^2                   # mean of squared gradients
delta = sqrt(u + eps) / sqrt(v + eps) * d       # step in the units of theta
u = rho * u + (1 - rho) * delta^2               # mean of squared steps
theta = theta - lr * delta
`.trim();

const keras: LibraryMapping = {
  rule: `
v = rho * v + (1 - rho) * g^2                # mean of squared gradients
delta = sqrt(u + eps) * g / sqrt(v + eps)    # step in the units of theta
u = rho * u + (1 - rho) * delta^2            # mean of squared steps
decayed = theta - theta * weight_decay * lr  # weight decay apart from the gradient
theta = decayed - lr * delta
`.trim(),
  hyperparameters: [weightShrinkage],
  defaults: { lr: 1e-3, rho: 0.95, eps: 1e-7 },
  call: { name: 'keras.optimizers.Adadelta' },
  note: 'Keras 3.15 has a default learning rate of 0.001, with which Adadelta hardly moves; the paper has 1.',
};

const tfjs: LibraryMapping = {
  rule: `
delta = sqrt(u + eps) / sqrt(v + eps) * g  # v knows nothing of this step's gradient
v = rho * v + (1 - rho) * g^2              # mean of squared gradients
u = rho * u + (1 - rho) * delta^2          # mean of squared steps
theta = theta - lr * delta
`.trim(),
  defaults: { lr: 1e-3, rho: 0.95, eps: 1e-7 },
  call: { name: 'tf.train.adadelta', positions: ['lr', 'rho', 'eps'] },
  note: 'TensorFlow.js 4.22 divides by the mean of the squared gradients before this step, which is 0 at first, so that steep landscapes throw it far out.',
};

const optax: LibraryMapping = {
  rule: `
d = g + weight_decay * theta               # gradient with L2 penalty
v = rho * v + (1 - rho) * d^2              # mean of squared gradients
delta = sqrt(u + eps) / sqrt(v + eps) * d  # step in the units of theta
u = rho * u + (1 - rho) * delta^2          # mean of squared steps
theta = theta - lr * delta
`.trim(),
  call: { name: 'optax.adadelta' },
  note: 'optax 0.2.8 takes the same steps; it has no default learning rate.',
};

export const adadelta: OptimizerDefinition = {
  id: 'adadelta',
  name: 'Adadelta',
  citation:
    'Zeiler (2012), ADADELTA: An Adaptive Learning Rate Method, arXiv:1212.5701. Rule and defaults as in torch.optim.Adadelta, PyTorch 2.',
  derivesFrom: ['adagrad'],
  hyperparameters: [
    lr({ default: 1 }),
    decayRate({
      name: 'rho',
      default: 0.9,
      meaning: 'Decay rate of the means of squared gradients and of squared steps.',
    }),
    eps({ default: 1e-6, meaning: 'Added inside both roots: it starts the steps, and no division is by 0.' }),
    weightDecay,
    maximize,
  ],
  states: [
    { name: 'v', meaning: 'Running mean of the squared gradient.' },
    { name: 'u', meaning: 'Running mean of the squared step, before the learning rate.' },
  ],
  rule,
  libraries: { pytorch: { call: { name: 'torch.optim.Adadelta' } }, keras, optax, tfjs },
};
