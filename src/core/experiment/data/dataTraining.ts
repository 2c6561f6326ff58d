import type { KernelVariant } from '../../compile/gradient';
import {
  compileVectorKernel,
  type Segment,
  type VectorKernel,
  type VectorMemory,
} from '../../compile/vectorKernel';
import type { VectorProbe } from '../../compile/vectorProbe';
import { orthogonalizeInSlices } from '../../compile/orthogonalize';
import { beginSchedule } from '../../schedules/resolve';
import type { RateOfStep } from '../../schedules/definition';
import type { DataObjective } from './dataObjective';
import { lossWork, meanLossInSlices, sliceWork } from './meanLoss';
import { noiseStream, type NoiseStream } from '../noise';
import type { ResolvedRun } from '../resolve';
import type { Batches } from './sampling';
import type { Dataset, Experiment } from '../types';

/** What a trajectory on data is made with. */
export interface DataTrainingParts {
  readonly objective: DataObjective;
  readonly run: ResolvedRun;
  readonly variant: KernelVariant;
  readonly batches: Batches;
  readonly noise: Experiment['noise'];
  /** The repetition's, for the noise. */
  readonly seed: number;
  /** The parameters it starts from. */
  readonly start: ArrayLike<number>;
}

/** Carries one trajectory on data out, update by update: draws its batches and hands its kernel what it asks for. */
export class DataTraining {
  /** The parameters as they are now. */
  readonly theta: Float64Array;
  /** What the rule's `plot` lines name, as it is now. */
  readonly plotted: readonly Float64Array[];
  /** The mean loss of the batch that the next update is given, once it was looked at. */
  batchLoss = NaN;
  /** The learning rate of the next update, once its batch was looked at; NaN without a schedule. */
  rate = NaN;
  /** What was done since somebody set it to 0, in rows × parameters. */
  work = 0;
  private readonly kernel: VectorKernel;
  private readonly memory: VectorMemory;
  private readonly numbers: Float64Array;
  private readonly rateOf: RateOfStep | undefined;
  private readonly noise: NoiseStream | undefined;
  private readonly everyRow: Int32Array;
  private count = 0;

  constructor(private readonly parts: DataTrainingParts) {
    const { objective, run, variant, noise, seed, start } = parts;
    const { rule, values, clip } = run;
    this.kernel = compileVectorKernel(rule, values, variant);
    this.memory = this.kernel.allocate(objective.dimension, objective.model.blocks);
    this.numbers = Float64Array.from([
      ...this.kernel.hyperparameters.map((name) => Number(values[name])),
      ...Object.values(clip ?? {}),
    ]);
    [this.theta] = this.memory.arrays;
    this.theta.set(start);
    this.plotted = this.kernel.plotted.map((array) => this.memory.arrays[array]);
    this.rateOf = this.beginSchedule();
    this.noise = noise && noiseStream(noise, seed);
    const rows = Math.max(objective.training.target.length, objective.heldOut?.target.length ?? 0);
    this.everyRow = Int32Array.from({ length: rows }, (_, row) => row);
  }

  /** How many updates were taken. */
  get updates(): number {
    return this.count;
  }

  /** Whether each batch is all rows in order, so that its loss is that of all rows. */
  get isFull(): boolean {
    return this.parts.batches.isFull;
  }

  /**
   * Puts the run at its start. A state that starts from the gradient, or with the rate, starts from those of the first
   * update.
   * @yields after some milliseconds of work each, as all of these do
   */
  *start(): Generator<void, void, void> {
    this.parts.batches.next();
    this.drawNoise();
    yield* this.carryOut(this.kernel.start, 0, this.beginSchedule()?.(0) ?? NaN, this.memory);
  }

  /** The gradient of that batch, without noise and not clipped; undefined where the rule reads none there. */
  get gradient(): Float64Array | undefined {
    const { gradient } = this.kernel.step[0].requests[0];
    return gradient === undefined ? undefined : this.memory.arrays[gradient];
  }

  /** Looks at the batch of the next update. */
  *look(): Generator<void, void, void> {
    if (this.count > 0) {
      this.parts.batches.next();
      this.drawNoise();
    }
    const [first] = this.kernel.step;
    // A rate that reads the loss reads that of the update before, as a training loop has it.
    this.rate = this.rateOf?.(this.count, this.batchLoss) ?? NaN;
    yield* this.answer(first, this.memory);
    this.batchLoss = this.memory.scalars[first.requests[0].loss];
  }

  /** Takes the update whose batch was looked at. */
  *update(): Generator<void, void, void> {
    this.count++;
    yield* this.carryOut(this.kernel.step, 1, this.rate, this.memory);
  }

  /**
   * Carries out the probe of the update whose batch was looked at, which is not taken.
   * @returns the memory in which the probe's slots are
   */
  *probe({ segments, memory }: VectorProbe): Generator<void, VectorMemory, void> {
    const own = memory(this.memory);
    yield* this.carryOut(segments, 0, this.rate, own);
    return own;
  }

  /** The rate that the next update would have; NaN without a schedule. */
  nextRate(): number {
    return this.rateOf?.(this.count, this.batchLoss) ?? NaN;
  }

  /** The mean loss of all rows that are trained on, where the next update begins. */
  *trainingLoss(): Generator<void, number, void> {
    return yield* this.lossOn(this.parts.objective.training);
  }

  *heldOutLoss(): Generator<void, number, void> {
    const { heldOut } = this.parts.objective;
    return heldOut === undefined ? NaN : yield* this.lossOn(heldOut);
  }

  private *lossOn(data: Dataset): Generator<void, number, void> {
    return yield* this.meanLoss(this.theta, data, this.everyRow, 0, data.target.length);
  }

  private beginSchedule(): RateOfStep | undefined {
    const { schedule, values } = this.parts.run;
    return schedule && beginSchedule(schedule, Number(values.lr));
  }

  private drawNoise(): void {
    if (this.kernel.noise !== undefined) this.noise?.(this.memory.arrays[this.kernel.noise]);
  }

  /** @param answered how many of the segments have what they ask for already */
  private *carryOut(
    segments: readonly Segment[],
    answered: number,
    rate: number,
    memory: VectorMemory,
  ): Generator<void, void, void> {
    const { numbers, parts } = this;
    const { dimension } = parts.objective;
    for (const [index, segment] of segments.entries()) {
      if (index >= answered) yield* this.answer(segment, memory);
      segment.run(memory.arrays, memory.scalars, numbers, rate);
      this.work += memory.arrays.length * dimension;
    }
  }

  private *answer(
    { requests, orthogonalizations }: Segment,
    { arrays, scalars }: VectorMemory,
  ): Generator<void, void, void> {
    for (const { from: of, to } of orthogonalizations) yield* this.orthogonalize(arrays[of], arrays[to]);
    const { indices, from, count } = this.parts.batches;
    for (const { point, gradient, loss } of requests) {
      const out = gradient === undefined ? undefined : arrays[gradient];
      const { training } = this.parts.objective;
      scalars[loss] = yield* this.meanLoss(arrays[point], training, indices, from, count, out);
    }
  }

  private *orthogonalize(from: Float64Array, to: Float64Array): Generator<void, void, void> {
    const slices = orthogonalizeInSlices(from, to, this.parts.objective.model.blocks);
    while (!slices.next().done) {
      this.work += sliceWork;
      yield;
    }
  }

  private *meanLoss(
    theta: Float64Array,
    data: Dataset,
    indices: Int32Array,
    from: number,
    count: number,
    gradient?: Float64Array,
  ): Generator<void, number, void> {
    const { model } = this.parts.objective;
    const work = lossWork(model, count);
    if (work <= sliceWork) {
      this.work += work;
      return model.batch(theta, data, indices, from, count, gradient);
    }
    const slices = meanLossInSlices(model, theta, data, indices, from, count, gradient);
    for (;;) {
      const { done, value } = slices.next();
      if (done) return value;
      this.work += sliceWork;
      yield;
    }
  }
}
