import { defineSchedule } from './definition';
import { count } from './parameters';

export const linearLR = defineSchedule<{ start_factor: number; end_factor: number; total_iters: number }>({
  id: 'LinearLR',
  name: 'Linear',
  citation: 'torch.optim.lr_scheduler.LinearLR, PyTorch 2.',
  parameters: [
    {
      kind: 'number',
      name: 'start_factor',
      default: 1 / 3,
      range: [0, 1],
      open: 'min',
      meaning: 'What the rate is multiplied by at the first step.',
    },
    {
      kind: 'number',
      name: 'end_factor',
      default: 1,
      range: [0, 1],
      meaning: 'What the rate is multiplied by from total_iters steps on.',
    },
    count({
      name: 'total_iters',
      default: 5,
      meaning: 'How many steps it takes from one factor to the other.',
    }),
  ],
  beginsAtLr: false,
  begin:
    (lr, { start_factor, end_factor, total_iters }) =>
    (step) =>
      lr * (start_factor + ((end_factor - start_factor) * Math.min(step, total_iters)) / total_iters),
});
