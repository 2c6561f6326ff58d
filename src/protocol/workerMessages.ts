// The messages between the extension host and a worker. Both ends are ours, so they are typed and not validated.
import type { Experiment, ExperimentResult, Problem } from '../core/index';

/** What the host sends. One task at a time; `task` tells a late answer from a current one. */
export type ToWorker =
  | { readonly type: 'run'; readonly task: number; readonly experiment: Experiment; readonly every: number }
  | { readonly type: 'cancel'; readonly task: number };

/** What the worker sends. */
export type FromWorker =
  /** The fraction done, from 0 to 1. */
  | { readonly type: 'progress'; readonly task: number; readonly done: number }
  | { readonly type: 'result'; readonly task: number; readonly result: ExperimentResult }
  | { readonly type: 'failed'; readonly task: number; readonly problems: readonly Problem[] };
