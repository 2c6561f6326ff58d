import type {
  FlagHyperparameter,
  LibraryMapping,
  NumericHyperparameter,
  OptimizerDefinition,
} from './definition';
import { betas, decayRate, eps, lr, weightDecay } from './hyperparameters';

const rule = `
init d = d0
init start = theta
u = decouple ? g : g + weight_decay * theta  # gradient, with L2 penalty if not decoupled
c1 = 1 - beta1^t                             # bias corrections
c2 = 1 - beta2^t
rate = d * lr * (use_bias_correction ? sqrt(c2) / c1 : 1)
m = beta1 * m + (1 - beta1) * d * u          # first moment
v = beta2 * v + (1 - beta2) * (d * u)^2      # second moment
beta3 = sqrt(beta2)
gain = dot(u, start - theta)                 # what the way so far has gained
q = beta3 * q + d / d0 * rate * gain
s = beta3 * s + d / d0 * (safeguard_warmup ? d : rate) * u
s_sum = sum(abs(s))
far = s_sum == 0 ? d : d_coef * q / s_sum    # the minimum is at least as far as this
d = max(d, far)
w = decouple ? (1 - rate * weight_decay) * theta : theta
theta = w - rate * m / (sqrt(v) + d * eps)
`.trim();

const d0: NumericHyperparameter = {
  kind: 'number',
  name: 'd0',
  default: 1e-6,
  range: [0, Infinity],
  open: 'min',
  scale: 'log',
  meaning: 'First guess of the distance from the start to the minimum, too small on purpose.',
};

const dCoef: NumericHyperparameter = {
  kind: 'number',
  name: 'd_coef',
  default: 1,
  range: [0, Infinity],
  open: 'min',
  scale: 'log',
  meaning: 'Scales the estimate of the distance.',
};

const decouple: FlagHyperparameter = {
  kind: 'flag',
  name: 'decouple',
  default: true,
  meaning: 'Shrinks theta itself, as AdamW does, instead of adding an L2 penalty to the gradient.',
};

const useBiasCorrection: FlagHyperparameter = {
  kind: 'flag',
  name: 'use_bias_correction',
  default: false,
  meaning: 'Corrects the bias of both moments, as Adam does.',
};

const safeguardWarmup: FlagHyperparameter = {
  kind: 'flag',
  name: 'safeguard_warmup',
  default: false,
  meaning: 'Leaves the learning rate out of the estimate’s denominator, for schedules with a warm-up.',
};

const optax: LibraryMapping = {
  rule: `
init d = d0
init start = theta
rate = d * lr * sqrt(1 - beta2^t) / (1 - beta1^t)
m = beta1 * m + (1 - beta1) * d * g      # first moment
v = beta2 * v + (1 - beta2) * (d * g)^2  # second moment
beta3 = sqrt(beta2)
gain = dot(g, start - theta)             # what the way so far has gained
q = beta3 * q + d / d0 * rate * gain
s = beta3 * s + d / d0 * (safeguard_warmup ? d : rate) * g
d = max(d, d_coef * q / sum(abs(s)))     # the minimum is at least as far as this
theta = theta - rate * weight_decay * theta - rate * m / (sqrt(v) + d * eps)
`.trim(),
  hyperparameters: [
    { ...weightDecay, meaning: 'Decoupled weight decay: shrinks theta in proportion to the step.' },
  ],
  call: {
    name: 'optax.contrib.prodigy',
    tuples: betas,
    arguments: { d0: 'estim_lr0', d_coef: 'estim_lr_coef' },
  },
  note: 'optax 0.2.8 always corrects the bias and decouples the weight decay.',
};

export const prodigy: OptimizerDefinition = {
  id: 'prodigy',
  name: 'Prodigy',
  citation:
    'Mishchenko and Defazio (2024), Prodigy: An Expeditiously Adaptive Parameter-Free Learner, ICML, arXiv:2306.06101. Rule and defaults as in the authors’ prodigyopt 1.1 with beta3 = √beta2 and an unlimited growth_rate, which are its defaults.',
  derivesFrom: ['adam'],
  hyperparameters: [
    { ...lr({ default: 1 }), meaning: 'Scales the step that the estimated distance gives; 1 as a rule.' },
    decayRate({ name: 'beta1', default: 0.9, meaning: 'Decay rate of the first moment, the mean gradient.' }),
    decayRate({
      name: 'beta2',
      default: 0.999,
      meaning: 'Decay rate of the second moment, the mean square.',
    }),
    eps({ default: 1e-8 }),
    {
      ...weightDecay,
      meaning: 'Weight decay: shrinks theta in proportion to the step, or as “decouple” says.',
    },
    decouple,
    useBiasCorrection,
    safeguardWarmup,
    d0,
    dCoef,
  ],
  states: [
    { name: 'd', meaning: 'Estimate of the distance to the minimum; it only grows.' },
    { name: 'start', meaning: 'The start, from which the distance is estimated.' },
    { name: 'm', meaning: 'First moment: running mean of the gradient times d.' },
    { name: 'v', meaning: 'Second moment: mean square of the gradient times d.' },
    { name: 'q', meaning: 'Decaying sum of what the steps have gained.' },
    { name: 's', meaning: 'Decaying sum of the gradients, weighted as the steps.' },
  ],
  rule,
  libraries: { source: {}, optax },
};
