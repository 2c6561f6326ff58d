import type { Dataset, Model } from '../experiment/types';

/** Rows that ship with the extension: one file of this folder. */
export interface DataSetDefinition {
  readonly id: string;
  readonly name: string;
  /** Where the rows come from: who measured them, or the formula that they were drawn from. */
  readonly origin: string;
  /** Under which licence they are passed on. */
  readonly licence: string;
  /** The columns of the features, in order. */
  readonly features: readonly string[];
  /** What the target is called. */
  readonly target: string;
  /** The names of the classes, by their index in the target. */
  readonly classes?: readonly string[];
  /** What the target is: a number, 0 or 1, or the index of a class. */
  readonly kind: 'regression' | 'binary' | 'classes';
  readonly rows: number;
  /** A model that fits them well enough to look at. */
  readonly model: Model;
  /** One sentence. */
  readonly teaches: string;
  /** The rows, the same ones each time. */
  load(): Dataset;
}
