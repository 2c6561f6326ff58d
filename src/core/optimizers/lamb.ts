import type { LibraryMapping, OptimizerDefinition } from './definition';
import { decayRate, eps, epsRoot, lr, weightDecay, weightShrinkage } from './hyperparameters';

const rule = `
m = beta1 * m + (1 - beta1) * g                        # first moment
v = beta2 * v + (1 - beta2) * g^2                      # second moment
c1 = 1 - beta1^t                                       # bias corrections
c2 = 1 - beta2^t
rate = debias ? lr * sqrt(c2) / c1 : lr
u = m / (sqrt(v) + eps) + weight_decay * theta         # Adam's direction
w_norm = norm(theta)
u_norm = norm(u)
known = w_norm > 0 and u_norm > 0
trust = known ? min(w_norm, clamp_value) / u_norm : 1  # makes the step as long as theta
theta = theta - rate * (adam ? 1 : trust) * u
`.trim();

const keras: LibraryMapping = {
  rule: `
m = beta1 * m + (1 - beta1) * g              # first moment
v = beta2 * v + (1 - beta2) * g^2            # second moment
m_hat = m / (1 - beta1^t)
v_hat = v / (1 - beta2^t)
u = m_hat / (sqrt(v_hat) + eps)              # Adam's direction
decayed = theta - theta * weight_decay * lr  # weight decay apart from the gradient
w_norm = norm(decayed)
u_norm = norm(u)
trust = w_norm > 0 and u_norm > 0 ? w_norm / u_norm : 1
theta = decayed - trust * lr * u
`.trim(),
  hyperparameters: [weightShrinkage],
  defaults: { eps: 1e-7 },
  call: { name: 'keras.optimizers.Lamb' },
  note: 'Keras 3.15 corrects the bias of both moments, counts any length of theta in full, and keeps weight decay out of the direction.',
};

const optax: LibraryMapping = {
  rule: `
m = beta1 * m + (1 - beta1) * g    # first moment
v = beta2 * v + (1 - beta2) * g^2  # second moment
m_hat = m / (1 - beta1^t)
v_hat = v / (1 - beta2^t)
u = m_hat / (sqrt(v_hat + eps_root) + eps) + weight_decay * theta
w_norm = norm(theta)
u_norm = norm(u)
trust = w_norm > 0 and u_norm > 0 ? w_norm / u_norm : 1
theta = theta - lr * trust * u
`.trim(),
  hyperparameters: [epsRoot({ default: 0 })],
  call: { name: 'optax.lamb' },
  note: 'optax 0.2.8 corrects the bias of both moments, counts any length of theta in full, and has an eps_root inside the root. It has no default learning rate.',
};

export const lamb: OptimizerDefinition = {
  id: 'lamb',
  name: 'LAMB',
  citation:
    'You et al. (2020), Large Batch Optimization for Deep Learning: Training BERT in 76 Minutes, ICLR, arXiv:1904.00962. Rule and defaults as in pytorch-optimizer 0.3 (torch_optimizer.Lamb), after version 3 of the paper.',
  derivesFrom: ['adam', 'lars'],
  caution:
    'The length of a step follows the length of theta, which means something for a layer of a network, but here freezes every run that comes near (0, 0), be it a minimum or not.',
  cautionOnData:
    'Norms are taken over all parameters of the model at once here, where the paper takes them layer by layer.',
  hyperparameters: [
    lr({ default: 1e-3 }),
    decayRate({ name: 'beta1', default: 0.9, meaning: 'Decay rate of the first moment, the mean gradient.' }),
    decayRate({
      name: 'beta2',
      default: 0.999,
      meaning: 'Decay rate of the second moment, the mean square.',
    }),
    eps({ default: 1e-6 }),
    { ...weightDecay, meaning: 'Adds weight_decay · theta to the direction, before it is scaled.' },
    {
      kind: 'number',
      name: 'clamp_value',
      default: 10,
      range: [0, Infinity],
      open: 'min',
      scale: 'log',
      meaning: 'The length of theta counts up to here.',
    },
    {
      kind: 'flag',
      name: 'adam',
      default: false,
      meaning: 'Leaves the length of theta out: the trust ratio is 1.',
    },
    {
      kind: 'flag',
      name: 'debias',
      default: false,
      meaning: 'Corrects the bias of both moments, as Adam does.',
    },
  ],
  states: [
    { name: 'm', meaning: 'First moment: running mean of the gradient.' },
    { name: 'v', meaning: 'Second moment: running mean of the squared gradient.' },
  ],
  rule,
  libraries: { source: {}, keras, optax },
};
