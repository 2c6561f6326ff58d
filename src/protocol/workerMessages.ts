// The messages between the extension host and its workers. Both ends are ours, so they are typed and not validated.
import type {
  DataObjectiveSpec,
  Dataset,
  DataStepNumbers,
  Experiment,
  ExperimentResult,
  GridPart,
  Plane,
  Problem,
  RunOptions,
  View,
} from '../core/index';
import type { SoFar } from './soFar';
import type { TableReading } from '../tables/index';

/** A piece of work for a worker. Typed arrays of a job that are not shared are copied. */
export type Job =
  /** Carries out an experiment, on the data that the worker was sent last where it reads a file's. */
  | {
      readonly kind: 'run';
      readonly experiment: Experiment;
      readonly record: NonNullable<RunOptions['record']>;
      /** After about so many of them it ends, as if it was cancelled. */
      readonly updates?: number;
      /** Where trajectories are placed that are looked at meanwhile. */
      readonly plane?: Plane;
    }
  /** Carries a run on data out once more, up to an update, and tells its numbers for one parameter. */
  | {
      readonly kind: 'numbers';
      /** With that run alone. */
      readonly experiment: Experiment;
      readonly step: number;
      readonly parameter: number;
    }
  /** Samples the loss on some rows of data, or on all, in a part of a grid over a plane. */
  | {
      readonly kind: 'grid';
      readonly objective: DataObjectiveSpec;
      readonly rows?: Int32Array;
      readonly plane: Plane;
      readonly view: View;
      readonly part: GridPart;
    }
  /** Finds the gradients of the loss on all rows at points of a plane, x and y of each. */
  | {
      readonly kind: 'gradients';
      readonly objective: DataObjectiveSpec;
      readonly plane: Plane;
      readonly points: Float64Array;
    }
  /** Finds the principal plane of trajectories. */
  | {
      readonly kind: 'principal';
      readonly trajectories: readonly Float64Array[];
      readonly parameters: number;
    }
  /** Reads a CSV file. */
  | { readonly kind: 'table'; readonly file: Uint8Array; readonly delimiter?: string };

/** What each kind of job ends with. */
export interface JobResults {
  readonly run: ExperimentResult;
  readonly numbers: DataStepNumbers;
  readonly grid: Float64Array;
  readonly gradients: Float64Array;
  readonly principal: Plane;
  readonly table: TableReading;
}

/** What the host sends. A worker has one task at a time; `task` tells a late answer from a current one. */
export type ToWorker =
  /** Before a task that needs other data than the one before. */
  | { readonly type: 'data'; readonly data: Dataset }
  | { readonly type: 'start'; readonly task: number; readonly job: Job }
  /** Wants to see how far the task is; answered once, as soon as there is something to be seen. */
  | { readonly type: 'look'; readonly task: number }
  /** It is answered all the same, when the task has ended. */
  | { readonly type: 'cancel'; readonly task: number };

/** What a worker sends. */
export type FromWorker =
  /** The fraction done, from 0 to 1. */
  | { readonly type: 'progress'; readonly task: number; readonly done: number }
  | { readonly type: 'partial'; readonly task: number; readonly soFar: SoFar }
  | { readonly type: 'result'; readonly task: number; readonly result: JobResults[Job['kind']] }
  | { readonly type: 'failed'; readonly task: number; readonly problems: readonly Problem[] };
