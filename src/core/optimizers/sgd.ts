import type { CallMapping, LibraryMapping, NumericHyperparameter, OptimizerDefinition } from './definition';
import { lr, maximize, momentum, nesterov, weightDecay, weightShrinkage } from './hyperparameters';

// The first buffer is the gradient itself, undamped; later ones are damped. Without momentum there is no buffer, and
// dampening has no effect.
const rule = `
d = (maximize ? -g : g) + weight_decay * theta       # gradient with L2 penalty
b = t == 1 ? d : momentum * b + (1 - dampening) * d  # momentum buffer
step = nesterov ? d + momentum * b : b
theta = theta - lr * (momentum == 0 ? d : step)
`.trim();

const dampening: NumericHyperparameter = {
  kind: 'number',
  name: 'dampening',
  default: 0,
  range: [0, 1],
  scale: 'linear',
  meaning: 'Scales down the gradient that enters the momentum buffer, from the second step on.',
  off: 0,
};

const call: CallMapping = {
  name: 'torch.optim.SGD',
  defaults: { momentum: 0, nesterov: false },
  refuses: ({ momentum, dampening, nesterov }) =>
    nesterov && !(Number(momentum) > 0 && dampening === 0)
      ? 'torch.optim.SGD takes “nesterov” only with a momentum above 0 and no dampening.'
      : undefined,
};

const keras: LibraryMapping = {
  rule: `
v = momentum * v - lr * g                    # velocity, the learning rate in it
step = nesterov ? momentum * v - lr * g : v
decayed = theta - theta * weight_decay * lr  # weight decay apart from the gradient
theta = momentum == 0 ? decayed - lr * g : decayed + step
`.trim(),
  hyperparameters: [weightShrinkage],
  states: [{ name: 'v', meaning: 'Velocity: a decaying sum of past steps.' }],
  defaults: { lr: 1e-2 },
  call: { name: 'keras.optimizers.SGD', defaults: { momentum: 0, nesterov: false } },
  note: 'Keras 3.15 has the learning rate in the velocity, which tells where a schedule changes it, and its weight decay is no L2 penalty but shrinks theta.',
};

const optax: LibraryMapping = {
  rule: `
b = g + momentum * b  # momentum buffer
theta = theta - lr * (nesterov ? g + momentum * b : b)
`.trim(),
  call: { name: 'optax.sgd', defaults: { momentum: 0, nesterov: false } },
  note: 'optax 0.2.8 has neither dampening nor weight decay, and no default learning rate.',
};

const tfjs: LibraryMapping = {
  rule: 'theta = theta - lr * g',
  call: { name: 'tf.train.sgd', positions: ['lr'] },
  note: 'TensorFlow.js 4.22 has plain SGD, without a default learning rate.',
};

/** TensorFlow.js's SGD with momentum. */
export const tfjsMomentum: LibraryMapping = {
  rule: `
b = momentum * b + g  # momentum buffer
theta = theta - lr * (nesterov ? g + momentum * b : b)
`.trim(),
  call: {
    name: 'tf.train.momentum',
    positions: ['lr', 'momentum', 'nesterov'],
    required: ['momentum'],
    defaults: { nesterov: false },
  },
  note: 'TensorFlow.js 4.22 has neither dampening nor weight decay, and no default learning rate or momentum.',
};

/** The rule and hyperparameters that plain SGD, Momentum and Nesterov share, as they do in torch.optim.SGD. */
export function sgdFamily(entry: {
  readonly id: string;
  readonly name: string;
  readonly citation: string;
  readonly derivesFrom?: OptimizerDefinition['derivesFrom'];
  readonly momentum: number;
  readonly nesterov: boolean;
  readonly tfjs: LibraryMapping;
}): OptimizerDefinition {
  const { id, name, citation, derivesFrom } = entry;
  return {
    id,
    name,
    citation: `${citation} Rule and defaults as in torch.optim.SGD, PyTorch 2.`,
    ...(derivesFrom && { derivesFrom }),
    hyperparameters: [
      lr({ default: 1e-3 }),
      momentum({ default: entry.momentum }),
      dampening,
      weightDecay,
      { ...nesterov, default: entry.nesterov },
      maximize,
    ],
    states: [{ name: 'b', meaning: 'Momentum buffer: a decaying sum of past gradients.' }],
    rule,
    libraries: { pytorch: { call }, keras, optax, tfjs: entry.tfjs },
  };
}

export const sgd = sgdFamily({
  id: 'sgd',
  name: 'SGD',
  citation:
    'Robbins and Monro (1951), A Stochastic Approximation Method, Annals of Mathematical Statistics 22(3), 400–407.',
  momentum: 0,
  nesterov: false,
  tfjs,
});
