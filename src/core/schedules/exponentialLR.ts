import { defineSchedule } from './definition';
import { gamma } from './parameters';

export const exponentialLR = defineSchedule<{ gamma: number }>({
  id: 'ExponentialLR',
  name: 'Exponential decay',
  citation: 'torch.optim.lr_scheduler.ExponentialLR, PyTorch 2.',
  parameters: [
    gamma({ default: 0.95, demanded: true, meaning: 'What the rate is multiplied by after every step.' }),
  ],
  beginsAtLr: true,
  begin:
    (lr, { gamma }) =>
    (step) =>
      lr * gamma ** step,
});
