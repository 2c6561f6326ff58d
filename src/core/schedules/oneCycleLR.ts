import { alongCosine } from './cosine';
import { defineSchedule } from './definition';
import { count, cycleMomentum, ofLr, ofSteps, rate, refuseCycledMomentum } from './parameters';

interface Values {
  max_lr: number;
  total_steps: number;
  pct_start: number;
  anneal_strategy: string;
  cycle_momentum: boolean;
  div_factor: number;
  final_div_factor: number;
  three_phase: boolean;
}

/** What a rate changes to until a step, which need not be a whole number. */
interface Phase {
  readonly end: number;
  readonly to: number;
}

export const oneCycleLR = defineSchedule<{ [K in keyof Values]: Values[K] }>({
  id: 'OneCycleLR',
  name: 'One cycle',
  citation:
    'Smith and Topin (2018), Super-Convergence: Very Fast Training of Neural Networks Using Large Learning Rates. ' +
    'As in torch.optim.lr_scheduler.OneCycleLR, PyTorch 2.',
  parameters: [
    rate({
      name: 'max_lr',
      default: ofLr(1),
      demanded: true,
      meaning: 'The highest rate, which takes the place of the run’s own.',
    }),
    count({
      name: 'total_steps',
      default: ofSteps(1),
      demanded: true,
      meaning: 'How many steps the cycle has.',
    }),
    {
      kind: 'number',
      name: 'pct_start',
      default: 0.3,
      range: [0, 1],
      meaning: 'The part of the cycle in which the rate rises.',
    },
    {
      kind: 'choice',
      name: 'anneal_strategy',
      default: 'cos',
      options: ['cos', 'linear'],
      meaning: 'Whether the rate moves along a cosine or a straight line.',
    },
    cycleMomentum,
    {
      kind: 'number',
      name: 'div_factor',
      default: 25,
      range: [0, Infinity],
      open: 'min',
      meaning: 'How many times lower than the highest rate the first one is.',
    },
    {
      kind: 'number',
      name: 'final_div_factor',
      default: 1e4,
      range: [0, Infinity],
      open: 'min',
      meaning: 'How many times lower than the first rate the last one is.',
    },
    {
      kind: 'flag',
      name: 'three_phase',
      default: false,
      meaning: 'Whether the rate comes back to the first one before it falls to the last.',
    },
  ],
  beginsAtLr: false,
  refuses: (values, steps) =>
    steps !== undefined && steps > values.total_steps
      ? {
          parameter: 'total_steps',
          message: `The cycle has ${values.total_steps} steps and the run ${steps}: make “total_steps” as many.`,
        }
      : refuseCycledMomentum(values),
  begin(_lr, values) {
    const { max_lr, total_steps, anneal_strategy } = values;
    const first = max_lr / values.div_factor;
    const phases = phasesOf(values, first);
    return (step) => {
      // Nothing comes after the last step.
      const at = Math.min(step, total_steps - 1);
      let [begin, from] = [0, first];
      for (const { end, to } of phases) {
        if (at <= end || end >= total_steps - 1) {
          // A phase without length is at its end.
          const progress = end > begin ? (at - begin) / (end - begin) : 1;
          return anneal_strategy === 'cos' ? alongCosine(from, to, progress) : from + (to - from) * progress;
        }
        [begin, from] = [end, to];
      }
      return from;
    };
  },
});

function phasesOf(
  { max_lr, total_steps, pct_start, three_phase, final_div_factor }: Values,
  first: number,
): Phase[] {
  const up = { end: pct_start * total_steps - 1, to: max_lr };
  const back = { end: 2 * pct_start * total_steps - 2, to: first };
  const down = { end: total_steps - 1, to: first / final_div_factor };
  return three_phase ? [up, back, down] : [up, down];
}
