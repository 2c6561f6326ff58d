import type { NumericHyperparameter } from '../../../src/core/index';

/** A value that a hyperparameter may have: this one, moved up where its range begins above it. */
export function inRange({ range: [min] }: NumericHyperparameter, value: number): number {
  return value > min ? value : min + value;
}
