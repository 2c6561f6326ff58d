import type { LossDefinition } from './definition';

export const mse: LossDefinition = {
  id: 'mse',
  name: 'Squared error',
  formula: '(z − y)²',
  citation: 'torch.nn.MSELoss: the mean of the squares, without a factor of 1/2.',
  outputs: 'one',
  target: 'number',
  row(outputs, target, slopes) {
    const error = outputs[0] - target;
    slopes[0] = 2 * error;
    return error * error;
  },
  predict() {},
};
