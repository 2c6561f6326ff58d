import type { FlagHyperparameter, NumericHyperparameter } from './definition';

// Hyperparameters that several optimizers share, word for word as their libraries do. Defaults are torch.optim's
// where not given.

type Default = { readonly default: number };

/** The learning rate. */
export const lr = (own: Default): NumericHyperparameter => ({
  kind: 'number',
  name: 'lr',
  range: [0, Infinity],
  open: 'min',
  slider: [1e-4, 10],
  scale: 'log',
  meaning: 'Learning rate: the size of a step.',
  ...own,
});

/** The decay rate of a running mean, such as beta1 and alpha. */
export const decayRate = (
  own: Default & { readonly name: string; readonly meaning: string },
): NumericHyperparameter => ({
  kind: 'number',
  range: [0, 1],
  open: 'max',
  slider: [0, 0.9999],
  scale: 'one-minus-log',
  ...own,
});

/** Adam's decay rate of the mean gradient. */
export const beta1 = decayRate({
  name: 'beta1',
  default: 0.9,
  meaning: 'Decay rate of the first moment, the mean gradient.',
});

/** Adam's decay rate of the mean square. */
export const beta2 = decayRate({
  name: 'beta2',
  default: 0.999,
  meaning: 'Decay rate of the second moment, the mean square.',
});

/** torch.optim takes both decay rates as one argument. */
export const betas = { betas: ['beta1', 'beta2'] } as const;

/** How much of the step before is kept. */
export const momentum = (own: Default): NumericHyperparameter => ({
  kind: 'number',
  name: 'momentum',
  range: [0, 1],
  open: 'max',
  slider: [0, 0.9999],
  scale: 'one-minus-log',
  meaning: 'Momentum factor: how much of the previous step is kept.',
  off: 0,
  ...own,
});

/** L2 weight decay, added to the gradient. */
export const weightDecay: NumericHyperparameter = {
  kind: 'number',
  name: 'weight_decay',
  default: 0,
  range: [0, Infinity],
  scale: 'log',
  meaning: 'L2 penalty: adds weight_decay · theta to the gradient.',
  off: 0,
};

/** AdamW's weight decay in an optimizer that has both kinds. */
export const decoupledWeightDecay: FlagHyperparameter = {
  kind: 'flag',
  name: 'decoupled_weight_decay',
  default: false,
  meaning:
    'Shrinks theta by lr · weight_decay as AdamW does, instead of adding an L2 penalty to the gradient.',
};

/** Weight decay apart from the gradient, where there is no other kind. */
export const weightShrinkage: NumericHyperparameter = {
  ...weightDecay,
  meaning: 'Decoupled weight decay: shrinks theta by lr · weight_decay at every step.',
};

/** A learning rate that falls with the steps. */
export const lrDecay: NumericHyperparameter = {
  kind: 'number',
  name: 'lr_decay',
  default: 0,
  range: [0, Infinity],
  scale: 'log',
  meaning: 'Divides the learning rate by 1 + (t − 1) · lr_decay.',
  off: 0,
};

/** The term that keeps a division by a root from blowing up. */
export const eps = (own: Default & { readonly meaning?: string }): NumericHyperparameter => ({
  kind: 'number',
  name: 'eps',
  range: [0, Infinity],
  scale: 'log',
  meaning: 'Added to the denominator, outside the root, so that it is never 0.',
  ...own,
});

/** The same where a library adds it inside the root. */
export const epsInsideRoot = (own: Default): NumericHyperparameter =>
  eps({ ...own, meaning: 'Added inside the root, so that the denominator is never 0.' });

/** What optax adds to it inside the root. */
export const epsRoot = (own: Default): NumericHyperparameter => ({
  ...eps({ ...own, meaning: 'Added to the second moment, inside the root.' }),
  name: 'eps_root',
});

/** Nesterov's momentum. */
export const nesterov: FlagHyperparameter = {
  kind: 'flag',
  name: 'nesterov',
  default: false,
  meaning: 'Nesterov momentum: looks one momentum step ahead.',
};

/** AMSGrad's maximum. */
export const amsgrad: FlagHyperparameter = {
  kind: 'flag',
  name: 'amsgrad',
  default: false,
  meaning: 'Divides by the largest second moment so far, so that a step never grows again.',
};

/** Ascend instead of descend. */
export const maximize: FlagHyperparameter = {
  kind: 'flag',
  name: 'maximize',
  default: false,
  meaning: 'Climb the loss instead of descending it.',
};
