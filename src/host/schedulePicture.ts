import type { ResolvedSchedule, RunResult, RunSpec } from '../core/index';
import type { SchedulePicture } from '../protocol/messages';
import { thinCurve } from '../protocol/thinCurve';

/** Pixels across which the curve of the learning rate is drawn. */
const columns = 240;

/** A run's schedule, with the rates of the steps that the run took. */
export function schedulePicture(
  { definition, values, warmup }: ResolvedSchedule,
  { schedule }: RunSpec,
  { steps, lr = new Float64Array() }: RunResult,
): SchedulePicture {
  // The last row has the rate of a step that was not taken.
  const rows = thinCurve(steps, lr, lr.length - 1, columns);
  return {
    id: definition.id,
    values,
    given: Object.keys(schedule?.hyperparameters ?? {}),
    warmup,
    steps: Float64Array.from(rows, (row) => steps[row]),
    rates: Float64Array.from(rows, (row) => lr[row]),
  };
}
