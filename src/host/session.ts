import * as vscode from 'vscode';
import {
  ProblemError,
  tryEdit,
  type Change,
  type Experiment,
  type ExperimentResult,
  type Problem,
} from '../core/index';
import type { Runner } from './runner';

/** An experiment with the results computed for it. */
export interface Computed {
  readonly revision: number;
  readonly experiment: Experiment;
  readonly result: ExperimentResult;
}

/** A change that was not carried out. */
export interface Refusal {
  readonly change: Change;
  readonly problems: readonly Problem[];
}

/**
 * The experiment of a panel and its results. Every change that is carried out makes a new revision. What is shown is
 * the newest revision that was computed; a change whose computation fails or is cancelled is taken back.
 */
export class Session implements vscode.Disposable {
  private latestRevision = 0;
  /** The revision in which runs were last added or removed: older changes count runs differently. */
  private runsRevision = 0;
  private running: Promise<ExperimentResult> | undefined;
  private latestComputed: Computed | undefined;
  private readonly didCompute = new vscode.EventEmitter<Computed>();
  private readonly didProgress = new vscode.EventEmitter<{
    readonly revision: number;
    readonly done: number;
  }>();
  private readonly didRefuse = new vscode.EventEmitter<Refusal>();
  readonly onDidCompute = this.didCompute.event;
  readonly onDidProgress = this.didProgress.event;
  readonly onDidRefuse = this.didRefuse.event;

  constructor(
    private current: Experiment,
    private readonly runner: Runner,
  ) {}

  get experiment(): Experiment {
    return this.current;
  }

  /** Counts the changes that were carried out. */
  get revision(): number {
    return this.latestRevision;
  }

  /** What can be shown: the newest revision whose results are known. */
  get computed(): Computed | undefined {
    return this.latestComputed;
  }

  /**
   * Carries out a change and computes the result, or tells {@link onDidRefuse} why not.
   * @param basedOn the revision the change was made on
   */
  change(change: Change, basedOn: number): void {
    const edited = this.isStale(change, basedOn)
      ? {
          ok: false as const,
          errors: [{ message: 'The list of runs changed meanwhile; try again.', path: 'runs' }],
        }
      : tryEdit(this.current, change);
    if (edited.ok) this.adopt(edited.experiment, change);
    else this.didRefuse.fire({ change, problems: edited.errors });
  }

  /**
   * The result of the current experiment, computed if need be.
   * @throws vscode.CancellationError when it is cancelled or overtaken by a change
   */
  compute(): Promise<ExperimentResult> {
    this.running ??= this.run();
    return this.running;
  }

  /** Ends a long computation, and takes back the change it was for. */
  cancel(): void {
    if (this.latestComputed?.revision !== this.latestRevision) this.takeBack();
  }

  dispose(): void {
    this.runner.dispose();
    this.didCompute.dispose();
    this.didProgress.dispose();
    this.didRefuse.dispose();
  }

  private isStale(change: Change, basedOn: number): boolean {
    const namesRun = change.kind === 'hyperparameter' || change.kind === 'remove-run';
    return basedOn > this.latestRevision || (namesRun && basedOn < this.runsRevision);
  }

  private adopt(experiment: Experiment, change: Change): void {
    if (experiment === this.current) return;
    this.current = experiment;
    this.latestRevision++;
    if (change.kind === 'add-run' || change.kind === 'remove-run' || change.kind === 'replace') {
      this.runsRevision = this.latestRevision;
    }
    this.running = undefined;
    this.compute().catch((error: unknown) => {
      if (error instanceof vscode.CancellationError) return;
      this.takeBack();
      this.didRefuse.fire({ change, problems: problemsOf(error) });
    });
  }

  private async run(): Promise<ExperimentResult> {
    const { latestRevision: revision, current: experiment } = this;
    const result = await this.runner.run(experiment, (done) => this.didProgress.fire({ revision, done }));
    if (revision !== this.latestRevision) throw new vscode.CancellationError();
    this.latestComputed = { revision, experiment, result };
    this.didCompute.fire(this.latestComputed);
    return result;
  }

  /** Back to what is shown, as a revision of its own. */
  private takeBack(): void {
    this.runner.cancel();
    if (!this.latestComputed) return;
    const { experiment, result } = this.latestComputed;
    this.current = experiment;
    this.runsRevision = ++this.latestRevision;
    this.running = Promise.resolve(result);
    this.latestComputed = { revision: this.latestRevision, experiment, result };
    this.didCompute.fire(this.latestComputed);
  }
}

/** What an error says to the user: its problems, or itself. */
export function problemsOf(error: unknown): readonly Problem[] {
  if (error instanceof ProblemError) return error.problems;
  return [{ message: error instanceof Error ? error.message : String(error) }];
}
