import * as vscode from 'vscode';
import {
  ProblemError,
  resolveRun,
  runExperiment,
  runLabels,
  type Experiment,
  type ExperimentResult,
  type ResolvedRun,
  type RunOptions,
  type RunResult,
} from '../core/index';
import { partsOf, type Part } from './parts';
import type { Pool } from './pool';
import { areShort, dataPlan, isShort, landscapeRecord } from './record';
import { DataShower } from './data/dataShower';
import type { ShownData } from './data/shownData';
import type { FileRows, LoadedRows } from './tables/fileRows';

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
    if (experiment.objective.kind !== 'data') this.shower.forget();
    if (experiment.objective.kind !== 'data' && isShort(experiment))
      return { result: runExperiment(experiment, { record: landscapeRecord(experiment) }) };
    const rows = await this.rows.load(experiment.objective, signal);
    signal.throwIfAborted();
    const result = await this.carryOut(experiment, rows, listener, signal);
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

  private async carryOut(
    experiment: Experiment,
    rows: LoadedRows | undefined,
    listener: RunListener,
    signal: AbortSignal,
  ): Promise<ExperimentResult> {
    const { objective, runs } = experiment;
    if (objective.kind !== 'data') {
      const record = landscapeRecord(experiment);
      return this.runInPool(
        experiment,
        runs.map(() => record),
        rows,
        listener,
        signal,
      );
    }
    const data = rows?.prepared.data;
    const plans = runs.map((_, run) => dataPlan(experiment, objective, run, data));
    const records = plans.map(({ record }) => record);
    if (!areShort(plans)) return this.runInPool(experiment, records, rows, listener, signal);
    const parts = partsOf(experiment, 1);
    return merged(
      experiment,
      parts,
      parts.map(
        (part) => runExperiment(part.experiment, { record: records[part.run], ...(data && { data }) }).runs,
      ),
    );
  }

  private async runInPool(
    experiment: Experiment,
    records: readonly NonNullable<RunOptions['record']>[],
    rows: LoadedRows | undefined,
    listener: RunListener,
    signal: AbortSignal,
  ): Promise<ExperimentResult> {
    const parts = partsOf(experiment, this.pool.size);
    const done = new Float64Array(parts.length);
    const results: (readonly RunResult[] | undefined)[] = parts.map(() => undefined);
    let told = performance.now();
    const carryOut = async (part: Part, index: number) => {
      const { runs } = await this.pool.run<'run'>(
        { kind: 'run', experiment: part.experiment, record: records[part.run] },
        {
          signal,
          ...(rows && { data: rows.prepared.data }),
          progress(fraction) {
            done[index] = fraction;
            listener.progress(done.reduce((sum, each) => sum + each) / done.length);
          },
        },
      );
      results[index] = runs;
      done[index] = 1;
      if (performance.now() < told + partialEvery || signal.aborted) return;
      if (results.every((each) => each)) return;
      const result = merged(experiment, parts, results);
      if (result.runs.length === 0) return;
      listener.partial({ result, ...(rows && { rows }) });
      told = performance.now();
    };
    try {
      await Promise.all(parts.map(carryOut));
    } catch (error) {
      // Of several that fail the first one counts, and the others need not go on.
      if (!signal.aborted) this.cancel();
      throw error;
    }
    return merged(experiment, parts, results);
  }
}

/** The trajectories of the runs of which no part is missing, as those of the whole experiment. */
function merged(
  experiment: Experiment,
  parts: readonly Part[],
  results: readonly (readonly RunResult[] | undefined)[],
): ExperimentResult {
  const labels = runLabels(experiment, resolvedRuns(experiment));
  const missing = new Set(parts.filter((_, index) => !results[index]).map(({ run }) => run));
  const runs = parts.flatMap(({ run }, index) =>
    missing.has(run) ? [] : results[index]!.map((result) => ({ ...result, run, label: labels[run] })),
  );
  return { runs };
}

function resolvedRuns(experiment: Experiment): ResolvedRun[] {
  return experiment.runs.map((spec) => {
    const resolved = resolveRun(experiment, spec);
    if (!resolved.ok) throw new ProblemError(resolved.errors);
    return resolved.run;
  });
}
