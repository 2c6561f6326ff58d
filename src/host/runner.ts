import * as vscode from 'vscode';
import { ProblemError, runExperiment, startsOf, type Experiment, type ExperimentResult } from '../core/index';
import type { FromWorker, ToWorker } from '../protocol/workerMessages';
import type { Platform, WorkerHandle } from './platform';

/** Steps, over all trajectories, that the extension host computes itself: a few milliseconds. More go to a worker. */
const maxStepsInHost = 50_000;

/** Rows of a trajectory that are kept for drawing; there are fewer pixels. */
const maxRows = 10_000;

interface Task {
  readonly id: number;
  readonly progress: (done: number) => void;
  readonly resolve: (result: ExperimentResult) => void;
  readonly reject: (error: Error) => void;
}

/** Carries out experiments, one at a time: a new one ends the one before. */
export class Runner implements vscode.Disposable {
  private worker: Promise<WorkerHandle> | undefined;
  private task: Task | undefined;
  private nextTask = 1;

  constructor(
    private readonly platform: Platform,
    private readonly extensionUri: vscode.Uri,
  ) {}

  /**
   * @param progress is told the fraction done, from 0 to 1, now and then
   * @returns the trajectories: every step of runs up to 10,000 steps, about 10,000 rows of longer ones
   * @throws vscode.CancellationError when cancelled or overtaken; ProblemError when the experiment is not valid
   */
  run(experiment: Experiment, progress: (done: number) => void): Promise<ExperimentResult> {
    this.cancel();
    const every = recordEvery(experiment.steps);
    const trajectories =
      experiment.runs.length * startsOf(experiment).length * Math.max(1, experiment.seeds?.length ?? 1);
    if (experiment.steps * trajectories <= maxStepsInHost) {
      return new Promise((resolve) => resolve(runExperiment(experiment, { record: { every } })));
    }
    return new Promise((resolve, reject) => {
      const task: Task = { id: this.nextTask++, progress, resolve, reject };
      this.task = task;
      this.worker ??= this.startWorker();
      this.worker.then(
        (worker) =>
          this.task === task &&
          worker.post({ type: 'run', task: task.id, experiment, every } satisfies ToWorker),
        (error: Error) => this.fail(error),
      );
    });
  }

  /** Ends what is being computed, if anything. */
  cancel(): void {
    const { task } = this;
    if (!task) return;
    this.task = undefined;
    void this.worker?.then((worker) => worker.post({ type: 'cancel', task: task.id } satisfies ToWorker));
    task.reject(new vscode.CancellationError());
  }

  dispose(): void {
    this.cancel();
    void this.worker?.then((worker) => worker.terminate());
    this.worker = undefined;
  }

  private startWorker(): Promise<WorkerHandle> {
    return this.platform.startWorker(
      this.extensionUri,
      (message) => this.receive(message as FromWorker),
      (error) => this.fail(error),
    );
  }

  private receive(message: FromWorker): void {
    const { task } = this;
    if (task?.id !== message.task) return;
    if (message.type === 'progress') {
      task.progress(message.done);
      return;
    }
    this.task = undefined;
    if (message.type === 'result') task.resolve(message.result);
    else task.reject(new ProblemError(message.problems));
  }

  /** The worker is gone: the next task starts another. */
  private fail(error: Error): void {
    this.worker = undefined;
    this.task?.reject(error);
    this.task = undefined;
  }
}

/**
 * Which steps of a run are kept. An odd number, because an even one would always meet the same side of a zigzag and
 * draw it as a straight line.
 */
function recordEvery(steps: number): number {
  const every = Math.ceil(steps / maxRows);
  return every % 2 === 0 ? every + 1 : every;
}
