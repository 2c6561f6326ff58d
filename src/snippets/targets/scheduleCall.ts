import type { ResolvedRun, ResolvedSchedule } from '../../core/index';
import { numberLiteral } from '../numbers';
import type { ComposeOptions } from '../target';
import { separated, type Piece } from '../textWithStops';

/** An argument and its value; one at the library's default is left out of the shortest call. */
export type Argument = readonly [name: string, value: Piece | readonly Piece[], isDefault?: boolean];
/** A library's schedule, to be called. */
export type ScheduleCall = readonly [name: string, list: readonly Argument[]];

/** The call as code. */
export function written([name, list]: ScheduleCall, { allArguments }: ComposeOptions): Piece[] {
  const shown = list.filter(([, , isDefault]) => allArguments || isDefault !== true);
  const pieces = shown.map(([argument, value]) => [
    `${argument}=`,
    ...(Array.isArray(value) ? (value as readonly Piece[]) : [value as Piece]),
  ]);
  return [`${name}(`, ...separated(pieces, ', '), ')'];
}

/** A schedule's numbers, and how those are written that a call has as they are. */
export class Scheduled {
  readonly lr: number;
  readonly n: Readonly<Record<string, number>>;
  readonly milestones: readonly number[];

  /** @param literal a number as the language has it */
  constructor(
    { values }: ResolvedRun,
    schedule: ResolvedSchedule,
    private readonly literal: (value: number) => string,
  ) {
    this.lr = Number(values.lr);
    this.n = schedule.values as Readonly<Record<string, number>>;
    this.milestones = (schedule.values.milestones ?? []) as readonly number[];
  }

  /** The run's own rate. */
  get initial(): Piece {
    return { stop: 'lr', text: this.literal(this.lr) };
  }

  count(name: string): Piece {
    return { stop: `schedule.${name}`, text: numberLiteral(this.n[name]) };
  }

  number(name: string): Piece {
    return { stop: `schedule.${name}`, text: this.literal(this.n[name]) };
  }
}

/** A product or quotient of a run's numbers, without the last digit, where its rounding shows: 0.1 · 0.1 is 0.01. */
export const rounded = (value: number) => Number(value.toPrecision(15));
