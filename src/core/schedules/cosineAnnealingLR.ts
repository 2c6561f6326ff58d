import { alongCosine } from './cosine';
import { defineSchedule } from './definition';
import { count, etaMin, ofSteps } from './parameters';

export const cosineAnnealingLR = defineSchedule<{ T_max: number; eta_min: number }>({
  id: 'CosineAnnealingLR',
  name: 'Cosine annealing',
  citation:
    'Loshchilov and Hutter (2017), SGDR: Stochastic Gradient Descent with Warm Restarts, ICLR, without the restarts. ' +
    'As in torch.optim.lr_scheduler.CosineAnnealingLR, PyTorch 2: past T_max the rate rises again.',
  parameters: [
    count({
      name: 'T_max',
      default: ofSteps(1),
      demanded: true,
      meaning: 'How many steps it takes down to the lowest rate.',
    }),
    etaMin,
  ],
  beginsAtLr: true,
  begin:
    (lr, { T_max, eta_min }) =>
    (step) =>
      alongCosine(lr, eta_min, step / T_max),
});
