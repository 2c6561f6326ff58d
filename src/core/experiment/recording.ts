import { dataRowNumbers, type DataColumns } from './dataRecord';
import type { RunOptions } from './types';

type RecordOptions = NonNullable<RunOptions['record']>;

/** How often the loss of all rows is looked at, at least, where a run has as many recorded rows. */
const leastLosses = 200;

/** Looking at this many rows × parameters takes little time, whatever the training takes. */
const littleWork = 2e8;

/** Going forward and back takes about three times as long as going forward. */
const gradientCost = 3;

/** What a run does. */
export interface RecordedTraining {
  readonly updates: number;
  /** Rows of a batch, and those of which the loss is evaluated besides. */
  readonly batch: number;
  readonly lossRows: number;
  readonly columns: DataColumns;
}

/**
 * Which rows of a run are kept, and how often the loss on all rows is evaluated, where the options leave that open:
 * such that the result is not too large, and the losses take no longer than the training, unless they take little time.
 * Every n-th step is an odd one: an even one would always meet the same side of a zigzag.
 */
export function resolveRecord(
  { atMost, ...record }: RecordOptions,
  { updates, batch, lossRows, columns }: RecordedTraining,
): RecordOptions {
  if (atMost === undefined) return record;
  // The first row and the last are there besides.
  const rows = Math.min(atMost.rows, Math.floor(atMost.numbers / dataRowNumbers(columns, record))) - 2;
  const least = Math.max(1, Math.ceil(updates / Math.max(1, rows)));
  const every = record.every ?? (least % 2 === 0 ? least + 1 : least);
  // Both are infinite where the loss of the batch is that of all rows.
  const training = (gradientCost * updates * batch) / lossRows;
  const little = littleWork / (lossRows * columns.parameters);
  const losses = Math.max(leastLosses, training, little);
  const lossEvery = record.lossEvery ?? every * Math.max(1, Math.ceil(updates / every / losses));
  return { ...record, every, lossEvery };
}
