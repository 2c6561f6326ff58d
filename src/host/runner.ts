import * as vscode from 'vscode';
import {
  ProblemError,
  resolveRun,
  runExperiment,
  runLabels,
  startsOf,
  type Experiment,
  type ExperimentResult,
  type ResolvedRun,
  type RunResult,
} from '../core/index';
import { partsOf, type Part } from './parts';
import type { Pool } from './pool';
import { DataShower, type ShownData } from './data/shownData';
import type { FileRows, LoadedRows } from './tables/fileRows';

/** Steps, over all trajectories, that the extension host computes itself: a few milliseconds. More go to workers. */
const maxStepsInHost = 50_000;

/** Rows of a trajectory that are kept for drawing; there are fewer pixels. */
const maxRows = 10_000;

/** Between two pictures of what is complete, in ms. */
const partialEvery = 250;

/** What came of an experiment. */
export interface Outcome {
  readonly result: ExperimentResult;
  /** What it was trained on, where that is a file's. */
  readonly rows?: LoadedRows;
  /** What of a model's loss on data is drawn. */
  readonly data?: ShownData;
}

/** What is told while an experiment is carried out. */
export interface RunListener {
  /** The fraction done, from 0 to 1. */
  progress(done: number): void;
  /** The runs that are complete, while others are not. */
  partial(outcome: Outcome): void;
}

/** Carries out experiments, one at a time: a new one ends the one before. */
export class Runner implements vscode.Disposable {
  private abort = new AbortController();
  private readonly shower: DataShower;

  constructor(
    private readonly pool: Pool,
    readonly rows: FileRows,
  ) {
    this.shower = new DataShower(pool);
  }

  /**
   * @returns the trajectories: every step of runs up to 10,000 steps, about 10,000 rows of longer ones
   * @throws vscode.CancellationError when cancelled or overtaken; ProblemError when the experiment is not valid
   */
  async run(experiment: Experiment, listener: RunListener): Promise<Outcome> {
    this.cancel();
    const { signal } = this.abort;
    const every = recordEvery(experiment.steps);
    if (experiment.objective.kind !== 'data') {
      const seeds = Math.max(1, experiment.seeds?.length ?? 1);
      const trajectories = experiment.runs.length * startsOf(experiment).length * seeds;
      if (experiment.steps * trajectories <= maxStepsInHost)
        return { result: runExperiment(experiment, { record: { every } }) };
    }
    const rows = await this.rows.load(experiment.objective, signal);
    signal.throwIfAborted();
    const result = await this.runInPool(experiment, every, rows, listener, signal);
    const outcome = { result, ...(rows && { rows }) };
    const data = await this.shower.shown(experiment, outcome, signal);
    return { ...outcome, ...(data && { data }) };
  }

  /** Ends what is being computed, if anything. */
  cancel(): void {
    this.abort.abort(new vscode.CancellationError());
    this.abort = new AbortController();
  }

  dispose(): void {
    this.cancel();
    this.rows.dispose();
  }

  private async runInPool(
    experiment: Experiment,
    every: number,
    rows: LoadedRows | undefined,
    listener: RunListener,
    signal: AbortSignal,
  ): Promise<ExperimentResult> {
    const labels = runLabels(experiment, resolvedRuns(experiment));
    const parts = partsOf(experiment, this.pool.size);
    const done = new Float64Array(parts.length);
    const results: (readonly RunResult[] | undefined)[] = parts.map(() => undefined);
    let told = performance.now();
    const carryOut = async (part: Part, index: number) => {
      const { runs } = await this.pool.run<'run'>(
        { kind: 'run', experiment: part.experiment, record: { every } },
        {
          signal,
          ...(rows && { data: rows.prepared.data }),
          progress(fraction) {
            done[index] = fraction;
            listener.progress(done.reduce((sum, each) => sum + each) / done.length);
          },
        },
      );
      results[index] = runs.map((run) => ({ ...run, run: part.run, label: labels[part.run] }));
      done[index] = 1;
      if (performance.now() < told + partialEvery || signal.aborted) return;
      const complete = completeRuns(parts, results);
      if (complete.length === 0 || results.every((each) => each)) return;
      listener.partial({ result: { runs: complete }, ...(rows && { rows }) });
      told = performance.now();
    };
    try {
      await Promise.all(parts.map(carryOut));
    } catch (error) {
      // Of several that fail the first one counts, and the others need not go on.
      if (!signal.aborted) this.cancel();
      throw error;
    }
    return { runs: results.flatMap((each) => each ?? []) };
  }
}

/** The trajectories of the runs of which no part is missing. */
function completeRuns(
  parts: readonly Part[],
  results: readonly (readonly RunResult[] | undefined)[],
): readonly RunResult[] {
  const missing = new Set(parts.filter((_, index) => !results[index]).map(({ run }) => run));
  return results.flatMap((each) => each ?? []).filter(({ run }) => !missing.has(run));
}

function resolvedRuns(experiment: Experiment): ResolvedRun[] {
  return experiment.runs.map((spec) => {
    const resolved = resolveRun(experiment, spec);
    if (!resolved.ok) throw new ProblemError(resolved.errors);
    return resolved.run;
  });
}

/**
 * Which steps of a run are kept. An odd number, because an even one would always meet the same side of a zigzag and
 * draw it as a straight line.
 */
function recordEvery(steps: number): number {
  const every = Math.ceil(steps / maxRows);
  return every % 2 === 0 ? every + 1 : every;
}
