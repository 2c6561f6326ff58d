import type { LibraryMapping, NumericHyperparameter, OptimizerDefinition } from './definition';
import { eps, epsInsideRoot, lr, lrDecay, maximize, weightDecay, weightShrinkage } from './hyperparameters';

const rule = `
init s = initial_accumulator_value
d = (maximize ? -g : g) + weight_decay * theta  # gradient with L2 penalty
s = s + d^2                                     # sum of squared gradients
theta = theta - lr / (1 + (t - 1) * lr_decay) * d / (sqrt(s) + eps)
`.trim();

const initialAccumulatorValue: NumericHyperparameter = {
  kind: 'number',
  name: 'initial_accumulator_value',
  default: 0,
  range: [0, Infinity],
  scale: 'log',
  meaning: 'What the sum of squared gradients starts from; above 0 it shortens the first steps.',
};

const keras: LibraryMapping = {
  rule: `
init s = initial_accumulator_value
s = s + g^2                                  # sum of squared gradients
decayed = theta - theta * weight_decay * lr  # weight decay apart from the gradient
theta = decayed - lr * g / sqrt(s + eps)
`.trim(),
  hyperparameters: [weightShrinkage, epsInsideRoot({ default: 1e-7 })],
  defaults: { lr: 1e-3, initial_accumulator_value: 0.1 },
  call: { name: 'keras.optimizers.Adagrad' },
  note: 'Keras 3.15 starts the sum at 0.1, which shortens the first steps, and adds eps inside the root.',
};

const tfjs: LibraryMapping = {
  rule: `
init s = initial_accumulator_value
s = s + g^2  # sum of squared gradients
theta = theta - lr * g / sqrt(s + 1e-7)
`.trim(),
  defaults: { initial_accumulator_value: 0.1 },
  call: { name: 'tf.train.adagrad', positions: ['lr', 'initial_accumulator_value'] },
  note: 'TensorFlow.js 4.22 starts the sum at 0.1, which shortens the first steps, and adds its own 1e-7 inside the root; it has no default learning rate.',
};

const optax: LibraryMapping = {
  rule: `
init s = initial_accumulator_value
s = s + g^2  # sum of squared gradients
step = s > 0 ? g / sqrt(s + eps) : 0
theta = theta - lr * step
`.trim(),
  hyperparameters: [epsInsideRoot({ default: 1e-7 })],
  defaults: { initial_accumulator_value: 0.1 },
  call: { name: 'optax.adagrad' },
  note: 'optax 0.2.8 starts the sum at 0.1, which shortens the first steps, and adds eps inside the root; it has no default learning rate.',
};

export const adagrad: OptimizerDefinition = {
  id: 'adagrad',
  name: 'Adagrad',
  citation:
    'Duchi, Hazan and Singer (2011), Adaptive Subgradient Methods for Online Learning and Stochastic Optimization, JMLR 12, 2121–2159. Rule and defaults as in torch.optim.Adagrad, PyTorch 2.',
  derivesFrom: ['sgd'],
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
  libraries: { pytorch: { call: { name: 'torch.optim.Adagrad' } }, keras, optax, tfjs },
};
