import { defineSchedule } from './definition';
import { count, cycleMomentum, gamma, ofLr, rate, refuseCycledMomentum } from './parameters';

/** How high a cycle is, the first being 1 high. */
const heights: Readonly<Record<string, (cycle: number, step: number, gamma: number) => number>> = {
  triangular: () => 1,
  triangular2: (cycle) => 1 / 2 ** (cycle - 1),
  exp_range: (_cycle, step, gamma) => gamma ** step,
};

export const cyclicLR = defineSchedule<{
  base_lr: number;
  max_lr: number;
  step_size_up: number;
  step_size_down: number;
  mode: string;
  gamma: number;
  cycle_momentum: boolean;
}>({
  id: 'CyclicLR',
  name: 'Cyclic',
  citation:
    'Smith (2017), Cyclical Learning Rates for Training Neural Networks, WACV, 464–472. ' +
    'As in torch.optim.lr_scheduler.CyclicLR, PyTorch 2.',
  parameters: [
    rate({
      name: 'base_lr',
      default: ofLr(0.1),
      demanded: true,
      meaning: 'The rate at the foot of a cycle, which takes the place of the run’s own.',
    }),
    rate({
      name: 'max_lr',
      default: ofLr(1),
      demanded: true,
      meaning: 'The rate at the top of the first cycle.',
    }),
    count({ name: 'step_size_up', default: 2000, meaning: 'How many steps it takes up.' }),
    count({
      name: 'step_size_down',
      default: { from: 'step_size_up', times: 1 },
      meaning: 'How many steps it takes down.',
    }),
    {
      kind: 'choice',
      name: 'mode',
      default: 'triangular',
      options: ['triangular', 'triangular2', 'exp_range'],
      meaning: 'Whether the cycles stay as high, halve, or shrink by gamma a step.',
    },
    gamma({
      default: 1,
      meaning: 'What the height is multiplied by at each step where the mode is exp_range.',
    }),
    cycleMomentum,
  ],
  beginsAtLr: false,
  refuses: refuseCycledMomentum,
  begin(_lr, { base_lr, max_lr, step_size_up, step_size_down, mode, gamma }) {
    const length = step_size_up + step_size_down;
    const top = step_size_up / length;
    return (step) => {
      const cycle = Math.floor(1 + step / length);
      const place = 1 + step / length - cycle;
      const height = place <= top ? place / top : (place - 1) / (top - 1);
      return base_lr + (max_lr - base_lr) * height * heights[mode](cycle, step, gamma);
    };
  },
});
