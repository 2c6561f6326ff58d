import type {
  FlagHyperparameter,
  LibraryMapping,
  NumericHyperparameter,
  OptimizerDefinition,
} from './definition';
import {
  decayRate,
  eps,
  epsInsideRoot,
  lr,
  maximize,
  momentum,
  nesterov,
  weightDecay,
  weightShrinkage,
} from './hyperparameters';

const stepsBuffer = { name: 'b', meaning: 'Momentum buffer of the steps, the learning rate in them.' };

const rule = `
d = (maximize ? -g : g) + weight_decay * theta  # gradient with L2 penalty
v = alpha * v + (1 - alpha) * d^2               # mean of squared gradients
a = alpha * a + (1 - alpha) * d                 # mean gradient
r = centered ? sqrt(v - a^2) : sqrt(v)
b = momentum * b + d / (r + eps)                # momentum buffer
theta = theta - lr * b
`.trim();

const keras: LibraryMapping = {
  rule: `
v = alpha * v + (1 - alpha) * g^2            # mean of squared gradients
a = alpha * a + (1 - alpha) * g              # mean gradient
r = sqrt((centered ? v - a^2 : v) + eps)
b = momentum * b + lr * g / r                # momentum buffer
decayed = theta - theta * weight_decay * lr  # weight decay apart from the gradient
theta = decayed - b
`.trim(),
  hyperparameters: [epsInsideRoot({ default: 1e-7 }), weightShrinkage],
  states: [stepsBuffer],
  defaults: { lr: 1e-3, alpha: 0.9 },
  call: { name: 'keras.optimizers.RMSprop', arguments: { alpha: 'rho' } },
  note: 'Keras 3.15 adds eps inside the root and has the learning rate in the momentum buffer; its alpha is called rho.',
};

const tfjs: LibraryMapping = {
  rule: `
v = alpha * v + (1 - alpha) * g^2  # mean of squared gradients
a = alpha * a + (1 - alpha) * g    # mean gradient
r = sqrt(centered ? v - (a^2 + eps) : v + eps)
b = momentum * b + lr * g / r      # momentum buffer
theta = theta - b
`.trim(),
  hyperparameters: [
    eps({ default: 1e-7, meaning: 'Added inside the root; centered, it is subtracted there by mistake.' }),
  ],
  states: [stepsBuffer],
  defaults: { alpha: 0.9 },
  call: {
    name: 'tf.train.rmsprop',
    positions: ['lr', 'alpha', 'momentum', 'eps', 'centered'],
  },
  note: 'TensorFlow.js 4.22 has eps inside the root and the learning rate in the momentum buffer. Centered, it subtracts eps, and the root of a negative number ends the run.',
};

const initialScale: NumericHyperparameter = {
  kind: 'number',
  name: 'initial_scale',
  default: 0,
  range: [0, Infinity],
  scale: 'log',
  meaning: 'What the mean of squared gradients starts from.',
};

const epsInSqrt: FlagHyperparameter = {
  kind: 'flag',
  name: 'eps_in_sqrt',
  default: true,
  meaning: 'Adds eps inside the root instead of outside.',
};

const biasCorrection: FlagHyperparameter = {
  kind: 'flag',
  name: 'bias_correction',
  default: false,
  meaning: 'Corrects the bias of the means, as Adam does.',
};

const optax: LibraryMapping = {
  rule: `
init v = initial_scale
v = alpha * v + (1 - alpha) * g^2  # mean of squared gradients
a = alpha * a + (1 - alpha) * g    # mean gradient
v_hat = bias_correction ? v / (1 - alpha^t) : v
a_hat = bias_correction ? a / (1 - alpha^t) : a
square = centered ? v_hat - a_hat^2 : v_hat
r = eps_in_sqrt ? sqrt(square + eps) : sqrt(square) + eps
step = lr * g / r
b = momentum * b + step            # momentum buffer
theta = theta - (nesterov ? step + momentum * b : b)
`.trim(),
  hyperparameters: [
    eps({ default: 1e-8, meaning: 'Added inside the root, or as eps_in_sqrt says.' }),
    initialScale,
    epsInSqrt,
    nesterov,
    biasCorrection,
  ],
  states: [stepsBuffer],
  defaults: { alpha: 0.9 },
  call: { name: 'optax.rmsprop', arguments: { alpha: 'decay' } },
  note: 'optax 0.2.8 adds eps inside the root and has the learning rate in the momentum buffer; its alpha is called decay. It has no default learning rate.',
};

export const rmsprop: OptimizerDefinition = {
  id: 'rmsprop',
  name: 'RMSprop',
  citation:
    'Tieleman and Hinton (2012), Lecture 6.5: rmsprop, COURSERA: Neural Networks for Machine Learning; centered: Graves (2013), arXiv:1308.0850. Rule and defaults as in torch.optim.RMSprop, PyTorch 2.',
  derivesFrom: ['adagrad'],
  hyperparameters: [
    lr({ default: 1e-2 }),
    decayRate({ name: 'alpha', default: 0.99, meaning: 'Decay rate of the mean of squared gradients.' }),
    eps({ default: 1e-8 }),
    weightDecay,
    momentum({ default: 0 }),
    {
      kind: 'flag',
      name: 'centered',
      default: false,
      meaning: 'Divides by the standard deviation of the gradient instead of its root mean square.',
    },
    maximize,
  ],
  states: [
    { name: 'v', meaning: 'Running mean of the squared gradient.' },
    { name: 'a', meaning: 'Running mean of the gradient, kept when centered.' },
    { name: 'b', meaning: 'Momentum buffer of the scaled gradients.' },
  ],
  rule,
  libraries: { pytorch: { call: { name: 'torch.optim.RMSprop' } }, keras, optax, tfjs },
};
