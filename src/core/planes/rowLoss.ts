import { lossWork, meanLossInSlices } from '../experiment/meanLoss';
import type { Dataset } from '../experiment/types';
import type { CompiledModel } from '../models/definition';

/** A model's mean loss on some rows, as a function of its parameters that can be evaluated piece by piece. */
export class RowLoss {
  readonly dimension: number;
  /** How much it takes to evaluate it once, in rows × parameters. */
  readonly work: number;

  /** @param indices of the rows, at least one */
  constructor(
    private readonly model: CompiledModel,
    private readonly data: Dataset,
    private readonly indices: Int32Array,
  ) {
    this.dimension = model.dimension;
    this.work = lossWork(model, indices.length);
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
   * @yields after a few milliseconds of work each
   */
  valueInSlices(theta: Float64Array, gradient?: Float64Array): Generator<void, number, void> {
    const { model, data, indices } = this;
    return meanLossInSlices(model, theta, data, indices, 0, indices.length, gradient);
  }
}
