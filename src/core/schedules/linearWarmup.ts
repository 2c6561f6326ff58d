import { defineSchedule } from './definition';
import { count, ofSteps } from './parameters';
import { warmedUp } from './warmup';

export const linearWarmup = defineSchedule<{ warmup_iters: number }>({
  id: 'LinearWarmup',
  name: 'Linear warm-up',
  citation:
    'Goyal et al. (2017), Accurate, Large Minibatch SGD: Training ImageNet in 1 Hour, section 2.2. ' +
    'As torch.optim.lr_scheduler.LinearLR, PyTorch 2, has it with start_factor=1/n and total_iters=n−1.',
  parameters: [
    count({
      name: 'warmup_iters',
      default: ofSteps(0.1),
      demanded: true,
      meaning: 'How many steps the rate rises; the last of them takes the full one.',
    }),
  ],
  beginsAtLr: false,
  begin:
    (lr, { warmup_iters }) =>
    (step) =>
      lr * warmedUp(step, warmup_iters),
});
