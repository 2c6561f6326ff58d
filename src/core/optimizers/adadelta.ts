import type { OptimizerDefinition } from './definition';
import { decayRate, eps, lr, maximize, weightDecay } from './hyperparameters';

const rule = `
d = (maximize ? -g : g) + weight_decay * theta  # gradient with L2 penalty
v = rho * v + (1 - rho) * d^2                   # mean of squared gradients
delta = sqrt(u + eps) / sqrt(v + eps) * d       # step in the units of theta
u = rho * u + (1 - rho) * delta^2               # mean of squared steps
theta = theta - lr * delta
`.trim();

export const adadelta: OptimizerDefinition = {
  id: 'adadelta',
  name: 'Adadelta',
  citation:
    'Zeiler (2012), ADADELTA: An Adaptive Learning Rate Method, arXiv:1212.5701. Rule and defaults as in torch.optim.Adadelta, PyTorch 2.',
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
  libraries: { pytorch: { call: { name: 'torch.optim.Adadelta' } } },
};
