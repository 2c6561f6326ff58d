import type { NumericHyperparameter, OptimizerDefinition } from './definition';
import { eps, lr, maximize, weightDecay } from './hyperparameters';

const rule = `
init s = initial_accumulator_value
d = (maximize ? -g : g) + weight_decay * theta  # gradient with L2 penalty
s = s + d^2                                     # sum of squared gradients
theta = theta - lr / (1 + (t - 1) * lr_decay) * d / (sqrt(s) + eps)
`.trim();

const lrDecay: NumericHyperparameter = {
  kind: 'number',
  name: 'lr_decay',
  default: 0,
  range: [0, Infinity],
  scale: 'log',
  meaning: 'Divides the learning rate by 1 + (t − 1) · lr_decay.',
  off: 0,
};

const initialAccumulatorValue: NumericHyperparameter = {
  kind: 'number',
  name: 'initial_accumulator_value',
  default: 0,
  range: [0, Infinity],
  scale: 'log',
  meaning: 'What the sum of squared gradients starts from; above 0 it shortens the first steps.',
};

export const adagrad: OptimizerDefinition = {
  id: 'adagrad',
  name: 'Adagrad',
  citation:
    'Duchi, Hazan and Singer (2011), Adaptive Subgradient Methods for Online Learning and Stochastic Optimization, JMLR 12, 2121–2159. Rule and defaults as in torch.optim.Adagrad, PyTorch 2.',
  hyperparameters: [
    lr({ default: 1e-2 }),
    lrDecay,
    weightDecay,
    initialAccumulatorValue,
    eps({ default: 1e-10 }),
    maximize,
  ],
  states: [{ name: 's', meaning: 'Sum of the squared gradients so far; it only grows.' }],
  rule,
  libraries: { pytorch: { call: { name: 'torch.optim.Adagrad' } } },
};
