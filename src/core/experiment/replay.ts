import { compileKernel, type Kernel } from '../compile/kernel';
import type { KernelVariant } from '../compile/gradient';
import { parameterNumbers, type LandscapeProgram } from '../compile/landscapeFunctions';
import { ProblemError } from '../problem';
import { landscapeParameters, programOf } from './objective';
import { resolveRun, type ResolvedRun } from './resolve';
import { kernelNumbers, kernelVariant, Training, type Columns } from './training';
import type { Experiment } from './types';
import { startsOf } from './view';

/** Steps of a page: a fraction of a millisecond. */
const pageSize = 16_384;

/** One run carried out once more, from its first start and with its first seed, to look at what was not recorded. */
export class Replay {
  readonly resolved: ResolvedRun;
  readonly program: LandscapeProgram;
  readonly variant: KernelVariant;
  readonly kernel: Kernel;
  readonly numbers: Float64Array;
  readonly memory: Float64Array;
  readonly training: Training;
  private readonly page: Columns;
  private taken = 0;

  /**
   * @param run index among the experiment's runs
   * @throws ProblemError when the run is not valid, RangeError when there is none
   */
  constructor(experiment: Experiment, run: number) {
    if (!(run in experiment.runs)) throw new RangeError(`There is no run ${run}.`);
    const resolution = resolveRun(experiment, experiment.runs[run]);
    if (!resolution.ok) throw new ProblemError(resolution.errors);
    this.resolved = resolution.run;
    const { rule, values } = this.resolved;
    this.program = programOf(experiment.objective);
    this.variant = kernelVariant(experiment, this.resolved);
    this.kernel = compileKernel(rule, values, this.program, this.variant);
    const landscapeNumbers = parameterNumbers(this.program.graph, landscapeParameters(experiment.objective));
    this.numbers = kernelNumbers(this.kernel, this.resolved, landscapeNumbers);
    this.memory = new Float64Array(this.kernel.memoryLength);
    const around = { seed: experiment.seeds?.[0] ?? 0, point: startsOf(experiment)[0] };
    this.training = new Training(experiment, this.resolved, this.kernel, this.numbers, this.memory, around);
    const rows = Math.min(pageSize, experiment.steps);
    this.page = {
      theta: new Float64Array(2 * rows),
      loss: new Float64Array(rows),
      ...(this.variant.isScheduled && { lr: new Float64Array(rows) }),
      extra: Object.fromEntries(rule.plots.map(({ name }) => [name, new Float64Array(2 * rows)])),
    };
  }

  /**
   * Takes all steps before `end`, page by page.
   * @yields the parameters that each step left behind, those of step `first` at the beginning
   */
  *until(end: number): Generator<{ readonly first: number; readonly theta: Float64Array }, void, void> {
    while (this.taken < end) {
      const first = this.taken;
      const count = Math.min(pageSize, end - first);
      this.training.advance(this.page, 0, first, count);
      this.taken += count;
      yield { first, theta: this.page.theta.subarray(0, 2 * count) };
    }
  }
}
