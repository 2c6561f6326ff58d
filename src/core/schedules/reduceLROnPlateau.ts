import { defineSchedule } from './definition';
import { count, rate } from './parameters';

/** Whether a metric is better than the best so far by more than the threshold. */
const isBetter: Readonly<Record<string, (metric: number, best: number, threshold: number) => boolean>> = {
  'min rel': (metric, best, threshold) => metric < best * (1 - threshold),
  'min abs': (metric, best, threshold) => metric < best - threshold,
  'max rel': (metric, best, threshold) => metric > best * (1 + threshold),
  'max abs': (metric, best, threshold) => metric > best + threshold,
};

export const reduceLROnPlateau = defineSchedule<{
  mode: string;
  factor: number;
  patience: number;
  threshold: number;
  threshold_mode: string;
  cooldown: number;
  min_lr: number;
  eps: number;
}>({
  id: 'ReduceLROnPlateau',
  name: 'Reduce on plateau',
  citation:
    'torch.optim.lr_scheduler.ReduceLROnPlateau, PyTorch 2, called after every step with that step’s loss.',
  parameters: [
    {
      kind: 'choice',
      name: 'mode',
      default: 'min',
      options: ['min', 'max'],
      meaning: 'Whether a lower or a higher loss counts as better.',
    },
    {
      kind: 'number',
      name: 'factor',
      default: 0.1,
      range: [0, 1],
      open: 'max',
      meaning: 'What the rate is multiplied by when the loss stays on a plateau.',
    },
    count({
      name: 'patience',
      default: 10,
      least: 0,
      meaning: 'How many steps in a row may bring nothing better; one more is a plateau.',
    }),
    {
      kind: 'number',
      name: 'threshold',
      default: 1e-4,
      range: [0, Infinity],
      meaning: 'By how much the loss must be better than the best so far to count.',
    },
    {
      kind: 'choice',
      name: 'threshold_mode',
      default: 'rel',
      options: ['rel', 'abs'],
      meaning: 'Whether the threshold is a part of the best loss or a difference to it.',
    },
    count({
      name: 'cooldown',
      default: 0,
      least: 0,
      meaning: 'How many steps after a decay are not counted.',
    }),
    rate({ name: 'min_lr', default: 0, meaning: 'The lowest learning rate.' }),
    {
      kind: 'number',
      name: 'eps',
      default: 1e-8,
      range: [0, Infinity],
      meaning: 'A decay by no more than this is left out.',
    },
  ],
  readsLoss: true,
  beginsAtLr: true,
  begin(lr, { mode, factor, patience, threshold, threshold_mode, cooldown, min_lr, eps }) {
    const better = isBetter[`${mode} ${threshold_mode}`];
    let rate = lr;
    let best = mode === 'min' ? Infinity : -Infinity;
    let badSteps = 0;
    let coolingSteps = 0;
    return (step, metric = NaN) => {
      if (step === 0) return rate;
      if (better(metric, best, threshold)) {
        best = metric;
        badSteps = 0;
      } else {
        badSteps++;
      }
      if (coolingSteps > 0) {
        coolingSteps--;
        badSteps = 0;
      }
      if (badSteps > patience) {
        const lower = Math.max(rate * factor, min_lr);
        if (rate - lower > eps) rate = lower;
        coolingSteps = cooldown;
        badSteps = 0;
      }
      return rate;
    };
  },
});
