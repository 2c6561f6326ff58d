// What the player and the curves count. On a landscape that is steps; on data also epochs, or rows: three descents at
// equal epochs take very different numbers of updates. A clock counts in ticks, which are whole numbers. Pure.
import { formatExact } from '../../core/format';
import type { RunStatus } from '../../core/index';
import type { Picture, RunPicture } from '../../protocol/messages';
import type { ViewState } from '../view';
import { lastStep, momentOf, rowAtStep, strideOf, type Counted, type Moment } from './steps';

export const clocks = ['update', 'epoch', 'row'] as const;

export type Clock = (typeof clocks)[number];

/** The ticks that a player goes through, and how they are written. */
export interface PlayerTime {
  readonly last: number;
  /** The ticks by which the player steps. */
  readonly stride: number;
  /** What is counted, as the player's field is called. */
  readonly name: string;
  /** How many ticks one of it has. */
  readonly per: number;
}

/** A run whose steps are ticks, those of its status too. */
export interface CountedRun extends RunPicture {
  /** Where its ticks are no updates. */
  readonly counted?: Counted;
}

/** A picture whose rows stand at the ticks of a clock. */
export interface Timed extends PlayerTime {
  readonly picture: Picture & { readonly runs: readonly CountedRun[] };
  readonly clock: Clock;
}

/**
 * A picture by a clock, or by the one that suits its runs. Where a run has no rows of data to count, that is by steps.
 * @param rows how many rows of data are trained on; none on a landscape
 */
export function timed(picture: Picture, chosen: Clock | undefined, rows: number | undefined): Timed {
  if (rows === undefined) return bySteps(picture, 'Step', lastStep(picture));
  const { runs } = picture;
  const haveEpochs = runs.length > 0 && runs.every(({ training }) => training?.epochs !== undefined);
  const clock = chosen ?? (haveEpochs ? 'epoch' : 'update');
  if (clock === 'update' || !runs.every(({ training }) => training)) {
    const planned = runs.map((run) => plannedUpdates(run, picture.experiment.steps));
    return bySteps(picture, 'Update', Math.max(1, ...planned));
  }
  const counted = countingRows(picture, clock, rows);
  const steps = counted.runs.map((run) => run.steps);
  const last = Math.max(1, ...runs.map(({ training }) => training!.plannedRows));
  const strides = steps.map((column) => column[1] ?? 0).filter((stride) => stride > 0);
  const shared = { picture: counted, clock, last };
  return clock === 'epoch'
    ? { ...shared, name: 'Epoch', per: rows, stride: Math.max(1, Math.min(rows, Math.max(...strides, 1))) }
    : { ...shared, name: 'Rows', per: 1, stride: Math.max(1, Math.min(...strides)) };
}

function bySteps(picture: Picture, name: string, last: number): Timed {
  return { picture, clock: 'update', last, stride: strideOf(picture), name, per: 1 };
}

function plannedUpdates({ training, steps }: RunPicture, updates: number): number {
  const { epochs, updatesPerEpoch = 0 } = training ?? {};
  const planned = epochs === undefined ? updates : Math.ceil(epochs * updatesPerEpoch - 1e-9);
  return Math.max(planned, steps[steps.length - 1] ?? 0);
}

/** Pictures are timed in every frame of the player: what was made of one is kept for as long as it is. */
const made = {
  epoch: new WeakMap<Picture, Timed['picture']>(),
  row: new WeakMap<Picture, Timed['picture']>(),
};

function countingRows(picture: Picture, clock: 'epoch' | 'row', rows: number): Timed['picture'] {
  const known = made[clock].get(picture);
  if (known) return known;
  const counted = { name: clock, per: clock === 'epoch' ? rows : 1 };
  const timed = { ...picture, runs: picture.runs.map((run) => countingRowsOf(run, counted)) };
  made[clock].set(picture, timed);
  return timed;
}

function countingRowsOf(run: RunPicture, counted: Counted): CountedRun {
  const steps = Int32Array.from(run.training!.rowsSeen);
  const row = rowAtStep(run.steps, run.lastFiniteStep);
  const { metrics } = run;
  return {
    ...run,
    steps,
    lastFiniteStep: row < 0 ? -1 : steps[row],
    metrics: { ...metrics, status: countingRowsIn(metrics.status, run, steps) },
    counted,
  };
}

/** A status whose step is the rows seen by then; between two recorded updates as if their batches were equal. */
function countingRowsIn(status: RunStatus, { steps }: RunPicture, seen: Int32Array): RunStatus {
  if (!('step' in status)) return status;
  const row = rowAtStep(steps, status.step);
  const [before, after] = [row, row + 1].map((each) => Math.max(0, Math.min(steps.length - 1, each)));
  const share = after === before ? 0 : (status.step - steps[before]) / (steps[after] - steps[before]);
  const step = Math.round(seen[before] + share * (seen[after] - seen[before]));
  return { ...status, step: Number.isFinite(step) ? step : 0 };
}

/** Where the player stands by a clock. */
export function momentBy(view: ViewState, { last }: Timed): Moment {
  return momentOf(view, last);
}

/** The update at which a run is at a tick; −1 before its first row. */
export function updateAt(run: RunPicture, { picture }: Timed, tick: number): number {
  const there = picture.runs.find(({ slot }) => slot === run.slot);
  const row = there === undefined ? -1 : rowAtStep(there.steps, tick);
  return row < 0 ? -1 : run.steps[row];
}

/** The tick of another clock at the same share of the way; the end stays the end. */
export function tickOn(after: Timed, before: Timed, tick: number | undefined): number | undefined {
  return tick === undefined || tick >= before.last
    ? undefined
    : Math.round((tick / before.last) * after.last);
}

/** Where in time a tick is, in the words of what is counted; updates and steps go without. */
export function placeText(tick: number, counted: Counted | undefined): string {
  return counted === undefined ? String(tick) : `${counted.name} ${tickText(tick, counted.per)}`;
}

/** A tick as it is written: epochs in hundredths. */
export function tickText(tick: number, per: number): string {
  return formatExact(per === 1 ? tick : Math.round((100 * tick) / per) / 100);
}

/** Round numbers of what is counted from 0 to `last` ticks, as ticks. */
export function ticksUpTo(last: number, per: number, most: number): readonly number[] {
  const whole = last / per;
  const rough = whole / Math.max(1, most - 1);
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = [1, 2, 5, 10].map((factor) => factor * power).find((each) => each >= rough * (1 - 1e-9))!;
  const ticks: number[] = [];
  for (let k = 0; k * step <= whole * (1 + 1e-9); k++) ticks.push(k * step * per);
  return ticks;
}
