import type { KernelVariant } from '../compile/gradient';
import type { Kernel } from '../compile/kernel';
import type { RateOfStep } from '../schedules/definition';
import { beginSchedule } from '../schedules/resolve';
import { noiseStream, type NoiseStream } from './noise';
import type { ResolvedRun } from './resolve';
import type { Experiment, RunResult } from './types';

/** The columns of a trajectory; `lr` where there is a schedule, `extra` where the rule plots more than theta. */
export type Columns = Pick<RunResult, 'theta' | 'loss' | 'lr' | 'extra'>;

/** What stands around a run's rule, as the kernel knows it. */
export function kernelVariant({ noise }: Experiment, { schedule, clip }: ResolvedRun): KernelVariant {
  return {
    isScheduled: schedule !== undefined,
    isNoisy: noise !== undefined,
    clip: clip && ('value' in clip ? 'value' : 'norm'),
  };
}

/** What a kernel is handed: hyperparameters, the landscape's parameters and the clip limit, in its order. */
export function kernelNumbers(
  kernel: Kernel,
  { values, clip }: ResolvedRun,
  landscapeNumbers: Float64Array,
): Float64Array {
  return Float64Array.from([
    ...kernel.hyperparameters.map((name) => Number(values[name])),
    ...landscapeNumbers,
    ...Object.values(clip ?? {}),
  ]);
}

/** Carries one trajectory out: hands its kernel the learning rates and the noise of the steps. */
export class Training {
  private readonly rateOf: RateOfStep | undefined;
  private readonly noise: NoiseStream | undefined;
  private readonly readsLoss: boolean;
  /** What the last step computed. */
  private loss = NaN;
  private noises = new Float64Array(0);

  /** @param seed of the repetition */
  constructor(
    { noise }: Experiment,
    { schedule, values }: ResolvedRun,
    private readonly kernel: Kernel,
    private readonly numbers: Float64Array,
    private readonly memory: Float64Array,
    { seed, point }: { readonly seed: number; readonly point: readonly number[] },
  ) {
    const begin = () => schedule && beginSchedule(schedule, Number(values.lr));
    const stream = () => noise && noiseStream(noise, seed);
    this.rateOf = begin();
    this.noise = stream();
    this.readsLoss = schedule?.definition.readsLoss ?? false;
    // A state that starts from the gradient, or with the rate, starts from those of the first step.
    const first = new Float64Array(2);
    stream()?.(first);
    kernel.start(memory, numbers, point[0], point[1], [begin()?.(0) ?? NaN], first);
  }

  /**
   * Takes the next steps and records the row that each leaves.
   * @param step the first of them, from 0
   * @returns as {@link Kernel.advance}
   */
  advance(window: Columns, row: number, step: number, count: number): number {
    // A rate that depends on the loss is known for one step at a time.
    const portion = this.readsLoss ? 1 : count;
    if (this.noise && this.noises.length !== 2 * portion) this.noises = new Float64Array(2 * portion);
    const { theta, loss, lr } = window;
    const extra = window.extra && Object.values(window.extra);
    let bad = 0;
    for (let done = 0; done < count; done += portion) {
      const from = row + done;
      for (let k = 0; this.rateOf && k < portion; k++)
        lr![from + k] = this.rateOf(step + done + k, this.loss);
      this.noise?.(this.noises);
      const { memory, numbers, noises } = this;
      bad += this.kernel.advance(memory, numbers, theta, loss, from, portion, lr, noises, extra);
      this.loss = loss[from + portion - 1];
    }
    return bad;
  }

  /** The learning rate and the noise that the next step is given; what the run does not have is not finite or 0. */
  givenTo(step: number): { readonly rates: Float64Array; readonly noise: Float64Array } {
    const noise = new Float64Array(2);
    this.noise?.(noise);
    return { rates: Float64Array.of(this.nextRate(step) ?? NaN), noise };
  }

  /** The rate that the next step would have; undefined without a schedule. */
  nextRate(step: number): number | undefined {
    return this.rateOf?.(step, this.loss);
  }
}
