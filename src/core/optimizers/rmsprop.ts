import type { OptimizerDefinition } from './definition';
import { decayRate, eps, lr, maximize, momentum, weightDecay } from './hyperparameters';

const rule = `
d = (maximize ? -g : g) + weight_decay * theta  # gradient with L2 penalty
v = alpha * v + (1 - alpha) * d^2               # mean of squared gradients
a = alpha * a + (1 - alpha) * d                 # mean gradient
r = centered ? sqrt(v - a^2) : sqrt(v)
b = momentum * b + d / (r + eps)                # momentum buffer
theta = theta - lr * b
`.trim();

export const rmsprop: OptimizerDefinition = {
  id: 'rmsprop',
  name: 'RMSprop',
  citation:
    'Tieleman and Hinton (2012), Lecture 6.5: rmsprop, COURSERA: Neural Networks for Machine Learning; centered: Graves (2013), arXiv:1308.0850. Rule and defaults as in torch.optim.RMSprop, PyTorch 2.',
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
  libraries: { pytorch: { call: { name: 'torch.optim.RMSprop' } } },
};
