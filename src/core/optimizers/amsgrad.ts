import { adamFamily } from './adam';
import type { FlagHyperparameter, LibraryMapping } from './definition';
import { epsRoot } from './hyperparameters';

const biasCorrectionMu: FlagHyperparameter = {
  kind: 'flag',
  name: 'bias_correction_mu',
  default: true,
  meaning: 'Corrects the bias of the first moment.',
};

const biasCorrectionNu: FlagHyperparameter = {
  kind: 'flag',
  name: 'bias_correction_nu',
  default: true,
  meaning: 'Corrects the bias of the second moment, before its maximum is taken.',
};

const optax: LibraryMapping = {
  rule: `
m = beta1 * m + (1 - beta1) * g    # first moment
v = beta2 * v + (1 - beta2) * g^2  # second moment
m_hat = bias_correction_mu ? m / (1 - beta1^t) : m
v_hat = bias_correction_nu ? v / (1 - beta2^t) : v
v_max = max(v_max, v_hat)          # AMSGrad: never forgets a large one
theta = theta - lr * m_hat / (sqrt(v_max + eps_root) + eps)
`.trim(),
  hyperparameters: [epsRoot({ default: 0 }), biasCorrectionMu, biasCorrectionNu],
  call: { name: 'optax.amsgrad' },
  note: 'optax 0.2.8 corrects the bias of the second moment before it takes the maximum, PyTorch afterwards. It has no weight decay and no default learning rate.',
};

/** Adam that divides by the largest second moment so far. */
export const amsgrad = adamFamily({
  id: 'amsgrad',
  name: 'AMSGrad',
  citation: 'Reddi, Kale and Kumar (2018), On the Convergence of Adam and Beyond, ICLR, arXiv:1904.09237.',
  derivesFrom: ['adam'],
  amsgrad: true,
  libraries: { optax },
});
