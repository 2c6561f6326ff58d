import { alongCosine } from './cosine';
import { defineSchedule } from './definition';
import { count, etaMin, ofSteps } from './parameters';
import { warmedUp } from './warmup';

export const cosineWithWarmup = defineSchedule<{
  warmup_iters: number;
  total_iters: number;
  eta_min: number;
}>({
  id: 'CosineWithWarmup',
  name: 'Cosine annealing with warm-up',
  citation:
    'Loshchilov and Hutter (2017), SGDR: Stochastic Gradient Descent with Warm Restarts, ICLR, behind the warm-up of ' +
    'Goyal et al. (2017). As torch.optim.lr_scheduler.SequentialLR, PyTorch 2, has it of LinearLR and ' +
    'CosineAnnealingLR.',
  parameters: [
    count({
      name: 'warmup_iters',
      default: ofSteps(0.1),
      demanded: true,
      meaning: 'How many steps the rate rises; the last of them takes the full one.',
    }),
    count({
      name: 'total_iters',
      default: ofSteps(1),
      demanded: true,
      meaning: 'After how many steps, those of the warm-up included, the rate is the lowest.',
    }),
    etaMin,
  ],
  beginsAtLr: false,
  refuses: ({ warmup_iters, total_iters }) =>
    total_iters >= warmup_iters
      ? undefined
      : { parameter: 'total_iters', message: '“total_iters” must be at least “warmup_iters”.' },
  begin(lr, values) {
    const { warmup_iters, eta_min } = values;
    const length = annealingSteps(values);
    return (step) =>
      step < warmup_iters
        ? lr * warmedUp(step, warmup_iters)
        : alongCosine(lr, eta_min, (step - warmup_iters) / length);
  },
});

/** How many steps it takes down behind the warm-up: the T_max of CosineAnnealingLR. */
export function annealingSteps(values: {
  readonly warmup_iters: number;
  readonly total_iters: number;
}): number {
  return Math.max(1, values.total_iters - values.warmup_iters);
}
