import type { LibraryMapping, NumericHyperparameter, OptimizerDefinition } from './definition';
import { lr, momentum, weightDecay } from './hyperparameters';

const rule = `
init slow = theta
d = g + weight_decay * theta                                                       # gradient with L2 penalty
b = momentum * b + d                                                               # SGD: the fast weights
fast = theta - lr * b
slow = mod(t, la_steps) == 0 ? (1 - la_alpha) * slow + la_alpha * fast : slow      # a share of the way, now and then
theta = mod(t, la_steps) == 0 ? slow : fast
`.trim();

const laSteps: NumericHyperparameter = {
  kind: 'number',
  name: 'la_steps',
  default: 5,
  range: [1, Infinity],
  slider: [1, 100],
  scale: 'log',
  unit: 'steps',
  meaning: 'Steps of the fast weights between two of the slow ones.',
};

const laAlpha: NumericHyperparameter = {
  kind: 'number',
  name: 'la_alpha',
  default: 0.8,
  range: [0, 1],
  slider: [0, 1],
  scale: 'linear',
  meaning: 'Share of the way to the fast weights that the slow ones go; at 1 this is SGD.',
};

const optax: LibraryMapping = {
  rule: `
init slow = theta
b = momentum * b + g                                                           # SGD: the fast weights
fast = theta - lr * b
slow = mod(t, la_steps) == 0 ? (1 - la_alpha) * slow + la_alpha * fast : slow  # a share of the way, now and then
theta = mod(t, la_steps) == 0 ? slow : fast
`.trim(),
  call: {
    name: 'optax.lookahead',
    arguments: { la_steps: 'sync_period', la_alpha: 'slow_step_size' },
    refuses: () =>
      'optax.lookahead asks the training loop for pairs of fast and slow parameters; insert the update rule itself.',
  },
  note: 'optax 0.2.8, with optax.sgd inside, takes the same steps, without weight decay. It has no defaults.',
};

export const lookahead: OptimizerDefinition = {
  id: 'lookahead',
  name: 'Lookahead (SGD)',
  citation:
    'Zhang, Lucas, Hinton and Ba (2019), Lookahead Optimizer: k Steps Forward, 1 Step Back, NeurIPS, arXiv:1907.08610. Rule, la_steps and la_alpha as in the authors’ lookahead_pytorch.py, over torch.optim.SGD with the paper’s momentum of 0.9.',
  derivesFrom: ['momentum'],
  hyperparameters: [lr({ default: 1e-3 }), momentum({ default: 0.9 }), weightDecay, laSteps, laAlpha],
  states: [
    { name: 'slow', meaning: 'Slow weights, from which the fast ones start again.' },
    { name: 'b', meaning: 'Momentum buffer of the fast weights.' },
  ],
  rule,
  libraries: { source: {}, optax },
};
