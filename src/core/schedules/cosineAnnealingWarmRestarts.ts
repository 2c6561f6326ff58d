import { alongCosine } from './cosine';
import { defineSchedule } from './definition';
import { count, etaMin, ofSteps } from './parameters';

export const cosineAnnealingWarmRestarts = defineSchedule<{ T_0: number; T_mult: number; eta_min: number }>({
  id: 'CosineAnnealingWarmRestarts',
  name: 'Cosine annealing with warm restarts',
  citation:
    'Loshchilov and Hutter (2017), SGDR: Stochastic Gradient Descent with Warm Restarts, ICLR. ' +
    'As in torch.optim.lr_scheduler.CosineAnnealingWarmRestarts, PyTorch 2.',
  parameters: [
    count({
      name: 'T_0',
      default: ofSteps(1 / 3),
      demanded: true,
      meaning: 'Steps until the first restart.',
    }),
    count({
      name: 'T_mult',
      default: 1,
      meaning: 'How many times longer each round is than the one before.',
    }),
    etaMin,
  ],
  beginsAtLr: true,
  begin(lr, { T_0, T_mult, eta_min }) {
    let from = 0;
    let length = T_0;
    return (step) => {
      while (step >= from + length) {
        from += length;
        length *= T_mult;
      }
      return alongCosine(lr, eta_min, (step - from) / length);
    };
  },
});
