import { lossWork, meanLossInSlices } from '../experiment/data/meanLoss';
import type { Dataset, Plane } from '../experiment/types';
import type { CompiledModel } from '../models/definition';
import { pointOn } from './project';
import { dot } from './vectors';

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
    const indices = new Int32Array(data.target.length);
    for (let row = 0; row < indices.length; row++) indices[row] = row;
    return new RowLoss(model, data, indices);
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

/**
 * A loss, and its gradient along the two directions of a plane: that of what is drawn there.
 * @yields after a few milliseconds of work each, and at the end
 */
export function* gradientOnPlane(
  loss: RowLoss,
  { u, v }: Plane,
  theta: Float64Array,
): Generator<void, { readonly loss: number; readonly gradient: readonly [number, number] }, void> {
  const gradient = new Float64Array(loss.dimension);
  const value = yield* loss.valueInSlices(theta, gradient);
  yield;
  return { loss: value, gradient: [dot(u, gradient), dot(v, gradient)] };
}

/**
 * The gradients at points of a plane.
 * @param points x and y of each
 * @yields the fraction done, after a few milliseconds of work each
 * @returns two numbers for each point
 */
export function* gradientsOnPlane(
  loss: RowLoss,
  plane: Plane,
  points: Float64Array,
): Generator<number, Float64Array, void> {
  const gradients = new Float64Array(points.length);
  const theta = new Float64Array(loss.dimension);
  for (let k = 0; k < points.length; k += 2) {
    pointOn(plane, points[k], points[k + 1], theta);
    const slices = gradientOnPlane(loss, plane, theta);
    let slice = slices.next();
    for (; !slice.done; slice = slices.next()) yield k / points.length;
    gradients.set(slice.value.gradient, k);
  }
  return gradients;
}
