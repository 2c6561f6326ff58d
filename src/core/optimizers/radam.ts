import type { LibraryMapping, NumericHyperparameter, OptimizerDefinition } from './definition';
import {
  beta1,
  beta2,
  betas,
  decoupledWeightDecay,
  eps,
  epsRoot,
  lr,
  maximize,
  nesterov,
  weightDecay,
} from './hyperparameters';

// rho is how many gradients v amounts to. Up to 5 of them say too little about their size to divide by it.
const rule = `
d = (maximize ? -g : g) + (decoupled_weight_decay ? 0 : weight_decay) * theta  # gradient with L2 penalty
m = beta1 * m + (1 - beta1) * d                                                # first moment
v = beta2 * v + (1 - beta2) * d^2                                              # second moment
m_hat = m / (1 - beta1^t)                                                      # unbiased
rho_inf = 2 / (1 - beta2) - 1                                                  # length of the mean v in the end
rho = rho_inf - 2 * t * beta2^t / (1 - beta2^t)                                # so far
r_inf = (rho_inf - 4) * (rho_inf - 2) / rho_inf                                # what r is measured by
r = rho > 5 ? sqrt((rho - 4) * (rho - 2) / (rho * r_inf)) : 0                  # rectification
scale = sqrt(1 - beta2^t) / (sqrt(v) + eps)                                    # as in Adam
step = rho > 5 ? r * scale * m_hat : m_hat                                     # momentum alone at first
decayed = decoupled_weight_decay ? (1 - lr * weight_decay) * theta : theta     # decoupled weight decay
theta = decayed - lr * step
`.trim();

const threshold: NumericHyperparameter = {
  kind: 'number',
  name: 'threshold',
  default: 5,
  range: [4, Infinity],
  slider: [4, 10],
  scale: 'linear',
  meaning: 'From how many gradients on the second moment is divided by.',
};

const optax: LibraryMapping = {
  rule: `
m = beta1 * m + (1 - beta1) * g                  # first moment
v = beta2 * v + (1 - beta2) * g^2                # second moment
ahead = beta1 * m / (1 - beta1^(t + 1)) + (1 - beta1) * g / (1 - beta1^t)
m_hat = nesterov ? ahead : m / (1 - beta1^t)
v_hat = v / (1 - beta2^t)
rho_inf = 2 / (1 - beta2) - 1                    # length of the mean v in the end
rho = rho_inf - 2 * t * beta2^t / (1 - beta2^t)  # so far
r_inf = (rho_inf - 4) * (rho_inf - 2) / rho_inf  # what r is measured by
r = rho >= threshold ? sqrt((rho - 4) * (rho - 2) / (rho * r_inf)) : 0
step = rho >= threshold ? r * m_hat / (sqrt(v_hat + eps_root) + eps) : m_hat
theta = theta - lr * step
`.trim(),
  hyperparameters: [epsRoot({ default: 0 }), threshold, nesterov],
  call: { name: 'optax.radam' },
  note: 'optax 0.2.8 adapts the step from a threshold of 5 on, PyTorch above it; eps is added to the unbiased root. It has no weight decay and no default learning rate.',
};

export const radam: OptimizerDefinition = {
  id: 'radam',
  name: 'RAdam',
  citation:
    'Liu, Jiang, He, Chen, Liu, Gao and Han (2020), On the Variance of the Adaptive Learning Rate and Beyond, ICLR, arXiv:1908.03265. Rule and defaults as in torch.optim.RAdam, PyTorch 2.',
  derivesFrom: ['adam'],
  hyperparameters: [
    lr({ default: 1e-3 }),
    beta1,
    beta2,
    eps({ default: 1e-8 }),
    weightDecay,
    decoupledWeightDecay,
    maximize,
  ],
  states: [
    { name: 'm', meaning: 'First moment: running mean of the gradient.' },
    { name: 'v', meaning: 'Second moment: running mean of the squared gradient.' },
  ],
  rule,
  libraries: { pytorch: { call: { name: 'torch.optim.RAdam', tuples: betas } }, optax },
};
