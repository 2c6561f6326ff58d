import * as vscode from 'vscode';
import {
  ProblemError,
  recordChange,
  redo,
  undo,
  type Change,
  type Experiment,
  type ExperimentResult,
  type History,
  type Problem,
} from '../core/index';
import type { Runner } from './runner';

/** A version of the experiment with the results computed for it. */
export interface Computed {
  readonly revision: number;
  readonly history: History;
  readonly result: ExperimentResult;
}

/** A change that was not carried out. */
export interface Refusal {
  readonly change: Change;
  readonly problems: readonly Problem[];
}

/**
 * The experiment of a panel, its history and its results. Every step in the history makes a new revision. What is
 * shown is the newest revision that was computed; a change whose computation fails or is cancelled is taken back.
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
    private history: History,
    private readonly runner: Runner,
  ) {}

  get experiment(): Experiment {
    return this.history.present.experiment;
  }

  /** Counts the steps in the history, forward and back. */
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
    const recorded = this.isStale(change, basedOn)
      ? {
          ok: false as const,
          errors: [{ message: 'The list of runs changed meanwhile; try again.', path: 'runs' }],
        }
      : recordChange(this.history, change);
    if (!recorded.ok) {
      this.didRefuse.fire({ change, problems: recorded.errors });
      return;
    }
    this.adopt(recorded.history, (error) => this.didRefuse.fire({ change, problems: problemsOf(error) }));
  }

  undo(): void {
    this.adopt(undo(this.history));
  }

  redo(): void {
    this.adopt(redo(this.history));
  }

  /** The run that had this place in a revision, if it still has it. */
  runAt(index: number, basedOn: number): Experiment['runs'][number] | undefined {
    return basedOn < this.runsRevision || basedOn > this.latestRevision
      ? undefined
      : this.experiment.runs[index];
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
    const namesRun = 'run' in change && typeof change.run === 'number';
    return basedOn > this.latestRevision || (namesRun && basedOn < this.runsRevision);
  }

  private adopt(history: History, failed?: (error: unknown) => void): void {
    const before = this.history.present;
    const after = history.present;
    this.history = history;
    if (after.experiment === before.experiment) {
      // Nothing changed, but whoever asked waits for an answer.
      if (this.latestComputed?.revision === this.latestRevision)
        this.didCompute.fire({ ...this.latestComputed, history });
      return;
    }
    this.latestRevision++;
    if (after.slots.join() !== before.slots.join()) this.runsRevision = this.latestRevision;
    this.running = undefined;
    this.compute().catch((error: unknown) => {
      if (error instanceof vscode.CancellationError) return;
      this.takeBack();
      failed?.(error);
    });
  }

  private async run(): Promise<ExperimentResult> {
    const { latestRevision: revision, history } = this;
    const result = await this.runner.run(history.present.experiment, (done) =>
      this.didProgress.fire({ revision, done }),
    );
    if (revision !== this.latestRevision) throw new vscode.CancellationError();
    this.latestComputed = { revision, history: this.history, result };
    this.didCompute.fire(this.latestComputed);
    return result;
  }

  /** Back to what is shown, as a revision of its own. */
  private takeBack(): void {
    // The first experiment has nothing before it.
    if (!this.latestComputed) return;
    this.runner.cancel();
    const { history, result } = this.latestComputed;
    this.history = history;
    this.runsRevision = ++this.latestRevision;
    this.running = Promise.resolve(result);
    this.latestComputed = { revision: this.latestRevision, history, result };
    this.didCompute.fire(this.latestComputed);
  }
}

/** What an error says to the user: its problems, or itself. */
export function problemsOf(error: unknown): readonly Problem[] {
  if (error instanceof ProblemError) return error.problems;
  return [{ message: error instanceof Error ? error.message : String(error) }];
}
