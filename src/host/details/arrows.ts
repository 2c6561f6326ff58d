import { stepNumbersInSlices } from '../../core/index';
import { landscapeOf } from '../ground';
import { inSlices } from './inSlices';
import type { DetailKind } from './kind';

/** The names under which rules keep what they remember of past gradients or steps, as one speaks of momentum. */
const momentumNames: ReadonlySet<string> = new Set(['m', 'b', 'momentum', 'velocity', 'buffer']);

/** The gradient and the momentum of every run at one step. */
export const arrows: DetailKind<'arrows'> = {
  dependsOn: ({ revision }) => revision,
  async answer({ history: { present }, result }, { step, momentum: wanted }, signal) {
    const { experiment, slots } = present;
    const { landscape } = landscapeOf(experiment.objective);
    const runs = result.runs.filter(({ run }, i) => i === 0 || result.runs[i - 1].run !== run);
    const gradient = new Float64Array(2 * runs.length).fill(NaN);
    const momentum = new Float64Array(2 * runs.length).fill(NaN);
    for (const [i, { run, steps, theta, lastFiniteStep }] of runs.entries()) {
      const row = steps.findLastIndex((each) => each <= step);
      if (row < 0 || step > lastFiniteStep) continue;
      gradient.set(landscape.gradient(theta[2 * row], theta[2 * row + 1]), 2 * i);
      if (!wanted || steps[row] < 1) continue;
      const { lines } = await inSlices(stepNumbersInSlices(experiment, run, steps[row]), signal);
      const kept = lines.findLast(({ name, value }) => momentumNames.has(name) && value.length === 2);
      if (kept !== undefined) momentum.set(kept.value, 2 * i);
    }
    return {
      kind: 'arrows',
      step,
      slots: Int32Array.from(runs, ({ run }) => slots[run]),
      gradient,
      momentum,
    };
  },
};
