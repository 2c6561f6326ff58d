import * as vscode from 'vscode';
import {
  ProblemError,
  resolveRun,
  runExperiment,
  runLabels,
  trainingRows,
  type Experiment,
  type ExperimentResult,
  type ResolvedRun,
  type RunOptions,
  type RunResult,
} from '../core/index';
import { soFarOf, type SoFar } from '../protocol/soFar';
import type { Job } from '../protocol/workerMessages';
import { Gathering } from './gathering';
import { partsOf, type Part } from './parts';
import type { JobOptions, Pool } from './pool';
import { areShort, dataPlan, isShort, landscapeRecord, type DataPlan } from './record';
import { DataShower } from './data/dataShower';
import type { DataSurface, ShownData } from './data/shownData';
import type { FileRows, LoadedRows } from './tables/fileRows';

/** What came of an experiment. */
export interface Outcome {
  readonly result: ExperimentResult;
  /** What it was trained on, where that is a file's. */
  readonly rows?: LoadedRows;
  /** What of a model's loss on data is drawn. */
  readonly data?: ShownData;
}

/** What can be shown of an experiment on data while it is trained. */
export interface PartialOutcome {
  /** Of each run the trajectory that is drawn, as far as it is; undefined of one that has not begun. */
  readonly runs: readonly (SoFar | undefined)[];
  readonly labels: readonly string[];
  /** How many rows are trained on. */
  readonly trainingRows: number;
  /** On whose plane the trajectories are placed; absent where the losses there will be others. */
  readonly surface?: DataSurface;
}

/** Is told now and then how a long computation goes on. */
export interface Watch {
  /** The fraction done, from 0 to 1. */
  readonly progress: (done: number) => void;
  readonly partial: (partial: PartialOutcome) => void;
  /** Where there is nothing to show yet: is told the first updates of a training that takes long. */
  readonly begun?: (beginning: Outcome) => void;
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
  async run(experiment: Experiment, watch: Watch): Promise<Outcome> {
    this.cancel();
    const { signal } = this.abort;
    if (experiment.objective.kind !== 'data') this.shower.forget();
    if (isShort(experiment))
      return { result: runExperiment(experiment, { record: landscapeRecord(experiment) }) };
    const rows = await this.rows.load(experiment.objective, signal);
    signal.throwIfAborted();
    const result = await this.carryOut(experiment, rows, watch, signal);
    return this.outcomeOf(experiment, result, rows, signal);
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

  private async outcomeOf(
    experiment: Experiment,
    result: ExperimentResult,
    rows: LoadedRows | undefined,
    signal: AbortSignal,
  ): Promise<Outcome> {
    const outcome = { result, ...(rows && { rows }) };
    const data = await this.shower.shown(experiment, outcome, signal);
    return { ...outcome, ...(data && { data }) };
  }

  private async carryOut(
    experiment: Experiment,
    rows: LoadedRows | undefined,
    watch: Watch,
    signal: AbortSignal,
  ): Promise<ExperimentResult> {
    const { objective, runs } = experiment;
    if (objective.kind !== 'data') {
      const record = landscapeRecord(experiment);
      return this.runInPool(
        experiment,
        runs.map(() => record),
        rows,
        watch,
        signal,
      );
    }
    const data = rows?.prepared.data;
    const plans = runs.map((_, run) => dataPlan(experiment, objective, run, data));
    const records = plans.map(({ record }) => record);
    if (!areShort(plans)) {
      if (watch.begun) {
        const beginning = await this.begin(experiment, plans, rows, signal);
        const outcome = await this.outcomeOf(experiment, beginning, rows, signal);
        signal.throwIfAborted();
        watch.begun(outcome);
      }
      return this.runInPool(experiment, records, rows, watch, signal);
    }
    const parts = partsOf(experiment, 1);
    return merged(
      experiment,
      parts,
      parts.map(
        (part) => runExperiment(part.experiment, { record: records[part.run], ...(data && { data }) }).runs,
      ),
    );
  }

  /** The first updates of each run, on its first seed. */
  private async begin(
    experiment: Experiment,
    plans: readonly DataPlan[],
    rows: LoadedRows | undefined,
    signal: AbortSignal,
  ): Promise<ExperimentResult> {
    const { seeds } = experiment;
    const parts = partsOf({ ...experiment, ...(seeds && { seeds: seeds.slice(0, 1) }) }, 1);
    // Nothing is shown until they are there: the trainings of other panels may take minutes.
    const options = { signal, isBrief: true, ...(rows && { data: rows.prepared.data }) };
    const results = parts.map((part) => {
      const { record, beginning } = plans[part.run];
      return this.runPart(part, { record, updates: beginning }, options);
    });
    return merged(experiment, parts, await Promise.all(results));
  }

  private async runInPool(
    experiment: Experiment,
    records: readonly NonNullable<RunOptions['record']>[],
    rows: LoadedRows | undefined,
    watch: Watch,
    signal: AbortSignal,
  ): Promise<ExperimentResult> {
    const parts = partsOf(experiment, this.pool.size);
    const done = new Float64Array(parts.length);
    const shown = this.shownMeanwhile(experiment, rows);
    const plane = shown?.surface?.drawn.plane;
    const gathering = new Gathering(
      experiment.runs.length,
      (each) => shown && watch.partial({ ...shown, runs: each }),
    );
    const carryOut = async (part: Part, index: number) => {
      const { run, isDrawn } = part;
      const options: JobOptions = {
        signal,
        ...(rows && { data: rows.prepared.data }),
        progress: (fraction) => {
          done[index] = fraction;
          watch.progress(done.reduce((sum, each) => sum + each) / done.length);
        },
        ...(shown && isDrawn && { partial: (soFar: SoFar) => gathering.add(run, soFar) }),
      };
      const runs = await this.runPart(part, { record: records[run], ...(plane && { plane }) }, options);
      done[index] = 1;
      if (shown && isDrawn) gathering.add(run, soFarOf(runs[0], runs[0].steps.at(-1)!, plane));
      return runs;
    };
    try {
      return merged(experiment, parts, await Promise.all(parts.map(carryOut)));
    } catch (error) {
      // Of several that fail the first one counts, and the others need not go on.
      if (!signal.aborted) this.cancel();
      throw error;
    } finally {
      gathering.end();
    }
  }

  private async runPart(
    { run, experiment }: Part,
    job: Omit<Extract<Job, { kind: 'run' }>, 'kind' | 'experiment'>,
    options: JobOptions,
  ): Promise<readonly RunResult[]> {
    try {
      const { runs } = await this.pool.run<'run'>({ kind: 'run', experiment, ...job }, options);
      return runs;
    } catch (error) {
      throw error instanceof ProblemError ? ofRun(run, error) : error;
    }
  }

  /** What goes with the runs of an experiment while they are trained; undefined where nothing is shown of them. */
  private shownMeanwhile(
    experiment: Experiment,
    rows: LoadedRows | undefined,
  ): Omit<PartialOutcome, 'runs'> | undefined {
    const { objective } = experiment;
    if (objective.kind !== 'data') return undefined;
    const surface = this.shower.surfaceOf(objective, rows);
    return {
      labels: runLabels(experiment, resolvedRuns(experiment)),
      trainingRows: trainingRows(objective, rows?.prepared.data) ?? 0,
      ...(surface && { surface }),
    };
  }
}

/** The trajectories of all parts, as those of the whole experiment. */
function merged(
  experiment: Experiment,
  parts: readonly Part[],
  results: readonly (readonly RunResult[])[],
): ExperimentResult {
  const labels = runLabels(experiment, resolvedRuns(experiment));
  const runs = parts.flatMap(({ run }, index) =>
    results[index].map((result) => ({ ...result, run, label: labels[run] })),
  );
  return { runs };
}

/** In its part a run is the only one. */
function ofRun(run: number, { problems }: ProblemError): ProblemError {
  return new ProblemError(
    problems.map((problem) => ({
      ...problem,
      ...(problem.path && { path: problem.path.replace(/^runs\[0\]/, `runs[${run}]`) }),
    })),
  );
}

function resolvedRuns(experiment: Experiment): ResolvedRun[] {
  return experiment.runs.map((spec) => {
    const resolved = resolveRun(experiment, spec);
    if (!resolved.ok) throw new ProblemError(resolved.errors);
    return resolved.run;
  });
}
