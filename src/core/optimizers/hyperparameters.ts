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

/** The term that keeps a division by a root from blowing up. */
export const eps = (own: Default): NumericHyperparameter => ({
  kind: 'number',
  name: 'eps',
  range: [0, Infinity],
  scale: 'log',
  meaning: 'Added to the denominator, outside the root, so that it is never 0.',
  ...own,
});

/** Ascend instead of descend. */
export const maximize: FlagHyperparameter = {
  kind: 'flag',
  name: 'maximize',
  default: false,
  meaning: 'Climb the loss instead of descending it.',
};
