import {
  descentNumbers,
  quartilesInSlices,
  samplingOf,
  updatesOf,
  type Experiment,
  type RunResult,
  type Sampling,
} from '../../core/index';
import type { Bands, TrainingPicture } from '../../protocol/data';

/**
 * How a run takes its rows, and what it recorded besides the loss on all of them.
 * @param repetitions of the run, one for each seed, of which the first is drawn
 * @param rows that are trained on
 * @yields now and then
 */
export function* trainingPicture(
  experiment: Experiment,
  repetitions: readonly RunResult[],
  rows: number,
): Generator<void, TrainingPicture, void> {
  return {
    ...trainingOfOne(experiment, repetitions[0], rows),
    ...(repetitions.length > 1 && { bands: yield* bandsOf(repetitions) }),
  };
}

/** The same of one trajectory. */
export function trainingOfOne(
  experiment: Experiment,
  trajectory: Pick<RunResult, 'run' | 'steps' | 'batchLoss' | 'heldOutLoss'>,
  rows: number,
): TrainingPicture {
  const { run, steps, heldOutLoss } = trajectory;
  const { objective, runs } = experiment;
  const sampling = objective.kind === 'data' ? samplingOf(objective, runs[run]) : {};
  const { batch, rowsInMemory, independentRows } = descentNumbers(sampling, rows);
  const { updatesPerEpoch, seenBefore } = epochsOf(sampling, batch, rows);
  return {
    batch,
    isFull: batch >= rows,
    order: sampling.batches ? 'listed' : (sampling.order ?? 'shuffled'),
    ...(sampling.epochs !== undefined && { epochs: sampling.epochs }),
    updatesPerEpoch,
    rowsSeen: Float64Array.from(steps, seenBefore),
    plannedRows: seenBefore(updatesOf(experiment, sampling, rows)),
    rowsInMemory,
    independentRows,
    batchLoss: batchLossOf(trajectory),
    ...(heldOutLoss && { heldOutLoss }),
  };
}

/** @returns also how many rows were seen before the update that leaves a step */
function epochsOf(
  { batches }: Sampling,
  batch: number,
  rows: number,
): { readonly updatesPerEpoch: number; readonly seenBefore: (step: number) => number } {
  if (batches !== undefined && batches.length > 0) {
    const sums = [0];
    for (const { length } of batches) sums.push(sums[sums.length - 1] + length);
    const round = sums[batches.length];
    return {
      updatesPerEpoch: (rows * batches.length) / round,
      seenBefore: (step) => Math.floor(step / batches.length) * round + sums[step % batches.length],
    };
  }
  const updatesPerEpoch = Math.ceil(rows / batch);
  return {
    updatesPerEpoch,
    seenBefore: (step) => Math.floor(step / updatesPerEpoch) * rows + (step % updatesPerEpoch) * batch,
  };
}

function batchLossOf({ batchLoss, steps }: Pick<RunResult, 'batchLoss' | 'steps'>): Float64Array {
  return batchLoss ?? new Float64Array(steps.length).fill(NaN);
}

function* bandsOf(repetitions: readonly RunResult[]): Generator<void, Bands, void> {
  const hasHeldOut = repetitions.every(({ heldOutLoss }) => heldOutLoss);
  return {
    seeds: repetitions.length,
    training: yield* quartilesInSlices(repetitions, ({ loss }) => loss),
    batch: yield* quartilesInSlices(repetitions, batchLossOf),
    ...(hasHeldOut && {
      heldOut: yield* quartilesInSlices(repetitions, ({ heldOutLoss }) => heldOutLoss!),
    }),
  };
}
