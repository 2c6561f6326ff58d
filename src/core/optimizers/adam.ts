import type { LibraryMapping, OptimizerDefinition } from './definition';
import {
  amsgrad,
  beta1,
  beta2,
  betas,
  eps,
  epsRoot,
  lr,
  maximize,
  weightDecay,
  weightShrinkage,
} from './hyperparameters';

// torch.optim takes AMSGrad's maximum of the uncorrected second moment and corrects its bias afterwards.
const rule = `
d = (maximize ? -g : g) + weight_decay * theta  # gradient with L2 penalty
m = beta1 * m + (1 - beta1) * d                 # first moment
v = beta2 * v + (1 - beta2) * d^2               # second moment
v_max = max(v_max, v)                           # AMSGrad: never forgets a large one
m_hat = m / (1 - beta1^t)
v_hat = (amsgrad ? v_max : v) / (1 - beta2^t)
theta = theta - lr * m_hat / (sqrt(v_hat) + eps)
`.trim();

/** Keras's Adam, of which its AdamW is a subclass with another default. */
export const kerasAdam: LibraryMapping = {
  rule: `
m = beta1 * m + (1 - beta1) * g              # first moment
v = beta2 * v + (1 - beta2) * g^2            # second moment
v_max = max(v_max, v)                        # AMSGrad: never forgets a large one
rate = lr * sqrt(1 - beta2^t) / (1 - beta1^t)
decayed = theta - theta * weight_decay * lr  # weight decay apart from the gradient
theta = decayed - rate * m / (sqrt(amsgrad ? v_max : v) + eps)
`.trim(),
  hyperparameters: [weightShrinkage],
  defaults: { eps: 1e-7 },
  call: { name: 'keras.optimizers.Adam', defaults: { amsgrad: false } },
  note: 'Keras 3.15 corrects the bias in the learning rate, so that eps, 1e-7, counts more in the first steps; its weight decay is that of AdamW.',
};

const optax: LibraryMapping = {
  rule: `
m = beta1 * m + (1 - beta1) * g    # first moment
v = beta2 * v + (1 - beta2) * g^2  # second moment
m_hat = m / (1 - beta1^t)
v_hat = v / (1 - beta2^t)
theta = theta - lr * m_hat / (sqrt(v_hat + eps_root) + eps)
`.trim(),
  hyperparameters: [epsRoot({ default: 0 })],
  call: { name: 'optax.adam' },
  note: 'optax 0.2.8 has an eps_root inside the root, and no weight decay. It has no default learning rate.',
};

const tfjs: LibraryMapping = {
  rule: `
m = beta1 * m + (1 - beta1) * g    # first moment
v = beta2 * v + (1 - beta2) * g^2  # second moment
m_hat = m / (1 - beta1^t)
v_hat = v / (1 - beta2^t)
theta = theta - lr * m_hat / (sqrt(v_hat) + eps)
`.trim(),
  defaults: { eps: 1e-7 },
  call: { name: 'tf.train.adam', positions: ['lr', 'beta1', 'beta2', 'eps'] },
  note: 'TensorFlow.js 4.22 has an eps of 1e-7, and neither weight decay nor AMSGrad.',
};

/** The rule and hyperparameters that Adam and AMSGrad share, as they do in torch.optim.Adam. */
export function adamFamily(entry: {
  readonly id: string;
  readonly name: string;
  readonly citation: string;
  readonly derivesFrom?: OptimizerDefinition['derivesFrom'];
  readonly amsgrad: boolean;
  readonly libraries?: OptimizerDefinition['libraries'];
}): OptimizerDefinition {
  const { id, name, citation, derivesFrom } = entry;
  return {
    id,
    name,
    citation: `${citation} Rule and defaults as in torch.optim.Adam, PyTorch 2.`,
    ...(derivesFrom && { derivesFrom }),
    hyperparameters: [
      lr({ default: 1e-3 }),
      beta1,
      beta2,
      eps({ default: 1e-8 }),
      weightDecay,
      { ...amsgrad, default: entry.amsgrad },
      maximize,
    ],
    states: [
      { name: 'm', meaning: 'First moment: running mean of the gradient.' },
      { name: 'v', meaning: 'Second moment: running mean of the squared gradient.' },
      { name: 'v_max', meaning: 'The largest second moment so far, kept for AMSGrad.' },
    ],
    rule,
    libraries: {
      pytorch: { call: { name: 'torch.optim.Adam', tuples: betas, defaults: { amsgrad: false } } },
      keras: kerasAdam,
      ...entry.libraries,
    },
  };
}

export const adam = adamFamily({
  id: 'adam',
  name: 'Adam',
  citation:
    'Kingma and Ba (2015), Adam: A Method for Stochastic Optimization, ICLR, arXiv:1412.6980; AMSGrad: Reddi, Kale and Kumar (2018), ICLR.',
  derivesFrom: ['momentum', 'rmsprop'],
  amsgrad: false,
  libraries: { optax, tfjs },
});
