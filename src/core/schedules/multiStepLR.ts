import { defineSchedule } from './definition';
import { gamma } from './parameters';

export const multiStepLR = defineSchedule<{ milestones: readonly number[]; gamma: number }>({
  id: 'MultiStepLR',
  name: 'Decay at milestones',
  citation: 'torch.optim.lr_scheduler.MultiStepLR, PyTorch 2.',
  parameters: [
    {
      kind: 'steps',
      name: 'milestones',
      default: { from: 'steps', times: [1 / 2, 3 / 4] },
      demanded: true,
      meaning: 'The steps at which the rate decays; one that is named twice counts twice.',
    },
    gamma({ default: 0.1, meaning: 'What the rate is multiplied by at each milestone.' }),
  ],
  beginsAtLr: true,
  begin(lr, { milestones, gamma }) {
    const ascending = Float64Array.from(milestones).sort();
    let passed = 0;
    return (step) => {
      while (passed < ascending.length && ascending[passed] <= step) passed++;
      return lr * gamma ** passed;
    };
  },
});
