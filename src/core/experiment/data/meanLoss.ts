import type { CompiledModel } from '../../models/definition';
import type { Dataset } from '../types';

/** Work between two yields, in rows × parameters: a few milliseconds. */
export const sliceWork = 1_000_000;

/** What a row costs besides its parameters. */
const rowCost = 16;

/** What it costs to look at so many rows. */
export function lossWork({ dimension }: CompiledModel, rows: number): number {
  return rows * (dimension + rowCost);
}

/**
 * The mean loss of the rows `indices[from … from + count)`, with the penalty on the weights, in pieces.
 * @param gradient gets the gradient of it
 * @yields after each piece
 */
export function* meanLossInSlices(
  model: CompiledModel,
  theta: Float64Array,
  data: Dataset,
  indices: Int32Array,
  from: number,
  count: number,
  gradient?: Float64Array,
): Generator<void, number, void> {
  const piece = Math.max(1, Math.floor(sliceWork / lossWork(model, 1)));
  gradient?.fill(0);
  let sum = 0;
  for (let done = 0; done < count; done += piece) {
    sum += model.add(theta, data, indices, from + done, Math.min(piece, count - done), gradient);
    yield;
  }
  return model.finish(theta, sum, count, gradient);
}
