import type { LibraryMapping, NumericHyperparameter, OptimizerDefinition } from './definition';
import { lr, maximize } from './hyperparameters';

const rule = `
init delta = lr
init previous = 0
d = maximize ? -g : g                           # gradient
turn = d * previous                             # below 0: its sign changed
longer = turn > 0 ? etaplus * delta : delta     # the same sign: go further
resized = turn < 0 ? etaminus * delta : longer  # another sign: it went too far
delta = clip(resized, step_min, step_max)       # size of the step
kept = turn < 0 ? 0 : d                         # no step where the sign changed
theta = theta - delta * sign(kept)
previous = kept
`.trim();

const etaminus: NumericHyperparameter = {
  kind: 'number',
  name: 'etaminus',
  default: 0.5,
  range: [0, 1],
  open: 'both',
  slider: [0.01, 0.99],
  scale: 'linear',
  meaning: 'Shortens the step of a parameter whose gradient changed its sign.',
};

const etaplus: NumericHyperparameter = {
  kind: 'number',
  name: 'etaplus',
  default: 1.2,
  range: [1, Infinity],
  open: 'min',
  slider: [1.01, 3],
  scale: 'linear',
  meaning: 'Lengthens the step of a parameter whose gradient kept its sign.',
};

const stepMin: NumericHyperparameter = {
  kind: 'number',
  name: 'step_min',
  default: 1e-6,
  range: [0, Infinity],
  scale: 'log',
  meaning: 'The shortest step.',
};

const stepMax: NumericHyperparameter = {
  kind: 'number',
  name: 'step_max',
  default: 50,
  range: [0, Infinity],
  scale: 'log',
  meaning: 'The longest step.',
};

const optax: LibraryMapping = {
  rule: `
init delta = lr
init previous = 0
turn = g * previous             # below 0: its sign changed
resized = (turn > 0 ? etaplus : etaminus) * delta
delta = turn == 0 ? delta : clip(resized, step_min, step_max)
step = turn < 0 ? 0 : previous  # what the gradient of before asked for
previous = turn < 0 ? 0 : delta * sign(g)
theta = theta - step
`.trim(),
  states: [
    { name: 'previous', meaning: 'The step that the last gradient asks for, 0 where its sign changed.' },
  ],
  call: {
    name: 'optax.rprop',
    arguments: {
      etaminus: 'eta_minus',
      etaplus: 'eta_plus',
      step_min: 'min_step_size',
      step_max: 'max_step_size',
    },
    unscheduled: true,
  },
  note: 'optax 0.2.8 takes a step only when the next gradient has not changed its sign, so that the first step stays where it is. It has no default learning rate.',
};

export const rprop: OptimizerDefinition = {
  id: 'rprop',
  name: 'Rprop',
  citation:
    'Riedmiller and Braun (1993), A Direct Adaptive Method for Faster Backpropagation Learning: The RPROP Algorithm, IEEE International Conference on Neural Networks, 586–591. Rule and defaults as in torch.optim.Rprop, PyTorch 2.',
  hyperparameters: [
    { ...lr({ default: 1e-2 }), meaning: 'Learning rate: the size of the first step.' },
    etaminus,
    etaplus,
    stepMin,
    stepMax,
    maximize,
  ],
  states: [
    { name: 'delta', meaning: 'Size of the step, for each parameter by itself.' },
    { name: 'previous', meaning: 'Gradient of the step before, 0 where its sign changed.' },
  ],
  rule,
  libraries: {
    pytorch: {
      call: {
        name: 'torch.optim.Rprop',
        tuples: { etas: ['etaminus', 'etaplus'], step_sizes: ['step_min', 'step_max'] },
      },
    },
    optax,
  },
};
