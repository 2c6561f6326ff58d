import type { Library, Values } from '../../../../src/core/index';

/** A run as a library computes it: recorded from the library itself, or its steps written out. */
export interface LibraryRun {
  readonly library: Library;
  /** The catalogue's entry, landscape and names of hyperparameters. */
  readonly optimizer: string;
  readonly landscape: string;
  readonly values: Values;
  /** Some steps, with the parameters after them; the first is step 0, the start. */
  readonly rows: readonly (readonly [step: number, x: number, y: number])[];
  /** How far apart they may be, relative to numbers above 1. */
  readonly tolerance: number;
  /** The last step at which the library's numbers are finite, where it is known to leave them. */
  readonly lastFiniteStep?: number;
}
