import type { LibraryMapping, OptimizerDefinition } from './definition';
import { decayRate, eps, epsRoot, lr, weightDecay } from './hyperparameters';

const rule = `
n = dot(g, g)                                                   # squared length of the gradient: one number
v = v == 0 ? n : beta2 * v + (1 - beta2) * n                    # second moment, which starts from the first one
v_max = max(v_max, v)                                           # AMSGrad: never forgets a large one
d = g / (sqrt(amsgrad ? v_max : v) + eps) + weight_decay * theta
m = beta1 * m + (grad_averaging ? 1 - beta1 : 1) * d            # first moment of normalised gradients
theta = theta - lr * m
`.trim();

const optax: LibraryMapping = {
  rule: `
n = dot(g, g)                                 # squared length of the gradient: one number
v = t == 1 ? n : beta2 * v + (1 - beta2) * n  # second moment, which starts from the first one
d = g / (sqrt(v + eps_root) + eps) + weight_decay * theta
m = beta1 * m + d                             # first moment of normalised gradients
theta = theta - lr * m
`.trim(),
  hyperparameters: [epsRoot({ default: 0 })],
  defaults: { beta1: 0.9, beta2: 0.25, eps: 1e-6 },
  call: { name: 'optax.novograd' },
  note: 'optax 0.2.8 has other decay rates and eps, and an eps_root inside the root; it has no default learning rate.',
};

export const novograd: OptimizerDefinition = {
  id: 'novograd',
  name: 'NovoGrad',
  citation:
    'Ginsburg et al. (2019), Stochastic Gradient Methods with Layer-wise Adaptive Moments for Training of Deep Networks, arXiv:1905.11286. Rule and defaults as in the authors’ PyTorch code (NVIDIA DeepLearningExamples) and in pytorch-optimizer 0.3 (torch_optimizer.NovoGrad), beta2 as in the paper.',
  derivesFrom: ['adam'],
  cautionOnData:
    'The second moment is that of all parameters of the model at once here, where the paper keeps one for each layer.',
  hyperparameters: [
    lr({ default: 1e-3 }),
    decayRate({ name: 'beta1', default: 0.95, meaning: 'Decay rate of the first moment.' }),
    decayRate({
      name: 'beta2',
      default: 0.98,
      meaning: 'Decay rate of the mean squared length of the gradient; the library’s default is 0.',
    }),
    eps({ default: 1e-8 }),
    { ...weightDecay, meaning: 'Adds weight_decay · theta to the normalised gradient.' },
    {
      kind: 'flag',
      name: 'grad_averaging',
      default: false,
      meaning: 'Makes the first moment a mean of the normalised gradients instead of a sum.',
    },
    {
      kind: 'flag',
      name: 'amsgrad',
      default: false,
      meaning: 'Divides by the largest second moment so far, so that a step never grows again.',
    },
  ],
  states: [
    { name: 'v', meaning: 'Second moment: mean squared length of the gradient.' },
    { name: 'v_max', meaning: 'The largest second moment so far, kept for AMSGrad.' },
    { name: 'm', meaning: 'First moment: decaying sum of normalised gradients.' },
  ],
  rule,
  libraries: { source: {}, optax },
};
