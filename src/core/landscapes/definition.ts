import type { View } from '../experiment/types';

/** A number of a formula that is meant to be turned. */
export interface LandscapeParameter {
  /** As the formula names it; its default stands there. */
  readonly name: string;
  /** What a slider spans; a typed value may lie outside. */
  readonly slider: readonly [number, number];
  readonly scale: 'linear' | 'log';
  readonly meaning: string;
}

/** A loss of two parameters: one file of this folder. */
export interface LandscapeDefinition {
  readonly id: string;
  readonly name: string;
  /** Where the function was published, and whose formula and domain this entry follows. */
  readonly citation: string;
  /** An expression in x and y, in the language of ../language, below lines that name parts or parameters of it. */
  readonly formula: string;
  /** The parameters of the formula, in its order. */
  readonly parameters?: readonly LandscapeParameter[];
  readonly view: View;
  readonly start: readonly [number, number];
  /**
   * Known minima as [x, y, f]: every global one in the view, and local ones where they are what the landscape teaches.
   * They are minima for all values of the parameters.
   */
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
