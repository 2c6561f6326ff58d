import { quartilesOf, type Experiment, type RunResult, type Sampling } from '../../core/index';
import type { Bands, TrainingPicture } from '../../protocol/data';

/**
 * How a run takes its rows, and what it recorded besides the loss on all of them.
 * @param repetitions of the run, one for each seed, of which the first is drawn
 * @param rows that are trained on
 */
export function trainingPicture(
  experiment: Experiment,
  repetitions: readonly RunResult[],
  rows: number,
): TrainingPicture {
  const [first] = repetitions;
  const sampling = samplingOf(experiment, first.run);
  const { batch, updatesPerEpoch, seenBefore } = batchesOf(sampling, rows);
  return {
    batch,
    isFull: batch >= rows,
    order: sampling.batches ? 'listed' : (sampling.order ?? 'shuffled'),
    ...(sampling.epochs !== undefined && { epochs: sampling.epochs }),
    updatesPerEpoch,
    rowsSeen: Float64Array.from(first.steps, seenBefore),
    rowsInMemory: batch,
    independentRows: batch,
    batchLoss: batchLossOf(first),
    ...(first.heldOutLoss && { heldOutLoss: first.heldOutLoss }),
    ...(repetitions.length > 1 && { bands: bandsOf(repetitions) }),
  };
}

/** A run's own sampling before that of all runs. */
function samplingOf({ objective, runs }: Experiment, run: number): Sampling {
  return { ...(objective.kind === 'data' && objective), ...runs[run].sampling };
}

function batchesOf(
  { batch = 'full', batches }: Sampling,
  rows: number,
): {
  readonly batch: number;
  readonly updatesPerEpoch: number;
  /** How many rows were seen before the update that leaves a step. */
  readonly seenBefore: (step: number) => number;
} {
  if (batches !== undefined && batches.length > 0) {
    const sums = [0];
    for (const { length } of batches) sums.push(sums[sums.length - 1] + length);
    const round = sums[batches.length];
    return {
      batch: Math.max(...batches.map(({ length }) => length)),
      updatesPerEpoch: (rows * batches.length) / round,
      seenBefore: (step) => Math.floor(step / batches.length) * round + sums[step % batches.length],
    };
  }
  const size = batch === 'full' ? rows : Math.min(batch, rows);
  const updates = Math.ceil(rows / size);
  return {
    batch: size,
    updatesPerEpoch: updates,
    seenBefore: (step) => Math.floor(step / updates) * rows + (step % updates) * size,
  };
}

function batchLossOf({ batchLoss, steps }: RunResult): Float64Array {
  return batchLoss ?? new Float64Array(steps.length).fill(NaN);
}

function bandsOf(repetitions: readonly RunResult[]): Bands {
  const missing = new Float64Array(Math.max(...repetitions.map(({ steps }) => steps.length))).fill(NaN);
  return {
    seeds: repetitions.length,
    training: quartilesOf(repetitions, ({ loss }) => loss),
    batch: quartilesOf(repetitions, batchLossOf),
    ...(repetitions.every(({ heldOutLoss }) => heldOutLoss) && {
      heldOut: quartilesOf(repetitions, ({ heldOutLoss = missing }) => heldOutLoss),
    }),
  };
}
