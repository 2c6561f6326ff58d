import type { OptimizerDefinition } from './definition';
import { lr, momentum, nesterov, weightShrinkage } from './hyperparameters';

// The root is torch.optim's adjust_lr_fn="original", which is the author's own: what decays is not scaled by it. A
// layer's weights are outputs × inputs, as PyTorch's are, so rows are rows. Two parameters are one row: there it is 1.
const rule = `
b = momentum * b + (1 - momentum) * g                # momentum buffer: running mean of the gradient
d = nesterov ? momentum * b + (1 - momentum) * g : b
o = sqrt(max(1, rows(d) / columns(d))) * orthogonalize(d)  # scaled by the shape of the matrix
theta = (1 - lr * weight_decay) * theta - lr * o
`.trim();

export const muon: OptimizerDefinition = {
  id: 'muon',
  name: 'Muon',
  citation:
    'Jordan et al. (2024), Muon: An Optimizer for Hidden Layers in Neural Networks, kellerjordan.github.io/posts/muon. Rule and defaults as in torch.optim.Muon, PyTorch 2.9.',
  derivesFrom: ['nesterov'],
  caution:
    'Muon is made for the matrices of hidden layers; two parameters are a matrix of one row: orthogonalizing that only leaves its direction, and the factor for its shape is 1, so that every step is equally long.',
  cautionOnData:
    'Every weight matrix of the model is orthogonalized and its step scaled by its shape here, and each bias as a matrix of one row, where the author leaves biases and the last layer to AdamW.',
  hyperparameters: [
    lr({ default: 1e-3 }),
    { ...weightShrinkage, default: 0.1 },
    momentum({ default: 0.95 }),
    { ...nesterov, default: true },
  ],
  states: [{ name: 'b', meaning: 'Momentum buffer: running mean of the gradient.' }],
  rule,
  libraries: {
    pytorch: {
      call: { name: 'torch.optim.Muon' },
      note: 'torch.optim.Muon, PyTorch 2.9, orthogonalizes in bfloat16 and refuses parameters that are no matrices. Its adjust_lr_fn is left at “original”, the factor in this rule.',
    },
  },
};
