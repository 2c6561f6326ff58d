import { ProblemError, type ResolvedRun, type ResolvedSchedule } from '../../core/index';
import { annealingSteps } from '../../core/schedules/cosineWithWarmup';
import type { Training } from '../libraryCall';
import { numberLiteral } from '../numbers';
import type { ComposeOptions } from '../target';
import { separated, type Piece } from '../textWithStops';
import { rounded, Scheduled, written, type Argument, type ScheduleCall } from './scheduleCall';

/** Optax has the schedule in place of the learning rate, and clips in front of the optimizer in a chain. */
export function training(run: ResolvedRun, options: ComposeOptions): Training {
  const { schedule, clip } = run;
  return {
    ...(schedule && { arguments: { learning_rate: scheduleCall(run, schedule, options) } }),
    ...(clip && { around: [`optax.chain(${clipping(clip)}, `, ')'] }),
  };
}

function clipping(clip: NonNullable<ResolvedRun['clip']>): string {
  return 'value' in clip
    ? `optax.clip(max_delta=${numberLiteral(clip.value)})`
    : `optax.clip_by_global_norm(max_norm=${numberLiteral(clip.norm)})`;
}

/** @throws ProblemError where Optax has no such schedule */
function scheduleCall(run: ResolvedRun, schedule: ResolvedSchedule, options: ComposeOptions): Piece[] {
  const { definition, warmup } = schedule;
  const refuse = (path: string, message: string) => new ProblemError([{ path, message }]);
  const known = Object.hasOwn(calls, definition.id) ? calls[definition.id] : undefined;
  const after = options.steps === undefined ? {} : { steps: options.steps - warmup };
  const own = new Scheduled(run, schedule, numberLiteral);
  const call = known?.(own, { ...options, ...after });
  if (!call) {
    throw refuse(
      'schedule',
      `Optax has no schedule that goes as ${definition.id} does here: insert a run without.`,
    );
  }
  if (warmup === 0) return written(call, options);
  if (!definition.beginsAtLr) {
    throw refuse(
      'schedule.warmup',
      `There is no code for ${definition.id} behind a warm-up: leave the warm-up out.`,
    );
  }
  return written(joined([warmupOf(own.lr, warmup), call], [numberLiteral(warmup)], options), options);
}

/** The rounds of warm restarts are written one by one: more of them than this nobody reads. */
const mostRounds = 8;

type Known = (own: Scheduled, options: ComposeOptions) => ScheduleCall | undefined;

/** Optax's schedules by our names of them; undefined where none goes as ours in a run of so many steps. */
const calls: Readonly<Record<string, Known>> = {
  ExponentialLR: (own) => exponential(own, '1', ['staircase', 'False', true]),
  StepLR: (own) => exponential(own, own.count('step_size'), ['staircase', 'True']),
  MultiStepLR(own) {
    const times = new Map<number, number>();
    for (const milestone of [...own.milestones].sort((a, b) => a - b))
      times.set(milestone, (times.get(milestone) ?? 0) + 1);
    const scales = [...times].map(([step, power]) => `${step}: ${computed(own.n.gamma ** power)}`).join(', ');
    return [
      'optax.piecewise_constant_schedule',
      [
        ['init_value', own.initial],
        ['boundaries_and_scales', `{${scales}}`],
      ],
    ];
  },
  ConstantLR: (own, options) =>
    joined(
      [constant(computed(own.lr * own.n.factor)), constant(own.initial)],
      [own.count('total_iters')],
      options,
    ),
  LinearLR: (own) => linear(own.lr * own.n.start_factor, own.lr * own.n.end_factor, own.count('total_iters')),
  LinearWarmup: ({ lr, n }) => warmupOf(lr, n.warmup_iters),
  PolynomialLR: (own) => [
    'optax.polynomial_schedule',
    [
      ['init_value', own.initial],
      ['end_value', '0'],
      ['power', own.number('power')],
      ['transition_steps', own.count('total_iters')],
    ],
  ],
  // Past T_max ours rises again, and Optax's stays.
  CosineAnnealingLR: (own, { steps }) =>
    steps !== undefined && steps - 1 > own.n.T_max ? undefined : cosine(own, own.count('T_max')),
  CosineAnnealingWarmRestarts(own, options) {
    const { T_0, T_mult } = own.n;
    const lengths = [T_0];
    const restarts: number[] = [];
    for (let end = T_0; end < (options.steps ?? Infinity); end += lengths.at(-1)!) {
      if (lengths.length === mostRounds) return undefined;
      restarts.push(end);
      lengths.push(lengths.at(-1)! * T_mult);
    }
    const rounds = lengths.map((length) => cosine(own, numberLiteral(length)));
    return rounds.length === 1 ? rounds[0] : joined(rounds, restarts.map(numberLiteral), options);
  },
  CosineWithWarmup(own, options) {
    const { warmup_iters } = own.n;
    const length = annealingSteps({ warmup_iters, total_iters: own.n.total_iters });
    if (options.steps !== undefined && options.steps - 1 - warmup_iters > length) return undefined;
    const annealing = cosine(own, numberLiteral(length));
    return joined([warmupOf(own.lr, warmup_iters), annealing], [own.count('warmup_iters')], options);
  },
};

const computed = (value: number) => numberLiteral(rounded(value));

function exponential(own: Scheduled, steps: Piece, staircase: Argument): ScheduleCall | undefined {
  // Optax takes a rate of 0 for none.
  if (own.n.gamma === 0) return undefined;
  return [
    'optax.exponential_decay',
    [
      ['init_value', own.initial],
      ['transition_steps', steps],
      ['decay_rate', own.number('gamma')],
      staircase,
    ],
  ];
}

function cosine(own: Scheduled, steps: Piece): ScheduleCall {
  const { lr, n } = own;
  return [
    'optax.cosine_decay_schedule',
    [
      ['init_value', own.initial],
      ['decay_steps', steps],
      // The lowest rate as a part of the first.
      ['alpha', computed(n.eta_min / lr), n.eta_min === 0],
    ],
  ];
}

const constant = (value: Piece): ScheduleCall => ['optax.constant_schedule', [['value', value]]];

function linear(from: number, to: number, steps: Piece): ScheduleCall {
  return [
    'optax.linear_schedule',
    [
      ['init_value', computed(from)],
      ['end_value', computed(to)],
      ['transition_steps', steps],
    ],
  ];
}

/** The first of n steps takes 1/n of the rate, the last all of it. */
const warmupOf = (lr: number, steps: number) => linear(lr / steps, lr, numberLiteral(Math.max(1, steps - 1)));

/** A schedule after the other, each from a step on at which it counts from 0 again. */
function joined(
  schedules: readonly ScheduleCall[],
  boundaries: readonly Piece[],
  options: ComposeOptions,
): ScheduleCall {
  const list = (items: readonly (readonly Piece[])[]) => ['[', ...separated(items, ', '), ']'];
  return [
    'optax.join_schedules',
    [
      ['schedules', list(schedules.map((each) => written(each, options)))],
      ['boundaries', list(boundaries.map((each) => [each]))],
    ],
  ];
}
