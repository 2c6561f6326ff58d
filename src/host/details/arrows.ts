import { gradientOnPlane, stepNumbersInSlices, type RunResult } from '../../core/index';
import { firstOfEach, type DataSurface } from '../data/shownData';
import { standingAt } from '../data/standing';
import { landscapeOf } from '../ground';
import { inSlices } from './inSlices';
import type { DetailKind } from './kind';

/** The names under which rules keep what they remember of past gradients or steps, as one speaks of momentum. */
const momentumNames: ReadonlySet<string> = new Set(['m', 'b', 'momentum', 'velocity', 'buffer']);

/** The gradient and the momentum of every run at one step; of data the gradient alone, along the plane. */
export const arrows: DetailKind<'arrows'> = {
  dependsOn: ({ revision }) => revision,
  async answer({ history: { present }, result, data }, { step, momentum: wanted }, signal) {
    const { experiment, slots } = present;
    const runs = firstOfEach(result.runs);
    const gradient = new Float64Array(2 * runs.length).fill(NaN);
    const momentum = new Float64Array(2 * runs.length).fill(NaN);
    const detail = {
      kind: 'arrows' as const,
      step,
      slots: Int32Array.from(runs, ({ run }) => slots[run]),
      gradient,
      momentum,
    };
    if (data) {
      await inSlices(fillGradients(gradient, data.surface, runs, step), signal);
      return detail;
    }
    const { landscape } = landscapeOf(experiment.objective);
    for (const [i, { run, steps, theta, lastFiniteStep }] of runs.entries()) {
      const row = steps.findLastIndex((each) => each <= step);
      if (row < 0 || step > lastFiniteStep) continue;
      gradient.set(landscape.gradient(theta[2 * row], theta[2 * row + 1]), 2 * i);
      if (!wanted || steps[row] < 1) continue;
      const { lines } = await inSlices(stepNumbersInSlices(experiment, run, steps[row]), signal);
      const kept = lines.findLast(({ name, value }) => momentumNames.has(name) && value.length === 2);
      if (kept !== undefined) momentum.set(kept.value, 2 * i);
    }
    return detail;
  },
};

/** The gradients of data, along the plane. */
function* fillGradients(
  gradient: Float64Array,
  { loss, drawn }: DataSurface,
  runs: readonly RunResult[],
  step: number,
): Generator<void, void, void> {
  for (const [i, run] of runs.entries()) {
    const standing = step > run.lastFiniteStep ? undefined : standingAt(run, step);
    if (standing === undefined) continue;
    const there = yield* gradientOnPlane(loss, drawn.plane, standing.theta);
    gradient.set(there.gradient, 2 * i);
  }
}
