import { maxSteps } from '../experiment/limits';
import type { Schedule } from '../experiment/types';
import { ProblemError, type Problem } from '../problem';
import { beginSchedule, resolveSchedule } from './resolve';

/**
 * The learning rates of a schedule.
 * @param lr the run's own rate, which the schedule starts from
 * @param steps how many steps the run takes
 * @param metric for a schedule that reads it (ReduceLROnPlateau): the loss that step k computed, from step 0 on. The
 *   rate of a step depends on those before it, so `steps − 1` are read.
 * @returns one rate a step: element k is the rate of step k, counted from 0
 * @throws ProblemError when an argument is not valid
 */
export function learningRates(
  schedule: Schedule,
  lr: number,
  steps: number,
  metric?: ArrayLike<number>,
): Float64Array {
  const problems: Problem[] = [];
  if (!(Number.isFinite(lr) && lr >= 0))
    problems.push({ path: 'lr', message: 'The rate must be at least 0.' });
  if (!(Number.isInteger(steps) && steps >= 0 && steps <= maxSteps))
    problems.push({ path: 'steps', message: `Steps must be a whole number between 0 and ${maxSteps}.` });
  if (problems.length > 0) throw new ProblemError(problems);
  const resolved = resolveSchedule(schedule, { lr, steps });
  if (!resolved.ok) throw new ProblemError(resolved.errors);
  if (resolved.schedule.definition.readsLoss && steps > 1 && (metric?.length ?? 0) < steps - 1) {
    const message = `${resolved.schedule.definition.id} reads the loss of each step: ${steps - 1} numbers.`;
    throw new ProblemError([{ path: 'metric', message }]);
  }
  const rateOf = beginSchedule(resolved.schedule, lr);
  const rates = new Float64Array(steps);
  for (let step = 0; step < steps; step++) rates[step] = rateOf(step, metric?.[step - 1]);
  return rates;
}
