import { dataStream } from '../../random/streams';
import { shuffle } from '../../random/uniform';
import type { Xoshiro128 } from '../../random/xoshiro128';
import type { Sampling } from '../types';

/** The batches of a run, one after another. */
export interface Batches {
  /** Rows by their numbers; the batch is `count` of them, from `from` on. */
  readonly indices: Int32Array;
  readonly from: number;
  readonly count: number;
  /** Whether each batch is all rows, in order. */
  readonly isFull: boolean;
  /** Goes on to the next batch, which before the first call is the first one. */
  next(): void;
}

/**
 * How a run takes its rows. The order depends on the seeds alone: every run meets the same rows in it, in batches of
 * its own size. The last batch of an epoch may be short.
 * @param rows at least 1
 * @param seed the objective’s, and `repetition` one of the experiment’s seeds
 */
export function batchesOf(sampling: Sampling, rows: number, seed: number, repetition: number): Batches {
  const { batch = 'full', order = 'shuffled', batches } = sampling;
  if (batches !== undefined) return new ListedBatches(batches);
  const isFull = batch === 'full' || batch >= rows;
  const source = isFull || order === 'sequential' ? undefined : dataStream('batches', seed, repetition);
  return new EpochBatches(rows, isFull ? rows : batch, source);
}

class EpochBatches implements Batches {
  readonly indices: Int32Array;
  readonly isFull: boolean;
  from = 0;
  count = 0;

  /** @param source of a new order in every epoch; absent: the rows stay in order */
  constructor(
    rows: number,
    private readonly batch: number,
    private readonly source: Xoshiro128 | undefined,
  ) {
    this.indices = Int32Array.from({ length: rows }, (_, row) => row);
    this.isFull = batch === rows;
  }

  next(): void {
    const { indices } = this;
    const end = this.from + this.count;
    this.from = end === indices.length ? 0 : end;
    if (this.from === 0 && this.source) shuffle(indices, this.source);
    this.count = Math.min(this.batch, indices.length - this.from);
  }
}

/** Batches that are listed, repeated from the front when a run is longer. */
class ListedBatches implements Batches {
  readonly indices: Int32Array;
  readonly isFull = false;
  from = 0;
  count = 0;
  private following = 0;

  constructor(private readonly batches: readonly (readonly number[])[]) {
    this.indices = Int32Array.from(batches.flat());
  }

  next(): void {
    const { following, batches } = this;
    this.from = following === 0 ? 0 : this.from + this.count;
    this.count = batches[following].length;
    this.following = (following + 1) % batches.length;
  }
}
