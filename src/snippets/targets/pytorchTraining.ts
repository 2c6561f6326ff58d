import {
  ProblemError,
  type ResolvedRun,
  type ResolvedSchedule,
  type ScheduleParameter,
} from '../../core/index';
import { annealingSteps } from '../../core/schedules/cosineWithWarmup';
import { numberLiteral } from '../numbers';
import type { ComposeOptions } from '../target';
import { separated, type Piece } from '../textWithStops';

const schedulers = 'torch.optim.lr_scheduler';

/** The scheduler as a statement, and what belongs into the training loop as comments. */
export function training({ schedule, clip }: ResolvedRun, options: ComposeOptions): Piece[] {
  const loop: Piece[] = [];
  if (clip) {
    const call =
      'value' in clip
        ? `clip_grad_value_(model.parameters(), clip_value=${numberLiteral(clip.value)})`
        : `clip_grad_norm_(model.parameters(), max_norm=${numberLiteral(clip.norm)})`;
    loop.push(`\n# Between loss.backward() and optimizer.step():\n#     torch.nn.utils.${call}`);
  }
  if (!schedule) return loop;
  const metric = schedule.definition.readsLoss ? 'loss.item()' : '';
  loop.push(`\n# After each optimizer.step():\n#     scheduler.step(${metric})`);
  return ['\nscheduler = ', ...scheduler(schedule, options), ...loop];
}

/** @throws ProblemError where PyTorch has no such scheduler */
function scheduler(schedule: ResolvedSchedule, options: ComposeOptions): Piece[] {
  const { definition, values, warmup } = schedule;
  const own = schedulerCall(schedule, options);
  if (definition.id === 'CosineWithWarmup') {
    const { warmup_iters, total_iters, eta_min } = values as Record<string, number>;
    const lowest = eta_min === 0 && !options.allArguments ? [] : [argument('eta_min', eta_min)];
    const length = argument('T_max', annealingSteps({ warmup_iters, total_iters }));
    return behindWarmup(warmup_iters, call('CosineAnnealingLR', [length, ...lowest]));
  }
  if (warmup === 0) return own;
  if (!definition.beginsAtLr || definition.readsLoss) {
    const message = `PyTorch has no ${definition.id} behind a warm-up: leave the warm-up out.`;
    throw new ProblemError([{ path: 'schedule.warmup', message }]);
  }
  return behindWarmup(warmup, own);
}

function schedulerCall({ definition, values }: ResolvedSchedule, { allArguments }: ComposeOptions): Piece[] {
  if (definition.id === 'LinearWarmup') return warmupCall(Number(values.warmup_iters));
  const isWritten = (parameter: ScheduleParameter) =>
    allArguments || parameter.demanded === true || values[parameter.name] !== defaultOf(parameter);
  const defaultOf = ({ default: own }: ScheduleParameter) =>
    typeof own === 'object' ? values[own.from] : own;
  return call(
    definition.id,
    definition.parameters.filter(isWritten).map(({ name }) => argument(name, values[name])),
  );
}

function behindWarmup(steps: number, then: readonly Piece[]): Piece[] {
  return [
    `${schedulers}.SequentialLR(\n    optimizer,\n    [\n        `,
    ...warmupCall(steps),
    ',\n        ',
    ...then,
    `,\n    ],\n    milestones=[${steps}],\n)`,
  ];
}

/** The first of n steps takes 1/n of the rate, the last all of it. */
function warmupCall(steps: number): Piece[] {
  return call('LinearLR', [argument('start_factor', 1 / steps), argument('total_iters', steps - 1)]);
}

function call(name: string, list: readonly (readonly Piece[])[]): Piece[] {
  return [`${schedulers}.${name}(`, ...separated([['optimizer'], ...list], ', '), ')'];
}

function argument(name: string, value: ResolvedSchedule['values'][string]): Piece[] {
  return [`${name}=`, { stop: `schedule.${name}`, text: literal(value) }];
}

function literal(value: ResolvedSchedule['values'][string]): string {
  switch (typeof value) {
    case 'number':
      return numberLiteral(value);
    case 'boolean':
      return value ? 'True' : 'False';
    case 'string':
      // One of the catalogue's words.
      return `"${value}"`;
    default:
      return `[${value.map(numberLiteral).join(', ')}]`;
  }
}
