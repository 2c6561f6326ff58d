import { dataStream } from '../random/streams';
import { shuffle } from '../random/uniform';

/** Which rows are kept out of training: a fraction of them, drawn with a seed. */
export interface HeldOut {
  readonly heldOut?: number;
  readonly seed?: number;
}

/** The numbers of the rows that are trained on, and of those that are held out, each in order. */
export function splitRows(
  rows: number,
  { heldOut = 0, seed = 0 }: HeldOut,
): { readonly training: Int32Array; readonly heldOut: Int32Array } {
  const order = Int32Array.from({ length: rows }, (_, row) => row);
  const out = Math.round(rows * heldOut);
  if (out < 1 || out > rows - 1) return { training: order, heldOut: new Int32Array(0) };
  shuffle(order, dataStream('split', seed, 0));
  return { heldOut: order.slice(0, out).sort(), training: order.slice(out).sort() };
}
