import type { DataObjective, DataObjectiveSpec } from '../../experiment/data/dataObjective';
import { descentNumbers, samplingOf } from '../../experiment/data/descents';
import { lateCourse, type LateCourse } from '../../experiment/data/lateCourse';
import type { LeastSquares } from '../../experiment/data/leastSquares';
import { updatesOf } from '../../experiment/data/updates';
import type { ResolvedRun } from '../../experiment/resolve';
import type { Experiment, RunResult, Sampling } from '../../experiment/types';
import { linearMethodOf, type LinearMethod } from '../linearMethod';
import type { SentenceKind, Sentence } from '../sentence';
import type { BatchCurves } from './batchCurves';
import type { NoiseAtEnd } from './noiseAtEnd';

/** A kind of sentence about a run on data: one file of the folders beside this one. */
export type DataSentenceKind<V extends Sentence['values'] = Sentence['values']> = SentenceKind<V, DataFacts>;

/** A run on data, and what is known of its loss. */
export interface DataFactsParts {
  readonly experiment: Experiment;
  readonly spec: DataObjectiveSpec;
  readonly run: ResolvedRun;
  readonly result: RunResult;
  readonly objective: DataObjective;
  /** Of a loss that is quadratic and not too large. */
  readonly leastSquares?: LeastSquares | undefined;
  /** Where they were asked for. */
  readonly noise?: NoiseAtEnd | undefined;
  readonly curves?: BatchCurves | undefined;
}

/** A loss where it was evaluated. */
export interface Evaluations {
  readonly rows: Int32Array;
  readonly losses: Float64Array;
}

/** What sentences about a run on data are made from. Loss is that on all training rows, penalty included. */
export class DataFacts {
  readonly experiment: Experiment;
  readonly run: ResolvedRun;
  readonly result: RunResult;
  readonly objective: DataObjective;
  readonly leastSquares: LeastSquares | undefined;
  readonly noise: NoiseAtEnd | undefined;
  readonly curves: BatchCurves | undefined;
  readonly sampling: Sampling;
  /** Rows of the training set, and of a batch; of listed batches of the largest. */
  readonly rowCount: number;
  readonly batch: number;
  /** That the run was to take. */
  readonly updates: number;
  /** The last row that is finite; −1 where none is. */
  readonly last: number;
  readonly training: Evaluations;
  readonly heldOut: Evaluations;
  private readonly updatesPerEpoch: number;

  constructor(private readonly parts: DataFactsParts) {
    const { experiment, spec, run, result, objective, leastSquares, noise, curves } = parts;
    this.experiment = experiment;
    this.run = run;
    this.result = result;
    this.objective = objective;
    this.leastSquares = leastSquares;
    this.noise = noise;
    this.curves = curves;
    this.sampling = samplingOf(spec, experiment.runs[result.run]);
    this.rowCount = objective.training.target.length;
    const { batch, updatesPerEpoch } = descentNumbers(this.sampling, this.rowCount);
    this.batch = batch;
    this.updatesPerEpoch = updatesPerEpoch;
    this.updates = updatesOf(experiment, this.sampling, this.rowCount);
    const { steps, lastFiniteStep } = result;
    this.last = steps.findLastIndex((step) => step <= lastFiniteStep);
    this.training = evaluations(result.loss, this.last);
    this.heldOut = evaluations(result.heldOutLoss ?? new Float64Array(0), this.last);
  }

  /** The same with what takes longer to find out about its batches. */
  with(found: Pick<DataFactsParts, 'noise' | 'curves'>): DataFacts {
    return new DataFacts({ ...this.parts, ...found });
  }

  /** The objective's. */
  get seed(): number {
    return this.parts.spec.seed ?? 0;
  }

  get isCompleted(): boolean {
    return this.result.stop === 'completed' && this.last > 0;
  }

  /** How many updates led to a row. */
  update(row: number): number {
    return this.result.steps[row];
  }

  /** The epoch of an update, from 1; 0 where an epoch is one update, or batches are listed. */
  epoch(update: number): number {
    return this.hasEpochs ? Math.ceil(update / this.updatesPerEpoch) : 0;
  }

  /** How many epochs so many updates are; 0 likewise. */
  epochs(updates: number): number {
    return this.hasEpochs ? updates / this.updatesPerEpoch : 0;
  }

  /** Whether the loss was evaluated after every update. */
  get isWhole(): boolean {
    const { rows } = this.training;
    return rows.length > 0 && rows.length === this.last + 1 && this.update(this.last) === this.last;
  }

  /** Whether each update takes all rows. */
  get isFull(): boolean {
    return this.sampling.batches === undefined && this.batch === this.rowCount;
  }

  /** The loss at the start, and the last one. */
  get ends(): readonly [number, number] {
    const { losses } = this.training;
    return [losses[0], losses[losses.length - 1]];
  }

  /** What the loss does in the last tenth of its evaluations, and the row in which that begins. */
  get late(): (LateCourse & { readonly row: number }) | undefined {
    const { rows, losses } = this.training;
    if (!this.isCompleted || losses.length < 2) return undefined;
    const course = lateCourse(losses);
    return { ...course, row: rows[rows.length - course.count] };
  }

  /** The mean loss of the last tenth of the evaluations. */
  get lateMean(): number | undefined {
    const { late, training } = this;
    if (!late) return undefined;
    return training.losses.subarray(-late.count).reduce((sum, loss) => sum + loss, 0) / late.count;
  }

  /** The rule, where its behaviour on a quadratic is known in closed form and nothing stands between it and the gradient. */
  get method(): LinearMethod | undefined {
    return this.experiment.noise || this.run.clip ? undefined : linearMethodOf(this.run);
  }

  /** A known method on all rows at a time, on a loss whose curvature is known. */
  get theory(): { readonly method: LinearMethod; readonly curvature: LeastSquares } | undefined {
    const { method, leastSquares: curvature } = this;
    return this.isFull && method && curvature ? { method, curvature } : undefined;
  }

  private get hasEpochs(): boolean {
    return this.sampling.batches === undefined && this.updatesPerEpoch > 1;
  }
}

function evaluations(losses: Float64Array, last: number): Evaluations {
  const rows: number[] = [];
  for (let row = 0; row <= last && row < losses.length; row++) if (!Number.isNaN(losses[row])) rows.push(row);
  return { rows: Int32Array.from(rows), losses: Float64Array.from(rows, (row) => losses[row]) };
}
