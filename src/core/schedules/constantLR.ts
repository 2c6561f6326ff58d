import { defineSchedule } from './definition';
import { count } from './parameters';

export const constantLR = defineSchedule<{ factor: number; total_iters: number }>({
  id: 'ConstantLR',
  name: 'Constant factor at first',
  citation: 'torch.optim.lr_scheduler.ConstantLR, PyTorch 2.',
  parameters: [
    {
      kind: 'number',
      name: 'factor',
      default: 1 / 3,
      range: [0, 1],
      meaning: 'What the rate is multiplied by until total_iters steps are taken.',
    },
    count({
      name: 'total_iters',
      default: 5,
      least: 0,
      meaning: 'After how many steps the rate is the full one.',
    }),
  ],
  beginsAtLr: false,
  begin:
    (lr, { factor, total_iters }) =>
    (step) =>
      step < total_iters ? lr * factor : lr,
});
