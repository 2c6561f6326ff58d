import type { Model } from '../experiment/types';

/** Rows that ship with the extension: one file of this folder, with a function that makes them. */
export interface DataSetDefinition {
  readonly id: string;
  readonly name: string;
  /** Where the rows come from: who measured them and what was changed, or how they were drawn. */
  readonly origin: string;
  /** Under which licence they are passed on. */
  readonly licence: string;
  /** The columns of the features, in order, with their units. */
  readonly features: readonly string[];
  /** The target, with its unit. */
  readonly target: string;
  /** The names of the classes, by their index in the target. */
  readonly classes?: readonly string[];
  /** What the target is: a number, 0 or 1, or the index of a class. */
  readonly kind: 'regression' | 'binary' | 'classes';
  readonly rows: number;
  /** Whether an objective standardises the features if it does not say: what is measured in many units needs it. */
  readonly standardize: boolean;
  /** A model that fits them well enough to look at. */
  readonly model: Model;
  /** One sentence. */
  readonly teaches: string;
}
