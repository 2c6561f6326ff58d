import type { OptimizerDefinition } from './definition';
import { beta1, beta2, betas, eps, lr, maximize, weightDecay } from './hyperparameters';

const rule = `
d = (maximize ? -g : g) + weight_decay * theta  # gradient with L2 penalty
m = beta1 * m + (1 - beta1) * d                 # first moment
u = max(beta2 * u, abs(d) + eps)                # infinity norm of past gradients
m_hat = m / (1 - beta1^t)                       # unbiased
theta = theta - lr * m_hat / u
`.trim();

export const adamax: OptimizerDefinition = {
  id: 'adamax',
  name: 'Adamax',
  citation:
    'Kingma and Ba (2015), Adam: A Method for Stochastic Optimization, ICLR, arXiv:1412.6980, section 7.1. Rule and defaults as in torch.optim.Adamax, PyTorch 2.',
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
  libraries: { pytorch: { call: { name: 'torch.optim.Adamax', tuples: betas } } },
};
