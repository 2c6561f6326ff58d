import type {
  FlagHyperparameter,
  LibraryMapping,
  NumericHyperparameter,
  OptimizerDefinition,
} from './definition';
import { weightShrinkage, eps, lr, maximize } from './hyperparameters';

// As PyTorch does for a vector: what Adafactor is known for, second moments by rows and columns, takes a matrix.
const rule = `
u = maximize ? -g : g
share = t^beta2_decay              # of the newest square, ever less
v = (1 - share) * v + share * u^2  # second moment
r = u / max(sqrt(v), eps1)         # normalised gradient
rms = sqrt(mean(r^2))
clipped = r / max(1, rms / d)      # no longer than d on average
square = mean(theta^2)
relative = min(lr, 1 / sqrt(t))
rate = max(eps2, sqrt(square)) * relative  # a step is as long as theta, times this
theta = (1 - lr * weight_decay) * theta - rate * clipped
`.trim();

const beta2Decay: NumericHyperparameter = {
  kind: 'number',
  name: 'beta2_decay',
  default: -0.8,
  range: [-Infinity, 0],
  slider: [-2, 0],
  scale: 'linear',
  meaning: 'The newest squared gradient has the share t^beta2_decay in the second moment.',
};

const d: NumericHyperparameter = {
  kind: 'number',
  name: 'd',
  default: 1,
  range: [1, Infinity],
  scale: 'linear',
  meaning: 'Clipping threshold: a normalised gradient of a larger root mean square is scaled down to it.',
};

const keras: LibraryMapping = {
  rule: `
share = t^beta2_decay                                  # of the newest square, ever less
v = (1 - share) * v + share * (g^2 + eps1)             # second moment
r = g / sqrt(v)                                        # normalised gradient
rms = sqrt(mean(r^2))
clipped = r / max(1, rms / d)                          # no longer than d on average
decayed = theta - theta * weight_decay * lr            # weight decay apart from the gradient
square = mean(decayed^2)
rate = max(eps2, sqrt(square)) * min(lr, 1 / sqrt(t))  # a step is as long as theta, times this
theta = decayed - rate * clipped
`.trim(),
  hyperparameters: [
    {
      ...eps({ default: 1e-30 }),
      name: 'eps1',
      meaning: 'Added to the squared gradient, so that no division is by 0.',
    },
  ],
  defaults: { lr: 1e-3 },
  call: {
    name: 'keras.optimizers.Adafactor',
    arguments: {
      beta2_decay: 'beta_2_decay',
      eps1: 'epsilon_1',
      eps2: 'epsilon_2',
      d: 'clip_threshold',
    },
  },
  note: 'Keras 3.15 adds eps1 to the squared gradient. Its relative_step changes nothing: the learning rate is at most 1/√t either way.',
};

const optaxDecayRate: NumericHyperparameter = {
  ...beta2Decay,
  name: 'decay_rate',
  default: 0.8,
  range: [0, Infinity],
  slider: [0, 2],
  meaning: 'The newest squared gradient has the share t^(−decay_rate) in the second moment.',
};

const multiplyByParameterScale: FlagHyperparameter = {
  kind: 'flag',
  name: 'multiply_by_parameter_scale',
  default: true,
  meaning: 'Makes a step as long as theta, times the learning rate.',
};

const optax: LibraryMapping = {
  rule: `
share = t^(-decay_rate)        # of the newest square, ever less
v = (1 - share) * v + share * (g^2 + eps)
r = g / sqrt(v)                # normalised gradient
rms = sqrt(mean(r^2))
clipped = r / max(1, rms / d)  # no longer than d on average
square = mean(theta^2)
size = multiply_by_parameter_scale ? max(0.001, sqrt(square)) : 1
theta = theta - (lr * clipped * size + weight_decay * theta)
`.trim(),
  hyperparameters: [
    optaxDecayRate,
    multiplyByParameterScale,
    eps({ default: 1e-30, meaning: 'Added to the squared gradient, so that no division is by 0.' }),
    { ...weightShrinkage, meaning: 'Shrinks theta by weight_decay at every step, whatever lr is.' },
  ],
  call: {
    name: 'optax.adafactor',
    arguments: { d: 'clipping_threshold', weight_decay: 'weight_decay_rate' },
  },
  note: 'optax 0.2.8 does not bound the learning rate by 1/√t, and decays weights by weight_decay alone, whatever the rate. It rounds the share of the newest square to single precision, which is not done here, and its momentum too, which is left out. It has no default learning rate.',
};

export const adafactor: OptimizerDefinition = {
  id: 'adafactor',
  name: 'Adafactor',
  citation:
    'Shazeer and Stern (2018), Adafactor: Adaptive Learning Rates with Sublinear Memory Cost, ICML, arXiv:1804.04235. Rule and defaults as in torch.optim.Adafactor, PyTorch 2.',
  derivesFrom: ['adam'],
  caution:
    'Two parameters are a vector, for which nothing is factored, and a step follows their length, so that every run that comes near (0, 0) slows down, be it a minimum or not.',
  cautionOnData:
    'Nothing is factored here, and the length that a step follows is that of all parameters of the model at once, where the paper treats each matrix by itself.',
  hyperparameters: [
    lr({ default: 1e-2 }),
    beta2Decay,
    {
      ...eps({ default: Number.EPSILON }),
      name: 'eps1',
      meaning: 'The root of the second moment is at least this; the default is that of double precision.',
    },
    { ...eps({ default: 1e-3 }), name: 'eps2', meaning: 'The length that theta counts at least for.' },
    d,
    weightShrinkage,
    maximize,
  ],
  states: [{ name: 'v', meaning: 'Second moment: running mean of the squared gradient.' }],
  rule,
  libraries: {
    pytorch: { call: { name: 'torch.optim.Adafactor', tuples: { eps: ['eps1', 'eps2'] } } },
    keras,
    optax,
  },
};
