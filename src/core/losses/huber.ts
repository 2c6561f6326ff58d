import type { LossDefinition } from './definition';

export const huber: LossDefinition = {
  id: 'huber',
  name: 'Huber',
  formula: '(z − y)²/2 where |z − y| ≤ 1, |z − y| − 1/2 elsewhere',
  citation:
    'Huber 1964, Robust Estimation of a Location Parameter, Annals of Mathematical Statistics 35(1); torch.nn.HuberLoss with its delta of 1.',
  outputs: 'one',
  target: 'number',
  row(outputs, target, slopes) {
    const error = outputs[0] - target;
    const size = Math.abs(error);
    if (size <= 1) {
      slopes[0] = error;
      return (error * error) / 2;
    }
    slopes[0] = Math.sign(error);
    return size - 0.5;
  },
  predict() {},
};
