import { defineSchedule } from './definition';
import { count, gamma, ofSteps } from './parameters';

export const stepLR = defineSchedule<{ step_size: number; gamma: number }>({
  id: 'StepLR',
  name: 'Step decay',
  citation: 'torch.optim.lr_scheduler.StepLR, PyTorch 2.',
  parameters: [
    count({
      name: 'step_size',
      default: ofSteps(1 / 3),
      demanded: true,
      meaning: 'How many steps lie between two decays.',
    }),
    gamma({ default: 0.1, meaning: 'What the rate is multiplied by at each decay.' }),
  ],
  beginsAtLr: true,
  begin:
    (lr, { step_size, gamma }) =>
    (step) =>
      lr * gamma ** Math.floor(step / step_size),
});
