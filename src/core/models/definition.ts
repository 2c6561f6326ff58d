import type { Dataset, Model } from '../experiment/types';
import type { LossDefinition, LossId } from '../losses/definition';
import type { Xoshiro128 } from '../random/xoshiro128';

/** Parameters that belong together: the weights of a layer, or its biases, which are one row. */
export interface Block {
  /** `W1`, `b1`, `W2`, …, layer by layer. */
  readonly name: string;
  /** Where it begins among the parameters. */
  readonly offset: number;
  readonly rows: number;
  readonly columns: number;
}

/** A model bound to a number of features and of outputs, with its loss: a function of its parameters and of rows. */
export interface CompiledModel {
  readonly model: Model;
  readonly loss: LossDefinition;
  /** How many parameters. */
  readonly dimension: number;
  /** All parameters, in order. */
  readonly blocks: readonly Block[];
  /** How many features a row has. */
  readonly features: number;
  /** How many numbers `predict` gives for a row. */
  readonly outputs: number;
  /**
   * Parameters to begin with: weights and biases of a layer evenly spread over ±1/√in, where in is the number of
   * inputs of the layer. It is what torch.nn.Linear begins with.
   */
  initialise(random: Xoshiro128): Float64Array;
  /**
   * The mean loss of the rows `indices[from … from + count)`, with the penalty on the weights.
   * @param gradient gets the gradient of it
   */
  batch(
    theta: Float64Array,
    data: Dataset,
    indices: Int32Array,
    from: number,
    count: number,
    gradient?: Float64Array,
  ): number;
  /**
   * Part of a batch: the sum of the losses of these rows, without penalty.
   * @param gradient the gradient of it is added to what is there
   */
  add(
    theta: Float64Array,
    data: Dataset,
    indices: Int32Array,
    from: number,
    count: number,
    gradient?: Float64Array,
  ): number;
  /**
   * The last part of a batch: what `batch` gives, of sums that `add` gave.
   * @param gradient its sums are replaced by the gradient
   */
  finish(theta: Float64Array, sum: number, count: number, gradient?: Float64Array): number;
  /**
   * What is predicted for rows of features, row-major: a value, the probability of 1, or the probability of each class.
   * @returns rows × outputs
   */
  predict(theta: Float64Array, features: Float64Array): Float64Array;
}

/** A function of features and parameters, summed over rows: what a model definition makes. */
export interface Network {
  readonly blocks: readonly Block[];
  /** As {@link CompiledModel.add}. */
  readonly add: CompiledModel['add'];
  /** Writes the outputs for the row of features that begins at `at`. */
  forward(theta: Float64Array, features: Float64Array, at: number, outputs: Float64Array): void;
}

export type ModelOf<Kind extends Model['kind']> = Extract<Model, { kind: Kind }>;

/** A family of models: one file of this folder. */
export interface ModelDefinition<Family extends Model = Model> {
  readonly kind: Family['kind'];
  readonly name: string;
  /** One sentence. */
  readonly meaning: string;
  /** The losses that make sense with it, the default first. */
  readonly losses: readonly LossId[];
  /** How many parameters it has, without building anything. */
  dimension(model: Family, features: number, outputs: number): number;
  build(model: Family, features: number, outputs: number, loss: LossDefinition): Network;
}
