import type { NumericHyperparameter } from '../../../src/core/index';

/** A value that a hyperparameter may have: this one, moved into its range where it is outside. */
export function inRange({ range: [min, max] }: NumericHyperparameter, value: number): number {
  if (value > max) return max - value;
  return value > min ? value : min + value;
}
