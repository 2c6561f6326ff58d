import type { CompiledModel } from '../models/definition';
import type { Dataset } from '../experiment/types';

/** Work between two yields, in multiplications: a few milliseconds. */
export const portion = 1_000_000;

/** A model's mean loss on some rows, as a function of its parameters that can be evaluated piece by piece. */
export class RowLoss {
  readonly dimension: number;
  /** How much it takes to evaluate it once, in multiplications. */
  readonly work: number;

  /** @param indices of the rows */
  constructor(
    private readonly model: CompiledModel,
    private readonly data: Dataset,
    private readonly indices: Int32Array,
  ) {
    this.dimension = model.dimension;
    this.work = Math.max(1, indices.length * model.dimension);
  }

  /** On all rows of a data set. */
  static onAll(model: CompiledModel, data: Dataset): RowLoss {
    return new RowLoss(model, data, Int32Array.from(data.target.keys()));
  }

  /** @param gradient gets the gradient */
  value(theta: Float64Array, gradient?: Float64Array): number {
    const { model, data, indices } = this;
    return model.batch(theta, data, indices, 0, indices.length, gradient);
  }

  /**
   * As {@link value}.
   * @yields after each {@link portion} of work
   */
  *valueInSlices(theta: Float64Array, gradient?: Float64Array): Generator<void, number, void> {
    const { model, data, indices } = this;
    const atOnce = Math.max(1, Math.floor(portion / model.dimension));
    gradient?.fill(0);
    let sum = 0;
    for (let from = 0; from < indices.length; from += atOnce) {
      if (from > 0) yield;
      sum += model.add(theta, data, indices, from, Math.min(atOnce, indices.length - from), gradient);
    }
    return model.finish(theta, sum, indices.length, gradient);
  }
}
