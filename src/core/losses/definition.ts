import type { Model } from '../experiment/types';

export type LossId = NonNullable<Model['loss']>;

/** What a model’s outputs cost beside the target, for one row: one file of this folder. */
export interface LossDefinition {
  readonly id: LossId;
  readonly name: string;
  /** Of one row, with z for the model’s output and y for the target; the loss of a batch is the mean. */
  readonly formula: string;
  readonly citation: string;
  /** One output, or one for each class. */
  readonly outputs: 'one' | 'classes';
  /** What the target must be: any number, 0 or 1, or the index of a class. */
  readonly target: 'number' | 'binary' | 'class';
  /**
   * The loss of one row.
   * @param slopes gets the derivative by each output
   */
  row(outputs: Float64Array, target: number, slopes: Float64Array): number;
  /** Turns the outputs of one row into what is predicted: a value, a probability, or the probability of each class. */
  predict(outputs: Float64Array): void;
}
