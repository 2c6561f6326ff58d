import type { NumericHyperparameter, OptimizerDefinition } from './definition';
import { lr, maximize, weightDecay } from './hyperparameters';

// As in torch.optim, the average stands beside theta and does not lead it, is theta itself where that weighs 1, and a step takes the rate that the step
// before it left: under a schedule that is the rate of then.
const rule = `
init eta = lr
init ax = theta
d = (maximize ? -g : g) + weight_decay * theta  # gradient with L2 penalty
theta = (1 - lambd * eta) * theta - eta * d     # shrinks theta, and descends
decay = 1 + lambd * lr * t                      # grows from 1
eta = lr / decay^alpha                          # decaying learning rate, for the next step
mu = 1 / max(1, t - 1 - t0)                     # weight of this theta in the average
ax = mu == 1 ? theta : ax + mu * (theta - ax)   # average of theta, from t0 on
plot ax
`.trim();

const lambd: NumericHyperparameter = {
  kind: 'number',
  name: 'lambd',
  default: 1e-4,
  range: [0, Infinity],
  scale: 'log',
  meaning: 'Shrinks theta in every step, and lets the learning rate decay.',
  off: 0,
};

const alpha: NumericHyperparameter = {
  kind: 'number',
  name: 'alpha',
  default: 0.75,
  range: [0, Infinity],
  slider: [0, 1],
  scale: 'linear',
  meaning: 'Power with which the learning rate decays; at 0 it stays.',
  off: 0,
};

const t0: NumericHyperparameter = {
  kind: 'number',
  name: 't0',
  default: 1e6,
  range: [0, Infinity],
  scale: 'log',
  unit: 'steps',
  meaning: 'The step from which on theta is averaged; it does not change theta itself.',
};

export const asgd: OptimizerDefinition = {
  id: 'asgd',
  name: 'ASGD',
  citation:
    'Polyak and Juditsky (1992), Acceleration of Stochastic Approximation by Averaging, SIAM Journal on Control and Optimization 30(4), 838–855. Rule and defaults as in torch.optim.ASGD, PyTorch 2.',
  derivesFrom: ['sgd'],
  hyperparameters: [lr({ default: 1e-2 }), lambd, alpha, t0, weightDecay, maximize],
  states: [
    { name: 'eta', meaning: 'The learning rate of the next step, which decays.' },
    { name: 'ax', meaning: 'Average of theta since t0; before, theta itself.' },
  ],
  rule,
  libraries: { pytorch: { call: { name: 'torch.optim.ASGD' } } },
};
