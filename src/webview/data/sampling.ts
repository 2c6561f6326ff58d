// Batches in words, and those that are offered. Pure.
import type { Experiment, Sampling } from '../../core/index';
import type { TrainingPicture } from '../../protocol/data';

const largestOffered = 4096;

/** 1 and the powers of two below the number of rows, which is offered as all rows. */
export function offeredBatches(rows: number): readonly number[] {
  const sizes = [];
  for (let size = 1; size < rows && size <= largestOffered; size *= 2) sizes.push(size);
  return sizes;
}

/** A batch in a few words: those of the literature for its two extremes. */
export function batchText(batch: NonNullable<Sampling['batch']>): string {
  return batch === 'full' ? 'all rows' : batch === 1 ? '1 row' : `${batch.toLocaleString('en')} rows`;
}

/** What is done with such batches. */
export function descentName({ batch, isFull }: Pick<TrainingPicture, 'batch' | 'isFull'>): string {
  return isFull ? 'batch' : batch === 1 ? 'stochastic' : 'mini-batch';
}

/** What all runs do that do not say otherwise. */
export function commonSampling({ batch, order, batches, epochs }: Sampling): Sampling {
  return {
    ...(batch !== undefined && { batch }),
    ...(order !== undefined && { order }),
    ...(batches !== undefined && { batches }),
    ...(epochs !== undefined && { epochs }),
  };
}

/**
 * How long the runs train: over the updates or epochs of all, where one of them has no epochs of its own or all have the
 * same; else each over its own.
 */
export function commonLength(
  { runs }: Pick<Experiment, 'runs'>,
  { epochs }: Sampling,
): { readonly unit: 'updates' | 'epochs' | 'own'; readonly epochs?: number } {
  const own = runs.map(({ sampling }) => sampling?.epochs);
  if (own.length > 0 && !own.includes(undefined))
    return own.every((each) => each === own[0]) ? { unit: 'epochs', epochs: own[0]! } : { unit: 'own' };
  return epochs === undefined ? { unit: 'updates' } : { unit: 'epochs', epochs };
}

/** How a run takes its rows where it does not do so as all, a word each. */
export function samplingWords({ batch, order, batches, epochs }: Sampling = {}): readonly string[] {
  return [
    ...(batches === undefined ? [] : ['listed batches']),
    ...(batch === undefined ? [] : [batch === 'full' ? 'full batch' : `batch ${batch}`]),
    ...(order === undefined ? [] : [order === 'sequential' ? 'in order' : order]),
    ...(epochs === undefined ? [] : [`${epochs} ${epochs === 1 ? 'epoch' : 'epochs'}`]),
  ];
}
