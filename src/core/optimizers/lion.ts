import type { LibraryMapping, OptimizerDefinition } from './definition';
import { decayRate, weightShrinkage, lr } from './hyperparameters';

const rule = `
c = beta1 * m + (1 - beta1) * g                          # what the step takes the sign of
m = beta2 * m + (1 - beta2) * g                          # what is remembered: a slower mean
theta = (1 - lr * weight_decay) * theta - lr * sign(c)
`.trim();

const keras: LibraryMapping = {
  defaults: { lr: 1e-3 },
  call: {
    name: 'keras.optimizers.Lion',
    refuses: ({ beta1 }) => (beta1 === 0 ? 'keras.optimizers.Lion takes no “beta1” of 0.' : undefined),
  },
  note: 'Keras 3.15 has a default learning rate of 0.001.',
};

export const lion: OptimizerDefinition = {
  id: 'lion',
  name: 'Lion',
  citation:
    'Chen et al. (2023), Symbolic Discovery of Optimization Algorithms, NeurIPS, arXiv:2302.06675. Rule and defaults as in the authors’ lion_pytorch.py (google/automl).',
  derivesFrom: ['signsgd'],
  hyperparameters: [
    lr({ default: 1e-4 }),
    decayRate({
      name: 'beta1',
      default: 0.9,
      meaning: 'How much of the remembered mean enters the direction of the step.',
    }),
    decayRate({
      name: 'beta2',
      default: 0.99,
      meaning: 'Decay rate of the remembered mean of the gradient.',
    }),
    weightShrinkage,
  ],
  states: [{ name: 'm', meaning: 'Running mean of the gradient.' }],
  rule,
  libraries: {
    source: {},
    keras,
    optax: {
      defaults: { weight_decay: 1e-3 },
      call: { name: 'optax.lion' },
      note: 'optax 0.2.8 takes the same steps, with a weight decay of 0.001 where nothing else is said; it has no default learning rate.',
    },
  },
};
