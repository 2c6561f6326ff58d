import type { NumericHyperparameter, OptimizerDefinition } from './definition';
import { decayRate, eps, lr, weightDecay } from './hyperparameters';

const rule = `
d = decouple_weight_decay ? g : g + weight_decay * theta              # gradient, with L2 penalty if not decoupled
m = beta1 * m + (1 - beta1) * d                                       # first moment
v = beta2 * v + (1 - beta2) * d^2                                     # second moment
m_hat = m / (1 - beta1^t)
v_hat = v / (1 - beta2^t)
w = decouple_weight_decay ? (1 - lr * weight_decay) * theta : theta   # decoupled weight decay
blend = (1 - nu1) * d + nu1 * m_hat                                   # the gradient itself has a share in both
square = (1 - nu2) * d^2 + nu2 * v_hat
theta = w - lr * blend / (sqrt(square) + eps)
`.trim();

const nu = (name: string, value: number, what: string): NumericHyperparameter => ({
  kind: 'number',
  name,
  default: value,
  range: [0, 1],
  slider: [0, 1],
  scale: 'linear',
  meaning: `Share of the ${what} moment in the step; the rest is the gradient of this step alone.`,
  off: 1,
});

export const qhadam: OptimizerDefinition = {
  id: 'qhadam',
  name: 'QHAdam',
  citation:
    'Ma and Yarats (2019), Quasi-hyperbolic Momentum and Adam for Deep Learning, ICLR, arXiv:1810.06801. Rule as in the authors’ qhoptim and in pytorch-optimizer 0.3 (torch_optimizer.QHAdam); defaults as the authors recommend.',
  derivesFrom: ['adam', 'qhm'],
  hyperparameters: [
    lr({ default: 1e-3 }),
    decayRate({
      name: 'beta1',
      default: 0.995,
      meaning: 'Decay rate of the first moment, the mean gradient.',
    }),
    decayRate({
      name: 'beta2',
      default: 0.999,
      meaning: 'Decay rate of the second moment, the mean square.',
    }),
    nu('nu1', 0.7, 'first'),
    nu('nu2', 1, 'second'),
    weightDecay,
    {
      kind: 'flag',
      name: 'decouple_weight_decay',
      default: false,
      meaning: 'Shrinks theta itself, as AdamW does, instead of adding an L2 penalty to the gradient.',
    },
    eps({ default: 1e-8 }),
  ],
  states: [
    { name: 'm', meaning: 'First moment: running mean of the gradient.' },
    { name: 'v', meaning: 'Second moment: running mean of the squared gradient.' },
  ],
  rule,
  libraries: { source: {} },
};
