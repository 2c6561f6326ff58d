import { defineSchedule } from './definition';
import { count } from './parameters';

export const polynomialLR = defineSchedule<{ total_iters: number; power: number }>({
  id: 'PolynomialLR',
  name: 'Polynomial decay',
  citation: 'torch.optim.lr_scheduler.PolynomialLR, PyTorch 2.',
  parameters: [
    count({ name: 'total_iters', default: 5, meaning: 'After how many steps the rate is 0.' }),
    {
      kind: 'number',
      name: 'power',
      default: 1,
      range: [0, Infinity],
      meaning: 'The power of what is left of the steps; 1 is a straight line.',
    },
  ],
  beginsAtLr: true,
  begin:
    (lr, { total_iters, power }) =>
    (step) =>
      lr * (1 - Math.min(step, total_iters) / total_iters) ** power,
});
