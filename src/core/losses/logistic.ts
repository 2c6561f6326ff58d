import type { LossDefinition } from './definition';

/** The probability that belongs to a logit. */
function sigmoid(logit: number): number {
  // exp of a negative number never overflows.
  const small = Math.exp(-Math.abs(logit));
  return (logit < 0 ? small : 1) / (1 + small);
}

export const logistic: LossDefinition = {
  id: 'logistic',
  name: 'Logistic',
  formula: 'max(z, 0) − z·y + log(1 + exp(−|z|))',
  citation: 'Binary cross-entropy of a logit: torch.nn.BCEWithLogitsLoss.',
  outputs: 'one',
  target: 'binary',
  row(outputs, target, slopes) {
    const logit = outputs[0];
    slopes[0] = sigmoid(logit) - target;
    return Math.max(logit, 0) - logit * target + Math.log1p(Math.exp(-Math.abs(logit)));
  },
  predict(outputs) {
    outputs[0] = sigmoid(outputs[0]);
  },
};
