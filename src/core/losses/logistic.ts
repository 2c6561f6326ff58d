import type { LossDefinition } from './definition';

export const logistic: LossDefinition = {
  id: 'logistic',
  name: 'Logistic',
  formula: 'max(z, 0) − z·y + log(1 + exp(−|z|))',
  citation: 'Binary cross-entropy of a logit: torch.nn.BCEWithLogitsLoss.',
  outputs: 'one',
  target: 'binary',
  row(outputs, target, slopes) {
    const logit = outputs[0];
    // exp of a negative number never overflows.
    const small = Math.exp(-Math.abs(logit));
    slopes[0] = (logit < 0 ? small : 1) / (1 + small) - target;
    return Math.max(logit, 0) - logit * target + Math.log1p(small);
  },
  predict(outputs) {
    const small = Math.exp(-Math.abs(outputs[0]));
    outputs[0] = (outputs[0] < 0 ? small : 1) / (1 + small);
  },
};
