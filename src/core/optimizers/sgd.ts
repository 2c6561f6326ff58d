import type {
  CallMapping,
  FlagHyperparameter,
  NumericHyperparameter,
  OptimizerDefinition,
} from './definition';
import { lr, maximize, momentum, weightDecay } from './hyperparameters';

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

export const nesterov: FlagHyperparameter = {
  kind: 'flag',
  name: 'nesterov',
  default: false,
  meaning: 'Nesterov momentum: looks one momentum step ahead.',
};

const call: CallMapping = {
  name: 'torch.optim.SGD',
  defaults: { momentum: 0, nesterov: false },
  refuses: ({ momentum, dampening, nesterov }) =>
    nesterov && !(Number(momentum) > 0 && dampening === 0)
      ? 'torch.optim.SGD takes “nesterov” only with a momentum above 0 and no dampening.'
      : undefined,
};

/** The rule and hyperparameters that plain SGD, Momentum and Nesterov share, as they do in torch.optim.SGD. */
export function sgdFamily(entry: {
  readonly id: string;
  readonly name: string;
  readonly citation: string;
  readonly momentum: number;
  readonly nesterov: boolean;
}): OptimizerDefinition {
  const { id, name, citation } = entry;
  return {
    id,
    name,
    citation: `${citation} Rule and defaults as in torch.optim.SGD, PyTorch 2.`,
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
    libraries: { pytorch: { call } },
  };
}

export const sgd = sgdFamily({
  id: 'sgd',
  name: 'SGD',
  citation:
    'Robbins and Monro (1951), A Stochastic Approximation Method, Annals of Mathematical Statistics 22(3), 400–407.',
  momentum: 0,
  nesterov: false,
});
