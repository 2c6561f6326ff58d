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
  weightDecay,
  weightShrinkage,
} from './hyperparameters';

const rule = `
init mu_product = 1
d = (maximize ? -g : g) + (decoupled_weight_decay ? 0 : weight_decay) * theta  # gradient with L2 penalty
mu = beta1 * (1 - 0.5 * 0.96^(t * momentum_decay))                             # momentum of this step
mu_next = beta1 * (1 - 0.5 * 0.96^((t + 1) * momentum_decay))                  # momentum of the next
mu_product = mu_product * mu                                                   # product of all so far
m = beta1 * m + (1 - beta1) * d                                                # first moment
v = beta2 * v + (1 - beta2) * d^2                                              # second moment
g_hat = d / (1 - mu_product)                                                   # unbiased
m_hat = m / (1 - mu_product * mu_next)                                         # unbiased
m_bar = (1 - mu) * g_hat + mu_next * m_hat                                     # looks one step ahead
v_hat = v / (1 - beta2^t)                                                      # unbiased
decayed = decoupled_weight_decay ? (1 - lr * weight_decay) * theta : theta     # decoupled weight decay
theta = decayed - lr * m_bar / (sqrt(v_hat) + eps)
`.trim();

const momentumDecay: NumericHyperparameter = {
  kind: 'number',
  name: 'momentum_decay',
  default: 4e-3,
  range: [0, Infinity],
  scale: 'log',
  meaning: 'How fast the momentum grows from half of beta1 to beta1; at 0 it stays at half.',
  off: 0,
};

const keras: LibraryMapping = {
  rule: `
init mu_product = 1
mu = beta1 * (1 - 0.5 * 0.96^t)                   # momentum of this step
mu_next = beta1 * (1 - 0.5 * 0.96^(t + 1))        # momentum of the next
mu_product = mu_product * mu                      # product of all so far
m = beta1 * m + (1 - beta1) * g                   # first moment
v = beta2 * v + (1 - beta2) * g^2                 # second moment
g_hat = (1 - mu) * g / (1 - mu_product)           # unbiased
m_hat = mu_next * m / (1 - mu_product * mu_next)  # unbiased
v_hat = v / (1 - beta2^t)                         # unbiased
decayed = theta - theta * weight_decay * lr       # weight decay apart from the gradient
theta = decayed - (m_hat + g_hat) * lr / (sqrt(v_hat) + eps)
`.trim(),
  hyperparameters: [weightShrinkage],
  defaults: { lr: 1e-3, eps: 1e-7 },
  call: { name: 'keras.optimizers.Nadam' },
  note: 'Keras 3.15 has the momentum grow 250 times as fast as Dozat and PyTorch do, and shrinks theta for weight decay.',
};

const optax: LibraryMapping = {
  rule: `
m = beta1 * m + (1 - beta1) * g              # first moment
v = beta2 * v + (1 - beta2) * g^2            # second moment
m_hat = m / (1 - beta1^(t + 1))              # unbiased at the step ahead
g_hat = g / (1 - beta1^t)                    # unbiased
m_bar = beta1 * m_hat + (1 - beta1) * g_hat  # looks one step ahead
v_hat = v / (1 - beta2^t)                    # unbiased
theta = theta - lr * m_bar / (sqrt(v_hat + eps_root) + eps)
`.trim(),
  hyperparameters: [epsRoot({ default: 0 })],
  call: { name: 'optax.nadam' },
  note: 'optax 0.2.8 looks ahead with the same beta1 at every step, instead of a momentum that grows, and has an eps_root inside the root. It has no default learning rate.',
};

export const nadam: OptimizerDefinition = {
  id: 'nadam',
  name: 'NAdam',
  citation:
    'Dozat (2016), Incorporating Nesterov Momentum into Adam, ICLR Workshop. Rule and defaults as in torch.optim.NAdam, PyTorch 2.',
  derivesFrom: ['adam', 'nesterov'],
  hyperparameters: [
    lr({ default: 2e-3 }),
    beta1,
    beta2,
    eps({ default: 1e-8 }),
    weightDecay,
    momentumDecay,
    decoupledWeightDecay,
    maximize,
  ],
  states: [
    { name: 'mu_product', meaning: 'Product of all momenta so far, which corrects the bias.' },
    { name: 'm', meaning: 'First moment: running mean of the gradient.' },
    { name: 'v', meaning: 'Second moment: running mean of the squared gradient.' },
  ],
  rule,
  libraries: { pytorch: { call: { name: 'torch.optim.NAdam', tuples: betas } }, keras, optax },
};
