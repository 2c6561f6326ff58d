import type { View } from '../experiment/types';

/** A loss of two parameters: one file of this folder. */
export interface LandscapeDefinition {
  readonly id: string;
  readonly name: string;
  /** Where the function was published, and whose formula and domain this entry follows. */
  readonly citation: string;
  /** One expression in x and y, in the language of ../language. */
  readonly formula: string;
  readonly view: View;
  readonly start: readonly [number, number];
  /** Known minima as [x, y, f]: every global one, and local ones where they are what the landscape teaches. */
  readonly minima: readonly (readonly [number, number, number])[];
  /** How many steps tell the story from `start`. */
  readonly steps: number;
  /**
   * Recommended learning rates by optimizer id. Of 1, 2 and 5 times the powers of ten from 1e-5 to 5: the one with
   * the lowest final loss after `steps` steps from `start` among those whose trajectory stays in the view. The
   * anisotropic landscape has its textbook's instead.
   */
  readonly learningRates: Readonly<Record<string, number>>;
  /** One sentence. */
  readonly teaches: string;
}
