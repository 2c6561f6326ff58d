import { ProblemError, type ResolvedRun, type ResolvedSchedule } from '../../core/index';
import type { Training } from '../libraryCall';
import { floatLiteral, numberLiteral } from '../numbers';
import type { ComposeOptions } from '../target';
import type { Piece } from '../textWithStops';
import { rounded, Scheduled, written, type Argument, type ScheduleCall } from './scheduleCall';

/** Keras has the schedule in place of the learning rate, and clips by an argument. */
export function training(run: ResolvedRun, options: ComposeOptions): Training {
  const { schedule, clip } = run;
  return {
    arguments: {
      ...(schedule && { learning_rate: scheduleCall(run, schedule, options) }),
      ...(clip &&
        ('value' in clip
          ? { clipvalue: [floatLiteral(clip.value)] }
          : // Over all parameters, as ours; Keras's clipnorm is of each weight by itself.
            { global_clipnorm: [floatLiteral(clip.norm)] })),
    },
  };
}

/** @throws ProblemError where Keras has no such schedule */
function scheduleCall(run: ResolvedRun, schedule: ResolvedSchedule, options: ComposeOptions): Piece[] {
  const { definition, warmup } = schedule;
  if (warmup > 0) {
    const message = `Keras has no ${definition.id} behind a warm-up: leave the warm-up out.`;
    throw new ProblemError([{ path: 'schedule.warmup', message }]);
  }
  const known = Object.hasOwn(calls, definition.id) ? calls[definition.id] : undefined;
  const call = known?.(new Scheduled(run, schedule, floatLiteral), options.steps);
  if (!call) {
    const message = `Keras has no schedule that goes as ${definition.id} does here: insert a run without.`;
    throw new ProblemError([{ path: 'schedule', message }]);
  }
  const [name, list] = call;
  return written([`keras.optimizers.schedules.${name}`, list], options);
}

/** Keras's schedules by our names of them; undefined where none goes as ours in a run of so many steps. */
const calls: Readonly<
  Record<string, (own: Scheduled, steps: number | undefined) => ScheduleCall | undefined>
> = {
  ExponentialLR: (own) => exponential(own, '1', ['staircase', 'False', true]),
  StepLR: (own) => exponential(own, own.count('step_size'), ['staircase', 'True']),
  MultiStepLR({ lr, n, milestones }) {
    if (milestones.length === 0) return undefined;
    const ascending = [...new Set(milestones)].sort((a, b) => a - b);
    const passed = (step: number) => milestones.filter((milestone) => milestone <= step).length;
    return piecewise(ascending, [lr, ...ascending.map((step) => lr * n.gamma ** passed(step))]);
  },
  ConstantLR: ({ lr, n }) => piecewise([n.total_iters], [lr * n.factor, lr]),
  LinearLR(own) {
    const { lr, n } = own;
    const initial: Argument = ['initial_learning_rate', computed(lr * n.start_factor)];
    return polynomial(initial, own.count('total_iters'), lr * n.end_factor);
  },
  LinearWarmup({ lr, n }) {
    const initial: Argument = ['initial_learning_rate', computed(lr / n.warmup_iters)];
    return polynomial(initial, numberLiteral(Math.max(1, n.warmup_iters - 1)), lr);
  },
  PolynomialLR: (own) =>
    polynomial(initial(own), own.count('total_iters'), 0, ['power', own.number('power'), own.n.power === 1]),
  CosineAnnealingLR(own, steps) {
    // Past T_max ours rises again, and Keras's stays.
    if (steps !== undefined && steps - 1 > own.n.T_max) return undefined;
    return ['CosineDecay', [initial(own), ['decay_steps', own.count('T_max')], alpha(own)]];
  },
  CosineAnnealingWarmRestarts: (own) => [
    'CosineDecayRestarts',
    [
      initial(own),
      ['first_decay_steps', own.count('T_0')],
      ['t_mul', own.number('T_mult'), own.n.T_mult === 2],
      ['m_mul', '1.0', true],
      alpha(own),
    ],
  ],
};

/** Keras has the lowest rate as a part of the first. */
const alpha = ({ lr, n }: Scheduled): Argument => ['alpha', computed(n.eta_min / lr), n.eta_min === 0];

const initial = (own: Scheduled): Argument => ['initial_learning_rate', own.initial];

const computed = (value: number) => floatLiteral(rounded(value));

function exponential(own: Scheduled, decaySteps: Piece, staircase: Argument): ScheduleCall {
  const rate: Argument = ['decay_rate', own.number('gamma')];
  return ['ExponentialDecay', [initial(own), ['decay_steps', decaySteps], rate, staircase]];
}

/** @param changes the steps, from 0, that are the first to take the next rate */
function piecewise(changes: readonly number[], rates: readonly number[]): ScheduleCall {
  // A boundary itself takes the rate before it.
  const boundaries = changes.map((step) => numberLiteral(step - 1)).join(', ');
  const values = rates.map(computed).join(', ');
  return [
    'PiecewiseConstantDecay',
    [
      ['boundaries', `[${boundaries}]`],
      ['values', `[${values}]`],
    ],
  ];
}

function polynomial(
  initial: Argument,
  decaySteps: Piece,
  end: number,
  power: Argument = ['power', '1.0', true],
): ScheduleCall {
  const last: Argument = ['end_learning_rate', computed(end)];
  return ['PolynomialDecay', [initial, ['decay_steps', decaySteps], last, power]];
}
