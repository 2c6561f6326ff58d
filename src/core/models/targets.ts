import { maxClasses } from '../experiment/limits';
import type { Dataset } from '../experiment/types';
import type { LossDefinition } from '../losses/definition';
import { ProblemError } from '../problem';

/** @throws ProblemError when a loss has no meaning for a target: names the first row, counted from 1 */
export function checkTargets(loss: LossDefinition, { target }: Dataset): void {
  const fits = {
    number: Number.isFinite,
    binary: (value: number) => value === 0 || value === 1,
    class: (value: number) => Number.isInteger(value) && value >= 0 && value < maxClasses,
  }[loss.target];
  const row = target.findIndex((value) => !fits(value));
  if (row < 0) return;
  const wanted = {
    number: 'a finite number',
    binary: '0 or 1',
    class: `the index of a class, a whole number from 0 to ${maxClasses - 1}`,
  }[loss.target];
  throw new ProblemError([
    {
      path: 'objective.model.loss',
      message: `The loss “${loss.id}” needs a target that is ${wanted}; in row ${row + 1} it is ${target[row]}.`,
    },
  ]);
}
