import type { LibraryMapping, NumericHyperparameter, OptimizerDefinition } from './definition';
import { decayRate, eps, lr, weightDecay } from './hyperparameters';

const rule = `
init m = initial_accumulator
init v = initial_accumulator
d = g + weight_decay * theta                     # gradient with L2 penalty
m = beta1 * m + (1 - beta1) * d                  # first moment
v = v - (1 - beta2) * sign(v - d^2) * d^2        # moves towards the square, by a share of the square
m_hat = m / (1 - beta1^t)
v_hat = v / (1 - beta2^t)
theta = theta - lr * m_hat / (sqrt(v_hat) + eps)
`.trim();

const initialAccumulator: NumericHyperparameter = {
  kind: 'number',
  name: 'initial_accumulator',
  default: 1e-6,
  range: [0, Infinity],
  scale: 'log',
  meaning: 'What both moments start from.',
};

const optax: LibraryMapping = {
  rule: `
init m = 1e-6
init v = 1e-6
m = beta1 * m + (1 - beta1) * g            # first moment
v = v - (1 - beta2) * sign(v - g^2) * g^2  # moves towards the square, by a share of the square
m_hat = m / (1 - beta1^t)
v_hat = v / (1 - beta2^t)
theta = theta - lr * m_hat / (sqrt(v_hat) + eps)
`.trim(),
  call: { name: 'optax.yogi' },
  note: 'optax 0.2.8 takes the same steps, without weight decay and always from moments of 1e-6; it has no default learning rate.',
};

export const yogi: OptimizerDefinition = {
  id: 'yogi',
  name: 'Yogi',
  citation:
    'Zaheer, Reddi, Sachan, Kale and Kumar (2018), Adaptive Methods for Nonconvex Optimization, NeurIPS. Rule and defaults as in pytorch-optimizer 0.3 (torch_optimizer.Yogi).',
  derivesFrom: ['adam'],
  hyperparameters: [
    lr({ default: 1e-2 }),
    decayRate({ name: 'beta1', default: 0.9, meaning: 'Decay rate of the first moment, the mean gradient.' }),
    decayRate({
      name: 'beta2',
      default: 0.999,
      meaning: 'How slowly the second moment follows the squared gradient.',
    }),
    eps({ default: 1e-3 }),
    initialAccumulator,
    weightDecay,
  ],
  states: [
    { name: 'm', meaning: 'First moment: running mean of the gradient.' },
    { name: 'v', meaning: 'Second moment: follows the squared gradient at a bounded rate.' },
  ],
  rule,
  libraries: { source: {}, optax },
};
