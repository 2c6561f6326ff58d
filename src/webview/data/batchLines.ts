// The numbers of the table of batches. Pure.
import type { NoiseDetail } from '../../protocol/details';
import type { RunPicture } from '../../protocol/messages';
import { updateAt, type Timed } from '../player/clock';
import { rowAtStep } from '../player/steps';

/** One number of each run; undefined where there is none. */
export interface BatchLine {
  readonly name: string;
  readonly values: readonly (number | undefined)[];
}

/** What an update takes of each run, and how far it has come at a tick of the clock. */
export function batchLines(
  runs: readonly RunPicture[],
  time: Timed,
  tick: number,
  heldOut: boolean,
  noiseOf: (slot: number) => NoiseDetail | undefined,
): readonly BatchLine[] {
  const line = (name: string, value: (run: RunPicture) => number | undefined): BatchLine => ({
    name,
    values: runs.map(value),
  });
  const evaluated = (run: RunPicture, column: Float64Array | undefined): number | undefined => {
    if (column === undefined) return undefined;
    let row = rowAtStep(run.steps, updateAt(run, time, tick));
    // Where it was not evaluated, the last time that it was counts.
    while (row > 0 && Number.isNaN(column[row]) && run.stop !== 'diverged') row--;
    return row < 0 ? undefined : column[row];
  };
  return [
    line('rows of an update', ({ training }) => training?.batch),
    line('updates an epoch', ({ training }) => training?.updatesPerEpoch),
    line('rows in memory at once', ({ training }) => training?.rowsInMemory),
    line('independent rows of an update', ({ training }) => training?.independentRows),
    line('updates so far', (run) => Math.max(0, updateAt(run, time, tick))),
    line('rows seen so far', (run) => evaluated(run, run.training?.rowsSeen)),
    line('training loss', (run) => evaluated(run, run.loss)),
    ...(heldOut ? [line('held-out loss', (run) => evaluated(run, run.training?.heldOutLoss))] : []),
    line('gradient noise', ({ slot, training }) => (training?.isFull === true ? 0 : noiseOf(slot)?.variance)),
    line('noise over ‖∇L‖²', ({ slot, training }) => {
      if (training?.isFull === true) return 0;
      const noise = noiseOf(slot);
      return noise && noise.variance / noise.gradientNorm ** 2;
    }),
  ];
}
