import type { OptimizerDefinition } from './definition';
import { decayRate, eps, lr, maximize, weightDecay } from './hyperparameters';

// torch.optim takes AMSGrad's maximum of the uncorrected second moment and corrects its bias afterwards.
const rule = `
d = (maximize ? -g : g) + weight_decay * theta  # gradient with L2 penalty
m = beta1 * m + (1 - beta1) * d                 # first moment
v = beta2 * v + (1 - beta2) * d^2               # second moment
v_max = max(v_max, v)                           # AMSGrad: never forgets a large one
m_hat = m / (1 - beta1^t)
v_hat = (amsgrad ? v_max : v) / (1 - beta2^t)
theta = theta - lr * m_hat / (sqrt(v_hat) + eps)
`.trim();

export const adam: OptimizerDefinition = {
  id: 'adam',
  name: 'Adam',
  citation:
    'Kingma and Ba (2015), Adam: A Method for Stochastic Optimization, ICLR, arXiv:1412.6980; AMSGrad: Reddi, Kale and Kumar (2018), ICLR. Rule and defaults as in torch.optim.Adam, PyTorch 2.',
  hyperparameters: [
    lr({ default: 1e-3 }),
    decayRate({ name: 'beta1', default: 0.9, meaning: 'Decay rate of the first moment, the mean gradient.' }),
    decayRate({
      name: 'beta2',
      default: 0.999,
      meaning: 'Decay rate of the second moment, the mean square.',
    }),
    eps({ default: 1e-8 }),
    weightDecay,
    {
      kind: 'flag',
      name: 'amsgrad',
      default: false,
      meaning: 'Divides by the largest second moment so far, so that a step never grows again.',
    },
    maximize,
  ],
  states: [
    { name: 'm', meaning: 'First moment: running mean of the gradient.' },
    { name: 'v', meaning: 'Second moment: running mean of the squared gradient.' },
    { name: 'v_max', meaning: 'The largest second moment so far, kept for AMSGrad.' },
  ],
  rule,
  libraries: { pytorch: { call: { name: 'torch.optim.Adam', tuples: { betas: ['beta1', 'beta2'] } } } },
};
