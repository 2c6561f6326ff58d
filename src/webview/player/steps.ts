import type { Picture } from '../../protocol/messages';
import { thetaInRow } from '../../protocol/thinnedRows';
import type { StreamedRun } from '../streaming';
import type { ViewState } from '../view';

/** What a run's steps are where they are not its updates, and how many there are to one of it. */
export interface Counted {
  readonly name: string;
  readonly per: number;
}

/** What drawing a trajectory takes of a run: its rows in two columns, and how it ended. */
export interface Way extends Pick<
  StreamedRun,
  'slot' | 'label' | 'steps' | 'theta' | 'thinned' | 'extra' | 'stop' | 'lastFiniteStep' | 'stage'
> {
  readonly counted?: Counted;
}

/** A place in time: a whole step, and how much of the way to the next has passed, from 0 to 1. */
export interface Moment {
  readonly step: number;
  readonly between: number;
}

/** The last step of the experiment, at least 1: a run that diverged or was cancelled ends earlier. */
export function lastStep({ experiment, runs }: Picture): number {
  return Math.max(1, experiment.steps, ...runs.map(({ steps }) => steps[steps.length - 1] ?? 0));
}

/**
 * The distance of the recorded steps: 1, but for long runs, of which every n-th step is kept. The player steps by it,
 * because between two rows nothing would move.
 */
export function strideOf({ runs }: Picture): number {
  // A run that diverged within the first stride has its last step there.
  return Math.max(1, ...runs.map(({ steps }) => steps[1] ?? 0));
}

/** The recorded step that is `rows` rows further, or back where that is negative; between the first and the last. */
export function stepBy(step: number, rows: number, stride: number, last: number): number {
  const row = rows < 0 ? Math.ceil(step / stride) : Math.floor(step / stride);
  return Math.max(0, Math.min(last, (row + rows) * stride));
}

/** Where the player stands: at the end, unless it was put elsewhere. */
export function momentOf({ step, between }: ViewState, last: number): Moment {
  return step === undefined || step >= last ? { step: last, between: 0 } : { step, between };
}

/** The last row whose step is not after `step`; −1 for none. `steps` ascend, and need not be every step. */
export function rowAtStep(steps: ArrayLike<number>, step: number): number {
  let [low, high] = [0, steps.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (steps[middle] <= step) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

/** Where a run is: its row, and the share of the way to the row after it. */
export interface RunPlace {
  readonly row: number;
  readonly share: number;
}

/**
 * Where a run is at a moment: at a row that was recorded while the player stands, between two while it moves.
 * Undefined where the run is nowhere any more, because its numbers are no longer finite.
 */
export function placeAt(run: Way, { step, between }: Moment): RunPlace | undefined {
  const row = rowAtStep(run.steps, step);
  if (row < 0 || !isFiniteRow(run, row)) return undefined;
  if (run.stop === 'diverged' && step > run.lastFiniteStep) return undefined;
  if (between === 0 || row + 1 >= run.steps.length || !isFiniteRow(run, row + 1)) return { row, share: 0 };
  return { row, share: (step + between - run.steps[row]) / (run.steps[row + 1] - run.steps[row]) };
}

/** The parameters at a place. */
export function thetaAt(run: Pick<Way, 'theta' | 'thinned'>, { row, share }: RunPlace): [number, number] {
  const [x, y] = thetaInRow(run, row);
  if (share === 0) return [x, y];
  const [nextX, nextY] = thetaInRow(run, row + 1);
  return [x + (nextX - x) * share, y + (nextY - y) * share];
}

function isFiniteRow(run: Pick<Way, 'theta' | 'thinned'>, row: number): boolean {
  return thetaInRow(run, row).every(Number.isFinite);
}
