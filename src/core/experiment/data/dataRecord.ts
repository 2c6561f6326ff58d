import type { Block } from '../../models/definition';
import { project } from '../../planes/project';
import { norm } from '../../planes/vectors';
import { recordedSteps } from '../recordedRows';
import type { RunOptions, RunResult } from '../types';

type RecordOptions = NonNullable<RunOptions['record']>;

/** What a trajectory on data has. */
export interface DataColumns {
  readonly parameters: number;
  readonly blocks: readonly Block[];
  readonly isScheduled: boolean;
  readonly hasHeldOut: boolean;
  /** The names that the rule plots. */
  readonly plots: readonly string[];
}

/** Numbers of a recorded row besides its losses and its rate: the parameters, and as many for each plotted name. */
export function pointColumns(parameters: number, { theta = true, plane }: RecordOptions): number {
  return theta ? (plane ? 2 : parameters) : 0;
}

/** How many numbers a recorded row has. */
export function dataRowNumbers(
  { parameters, blocks, isScheduled, hasHeldOut, plots }: DataColumns,
  options: RecordOptions,
): number {
  const width = pointColumns(parameters, options);
  const lengths = width > 0 ? 2 + 2 * blocks.length : 0;
  return width * (1 + plots.length) + lengths + 2 + (isScheduled ? 1 : 0) + (hasHeldOut ? 1 : 0);
}

/** The rows of a trajectory on data while it is computed. */
export class DataRecord {
  private readonly steps: Int32Array;
  private readonly theta: Float64Array;
  private readonly loss: Float64Array;
  private readonly batchLoss: Float64Array;
  private readonly heldOutLoss: Float64Array | undefined;
  private readonly lr: Float64Array | undefined;
  private readonly extra: Readonly<Record<string, Float64Array>> | undefined;
  private readonly width: number;
  private readonly updateLength: Float64Array | undefined;
  private readonly gradientLength: Float64Array | undefined;
  private readonly blockUpdateLength: Float64Array | undefined;
  private readonly blockGradientLength: Float64Array | undefined;
  /** How far the trajectory went, and where it was last. */
  private length = 0;
  private readonly before: Float64Array;
  /** Of rows that are all there in full the length can be told later. */
  private readonly tellsLength: boolean;

  constructor(
    private readonly last: number,
    private readonly columns: DataColumns,
    private readonly options: RecordOptions,
  ) {
    const { parameters, blocks, isScheduled, hasHeldOut, plots } = columns;
    const { every = 1, theta = true, plane } = options;
    this.width = pointColumns(parameters, options);
    this.steps = recordedSteps(last, every);
    const rows = this.steps.length;
    this.theta = new Float64Array(rows * this.width);
    this.loss = new Float64Array(rows).fill(NaN);
    this.batchLoss = new Float64Array(rows).fill(NaN);
    this.heldOutLoss = hasHeldOut ? new Float64Array(rows).fill(NaN) : undefined;
    this.lr = isScheduled ? new Float64Array(rows) : undefined;
    this.extra =
      plots.length > 0
        ? Object.fromEntries(plots.map((name) => [name, new Float64Array(rows * this.width)]))
        : undefined;
    const lengths = (width: number) => (theta ? new Float64Array(rows * width).fill(NaN) : undefined);
    this.updateLength = lengths(1);
    this.gradientLength = lengths(1);
    this.blockUpdateLength = lengths(blocks.length);
    this.blockGradientLength = lengths(blocks.length);
    this.before = new Float64Array(parameters);
    this.tellsLength = every > 1 || !theta || plane !== undefined;
  }

  /** The row of a step; undefined where it is not recorded. */
  rowOf(step: number): number | undefined {
    const { every = 1 } = this.options;
    if (step === this.last) return this.steps.length - 1;
    return step % every === 0 ? step / every : undefined;
  }

  /** Whether the loss on all rows is wanted where a step begins. */
  wantsLoss(step: number): boolean {
    const { lossEvery = 1 } = this.options;
    return this.rowOf(step) !== undefined && (step % lossEvery === 0 || step === this.last);
  }

  /** Takes a step into account, be it recorded or not. */
  pass(step: number, theta: Float64Array): void {
    const { before, updateLength, blockUpdateLength } = this;
    if (step > 0) {
      let squares = 0;
      for (let i = 0; i < theta.length; i++) squares += (theta[i] - before[i]) ** 2;
      const length = Math.sqrt(squares);
      this.length += length;
      const left = this.rowOf(step - 1);
      if (updateLength && left !== undefined) {
        updateLength[left] = length;
        for (let i = 0; i < theta.length; i++) before[i] = theta[i] - before[i];
        this.writeBlocks(blockUpdateLength!, left, before);
      }
    }
    before.set(theta);
  }

  /** Writes a row; a loss that was not evaluated is NaN. */
  write(
    row: number,
    theta: Float64Array,
    plotted: readonly Float64Array[],
    numbers: {
      readonly loss: number;
      readonly batchLoss: number;
      readonly heldOutLoss: number;
      readonly rate: number;
      readonly gradient: Float64Array | undefined;
    },
  ): void {
    this.writePoint(this.theta, row, theta);
    Object.values(this.extra ?? {}).forEach((column, index) => this.writePoint(column, row, plotted[index]));
    this.loss[row] = numbers.loss;
    this.batchLoss[row] = numbers.batchLoss;
    if (this.heldOutLoss) this.heldOutLoss[row] = numbers.heldOutLoss;
    if (this.lr) this.lr[row] = numbers.rate;
    if (this.gradientLength && numbers.gradient) {
      this.gradientLength[row] = norm(numbers.gradient);
      this.writeBlocks(this.blockGradientLength!, row, numbers.gradient);
    }
  }

  /** All rows. */
  completed(head: Head): RunResult {
    return this.result(head, 'completed', this.last, this.steps.length);
  }

  /** Without numbers from the step on that is not finite. */
  diverged(head: Head, badStep: number): RunResult {
    const row = this.steps.findIndex((step) => step >= badStep);
    const { loss, batchLoss, heldOutLoss, lr, updateLength, gradientLength } = this;
    const { blockUpdateLength, blockGradientLength, columns } = this;
    for (const column of [loss, batchLoss, heldOutLoss, lr, updateLength, gradientLength])
      column?.fill(NaN, row);
    for (const column of [blockUpdateLength, blockGradientLength])
      column?.fill(NaN, row * columns.blocks.length);
    for (const column of [this.theta, ...Object.values(this.extra ?? {})]) column.fill(NaN, row * this.width);
    return this.result(head, 'diverged', badStep - 1, this.steps.length);
  }

  /** The rows of the steps before one that was not taken any more. */
  cancelled(head: Head, step: number): RunResult {
    return this.result(head, 'cancelled', step - 1, this.rowsBefore(step));
  }

  /** As {@link cancelled}, without copying: the columns are views of those that are still written to. */
  soFar(head: Head, step: number): RunResult {
    const view = (column: Float64Array, end: number) => column.subarray(0, end);
    return this.result(head, 'cancelled', step - 1, this.rowsBefore(step), view);
  }

  private rowsBefore(step: number): number {
    return this.steps.findIndex((recorded) => recorded >= step);
  }

  /** The length of a vector in each of the blocks. */
  private writeBlocks(column: Float64Array, row: number, vector: Float64Array): void {
    const { blocks } = this.columns;
    for (let block = 0; block < blocks.length; block++) {
      const { offset, rows, columns } = blocks[block];
      let squares = 0;
      for (let i = offset; i < offset + rows * columns; i++) squares += vector[i] * vector[i];
      column[row * blocks.length + block] = Math.sqrt(squares);
    }
  }

  private writePoint(column: Float64Array, row: number, point: Float64Array): void {
    const { plane } = this.options;
    if (this.width > 0) column.set(plane ? project(point, plane) : point, row * this.width);
  }

  private result(
    head: Head,
    stop: RunResult['stop'],
    lastFiniteStep: number,
    rows: number,
    shorten = (column: Float64Array, end: number): Float64Array => column.slice(0, end),
  ): RunResult {
    const isWhole = rows === this.steps.length;
    const cut = (column: Float64Array, width = 1) => (isWhole ? column : shorten(column, rows * width));
    const { extra, width, updateLength, gradientLength, blockUpdateLength, blockGradientLength } = this;
    const blocks = this.columns.blocks.length;
    return {
      ...head,
      parameters: this.options.plane ? 2 : this.columns.parameters,
      steps: isWhole ? this.steps : this.steps.slice(0, rows),
      theta: cut(this.theta, width),
      loss: cut(this.loss),
      batchLoss: cut(this.batchLoss),
      ...(updateLength && { updateLength: cut(updateLength) }),
      ...(gradientLength && { gradientLength: cut(gradientLength) }),
      ...(blockUpdateLength && { blockUpdateLength: cut(blockUpdateLength, blocks) }),
      ...(blockGradientLength && { blockGradientLength: cut(blockGradientLength, blocks) }),
      ...(this.heldOutLoss && { heldOutLoss: cut(this.heldOutLoss) }),
      ...(this.lr && { lr: cut(this.lr) }),
      ...(extra && {
        extra: Object.fromEntries(Object.entries(extra).map(([name, column]) => [name, cut(column, width)])),
      }),
      ...(this.tellsLength && { pathLength: this.length }),
      stop,
      lastFiniteStep,
    };
  }
}

/** Which trajectory of an experiment it is. */
export type Head = Pick<RunResult, 'run' | 'seed' | 'start' | 'label'>;
