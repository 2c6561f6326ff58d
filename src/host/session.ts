import * as vscode from 'vscode';
import {
  matchSlots,
  ProblemError,
  recordChange,
  redo,
  startHistory,
  undo,
  type Change,
  type Experiment,
  type ExperimentResult,
  type History,
  type Problem,
} from '../core/index';
import type { Outcome, PartialOutcome, Runner } from './runner';

/** A version of the experiment with the results computed for it. */
export interface Computed extends Outcome {
  readonly revision: number;
  readonly history: History;
  /** Whether these are its first updates, and the others are still computed, as the next revision. */
  readonly isBegun?: boolean;
}

/** A version of the experiment that is still computed, with what can be shown of it already. */
export interface PartlyComputed extends PartialOutcome {
  readonly revision: number;
  readonly history: History;
}

/** A change that was not carried out. */
export interface Refusal {
  readonly change: Change;
  readonly problems: readonly Problem[];
}

/** Where a session's experiment is kept when that has undo and redo of its own: a document. */
export interface Keeper {
  /** Why nothing can be changed now, if so. */
  readonly refusal: Problem | undefined;
  /**
   * The panel shows another experiment.
   * @param change what made it; undefined when a change was taken back
   */
  keep(experiment: Experiment, change: Change | undefined): void;
  undo(): void;
  redo(): void;
}

/**
 * The experiment of a panel, its history and its results. Every step in the history makes a new revision. What is
 * shown is the newest revision that was computed; a change whose computation fails or is cancelled is taken back.
 * With a {@link Keeper}, undo and redo are its own, and the history is what a gesture goes on from.
 */
export class Session implements vscode.Disposable {
  /** Takes part from when it is set. */
  keeper: Keeper | undefined;
  private latestRevision = 0;
  /** The revision in which runs were last added or removed: older changes count runs differently. */
  private runsRevision = 0;
  private running: Promise<ExperimentResult> | undefined;
  private latestComputed: Computed | undefined;
  private readonly didCompute = new vscode.EventEmitter<Computed>();
  private readonly didChangeRows = new vscode.EventEmitter<void>();
  private readonly didFail = new vscode.EventEmitter<readonly Problem[]>();
  private readonly didProgress = new vscode.EventEmitter<{
    readonly revision: number;
    readonly done: number;
  }>();
  private readonly didPartlyCompute = new vscode.EventEmitter<PartlyComputed>();
  private readonly didRefuse = new vscode.EventEmitter<Refusal>();
  readonly onDidCompute = this.didCompute.event;
  /** The file whose rows it is trained on has changed, or has come or gone. */
  readonly onDidChangeRows = this.didChangeRows.event;
  /** It cannot be computed, and nothing else is shown. */
  readonly onDidFail = this.didFail.event;
  readonly onDidProgress = this.didProgress.event;
  /** A long training goes on. What is shown is still {@link computed}. */
  readonly onDidPartlyCompute = this.didPartlyCompute.event;
  readonly onDidRefuse = this.didRefuse.event;

  /** @param history undefined until there is a valid experiment, which {@link adoptText} brings */
  constructor(
    private history: History | undefined,
    private readonly runner: Runner,
  ) {
    runner.rows.onDidChange(() => this.refresh());
  }

  get experiment(): Experiment | undefined {
    return this.history?.present.experiment;
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
    const { history } = this;
    const refusal = this.refusalOf(change, basedOn);
    const recorded =
      refusal || !history
        ? { ok: false as const, errors: refusal ? [refusal] : [] }
        : recordChange(history, change);
    if (!recorded.ok) {
      this.didRefuse.fire({ change, problems: recorded.errors });
      return;
    }
    this.adopt(recorded.history, (error) => this.didRefuse.fire({ change, problems: problemsOf(error) }));
    if (recorded.history.present !== history?.present)
      this.keeper?.keep(recorded.history.present.experiment, change);
  }

  undo(): void {
    if (this.keeper) this.keeper.undo();
    else if (this.history) this.adopt(undo(this.history));
  }

  redo(): void {
    if (this.keeper) this.keeper.redo();
    else if (this.history) this.adopt(redo(this.history));
  }

  /**
   * Shows what was written elsewhere. Runs that can be told keep their slots.
   * @param failed is told when it cannot be computed; what was shown before stays then
   */
  adoptText(experiment: Experiment, failed?: (error: unknown) => void): void {
    const before = this.history?.present;
    const history = startHistory(experiment, before && matchSlots(before, experiment.runs));
    this.adopt(history, failed, false);
  }

  /** Gives the runs the slots that they had before a reload, unless something was changed since. */
  restoreSlots(slots: readonly number[]): void {
    if (this.history?.past.length !== 0) return;
    const { present } = this.history;
    const restored = startHistory(present.experiment, slots);
    // What was drawn for them meanwhile holds.
    if (restored.present.slots.join() === present.slots.join()) return;
    this.history = restored;
    if (this.latestComputed) this.latestComputed = { ...this.latestComputed, history: this.history };
  }

  /** The run that had this place in a revision, if it still has it. */
  runAt(index: number, basedOn: number): Experiment['runs'][number] | undefined {
    return basedOn < this.runsRevision || basedOn > this.latestRevision
      ? undefined
      : this.experiment?.runs[index];
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
    this.didFail.dispose();
    this.didChangeRows.dispose();
    this.didProgress.dispose();
    this.didPartlyCompute.dispose();
    this.didRefuse.dispose();
  }

  private refusalOf(change: Change, basedOn: number): Problem | undefined {
    const namesRun = 'run' in change && typeof change.run === 'number';
    const isStale = basedOn > this.latestRevision || (namesRun && basedOn < this.runsRevision);
    if (isStale) return { message: 'The list of runs changed meanwhile; try again.', path: 'runs' };
    return this.keeper?.refusal;
  }

  /** @param isKept whether the keeper has it, and is to be told when it is taken back */
  private adopt(history: History, failed?: (error: unknown) => void, isKept = true): void {
    const before = this.history?.present;
    const after = history.present;
    this.history = history;
    if (after.experiment === before?.experiment) {
      // Nothing changed, but whoever asked waits for an answer.
      if (this.latestComputed?.revision === this.latestRevision)
        this.didCompute.fire({ ...this.latestComputed, history });
      return;
    }
    this.latestRevision++;
    if (after.slots.join() !== before?.slots.join()) this.runsRevision = this.latestRevision;
    this.running = undefined;
    this.compute().catch((error: unknown) => {
      if (error instanceof vscode.CancellationError) return;
      this.takeBack(isKept);
      failed?.(error);
    });
  }

  /** Computes the same experiment once more, on rows that have changed. */
  private refresh(): void {
    const { experiment } = this;
    this.didChangeRows.fire();
    // Who heard of it may have brought another one.
    if (!experiment || experiment !== this.experiment) return;
    this.latestRevision++;
    this.running = undefined;
    this.compute().catch((error: unknown) => {
      if (error instanceof vscode.CancellationError) return;
      this.takeBack(false);
      const { objective } = experiment;
      this.didRefuse.fire({ change: { kind: 'objective', objective }, problems: problemsOf(error) });
    });
  }

  private async run(): Promise<ExperimentResult> {
    let { latestRevision: revision } = this;
    const { history } = this;
    if (!history) throw new vscode.CancellationError();
    const tell = (outcome: Outcome, isBegun: boolean): void => {
      this.latestComputed = { revision, history: this.history ?? history, ...outcome, isBegun };
      this.didCompute.fire(this.latestComputed);
    };
    const begun = (outcome: Outcome): void => {
      // What is asked for from now on is asked on what is shown; the rest is news.
      this.latestRevision++;
      tell(outcome, true);
      revision = this.latestRevision;
    };
    const outcome = await this.runner
      .run(history.present.experiment, {
        progress: (done) => this.didProgress.fire({ revision, done }),
        partial: (partial) =>
          this.didPartlyCompute.fire({ revision, history: this.history ?? history, ...partial }),
        ...(this.latestComputed === undefined && { begun }),
      })
      .catch((error: unknown) => {
        if (error instanceof vscode.CancellationError) throw error;
        if (!this.latestComputed || this.latestComputed.isBegun) {
          this.takeBack(false);
          this.didFail.fire(problemsOf(error));
        }
        throw error;
      });
    if (revision !== this.latestRevision) throw new vscode.CancellationError();
    tell(outcome, false);
    return outcome.result;
  }

  /** Back to what is shown, as a revision of its own. */
  private takeBack(isKept = true): void {
    // The first experiment has nothing before it, unless it was seen to begin.
    if (!this.latestComputed) return;
    this.runner.cancel();
    const { history, result } = this.latestComputed;
    this.history = history;
    this.runsRevision = ++this.latestRevision;
    this.running = Promise.resolve(result);
    this.latestComputed = { ...this.latestComputed, revision: this.latestRevision, isBegun: false };
    this.didCompute.fire(this.latestComputed);
    if (isKept) this.keeper?.keep(history.present.experiment, undefined);
  }
}

/** What an error says to the user: its problems, or itself. */
export function problemsOf(error: unknown): readonly Problem[] {
  if (error instanceof ProblemError) return error.problems;
  return [{ message: error instanceof Error ? error.message : String(error) }];
}
