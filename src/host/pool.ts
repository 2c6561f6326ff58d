import { ProblemError, type Dataset } from '../core/index';
import type { FromWorker, Job, JobResults, ToWorker } from '../protocol/workerMessages';
import type { SoFar } from '../protocol/soFar';
import type { StartWorker, WorkerHandle } from './platform';

/** More would take memory that others need, and few experiments have so many runs. */
const maxWorkers = 8;

/** A worker that has not let go of a cancelled task by then, in ms, is ended: cancelling never takes longer. */
const letGoWithin = 100;

/** How long a job takes before it is looked at, and then between two looks, in ms: what is short shows its end alone. */
const lookEvery = 333;

/** Workers that had nothing to do for so long, in ms, are ended, with the data that they hold. */
const idleFor = 60_000;

/** How a job is carried out. */
export interface JobOptions {
  /** What the job reads. It is sent to a worker once, for all the jobs on it that follow each other. */
  readonly data?: Dataset;
  /** Memory of the job that is handed over, and is gone here. */
  readonly transfer?: readonly ArrayBuffer[];
  /** Is told the fraction done, from 0 to 1, now and then. */
  readonly progress?: (done: number) => void;
  /** Is told of a job that goes on for long what can be shown of it already, at most three times a second. */
  readonly partial?: (soFar: SoFar) => void;
  readonly signal?: AbortSignal;
  /** It takes a moment, and somebody waits for it: it does not wait for jobs that take long. */
  readonly isBrief?: boolean;
}

interface Task {
  readonly id: number;
  readonly job: Job;
  readonly options: JobOptions;
  readonly resolve: (result: JobResults[Job['kind']]) => void;
  readonly reject: (reason: unknown) => void;
}

interface Member {
  handle: Promise<WorkerHandle>;
  /** What it is at, cancelled or not. */
  task: Task | undefined;
  /** Whether it knows of its task: until it has started, it does not. */
  hasBegun: boolean;
  /** What it was sent. */
  data: Dataset | undefined;
  timer: ReturnType<typeof setTimeout> | undefined;
  /** Until the next look at its task. */
  look: ReturnType<typeof setTimeout> | undefined;
}

/**
 * Workers that take jobs in the order in which they come: as many as there is work for, and at most as many as the
 * machine runs side by side. Brief jobs come first, and have one more where all are at something.
 */
export class Pool {
  /** How many workers there may be. */
  readonly size: number;
  private readonly members = new Set<Member>();
  private readonly queue: Task[] = [];
  private nextTask = 1;

  /** @param parallelism how many threads the machine can run side by side */
  constructor(
    private readonly start: StartWorker,
    parallelism: number,
  ) {
    this.size = Math.min(maxWorkers, Math.max(1, parallelism));
  }

  /**
   * @returns what the job ends with
   * @throws ProblemError when something is wrong with the job; the signal's reason when that is aborted
   */
  run<Kind extends Job['kind']>(
    job: Extract<Job, { kind: Kind }>,
    options: JobOptions = {},
  ): Promise<JobResults[Kind]> {
    const { signal } = options;
    return new Promise<JobResults[Job['kind']]>((resolve, reject) => {
      if (signal?.aborted) {
        reject(signal.reason as Error);
        return;
      }
      const cancel = (): void => this.cancel(task);
      // A signal may outlive very many jobs.
      const forget = (): void => signal?.removeEventListener('abort', cancel);
      const task: Task = {
        id: this.nextTask++,
        job,
        options,
        resolve: (result) => (forget(), resolve(result)),
        reject: (reason) => (forget(), reject(reason as Error)),
      };
      signal?.addEventListener('abort', cancel);
      const next = options.isBrief ? this.queue.findIndex((each) => !each.options.isBrief) : -1;
      this.queue.splice(next < 0 ? this.queue.length : next, 0, task);
      this.assign();
    }) as Promise<JobResults[Kind]>;
  }

  dispose(): void {
    const disposed = new Error('The workers have ended.');
    for (const task of this.queue.splice(0)) task.reject(disposed);
    for (const member of this.members) {
      member.task?.reject(disposed);
      this.end(member);
    }
  }

  private assign(): void {
    while (this.queue.length > 0) {
      const most = this.size + (this.queue[0].options.isBrief ? 1 : 0);
      const idle = this.idleMember() ?? (this.members.size < most ? this.open() : undefined);
      if (!idle) return;
      this.begin(idle, this.queue.shift()!);
    }
  }

  /** One that has the data of the next task already, if there is one. */
  private idleMember(): Member | undefined {
    const idle = [...this.members].filter(({ task }) => !task);
    const { data } = this.queue[0].options;
    return idle.find((member) => member.data === data) ?? idle[0];
  }

  private open(): Member {
    const member: Member = {
      handle: this.start(
        (message) => this.receive(member, message as FromWorker),
        (error) => this.fail(member, error),
      ),
      task: undefined,
      hasBegun: false,
      data: undefined,
      timer: undefined,
      look: undefined,
    };
    this.members.add(member);
    return member;
  }

  private begin(member: Member, task: Task): void {
    clearTimeout(member.timer);
    member.task = task;
    member.hasBegun = false;
    member.handle.then(
      (worker) => {
        // Cancelled meanwhile.
        if (member.task !== task) return;
        member.hasBegun = true;
        const { data, transfer } = task.options;
        if (data && data !== member.data) worker.post({ type: 'data', data } satisfies ToWorker);
        member.data = data ?? member.data;
        worker.post({ type: 'start', task: task.id, job: task.job } satisfies ToWorker, transfer);
        this.lookLater(member, task);
      },
      (error: Error) => this.fail(member, error),
    );
  }

  /** One look is under way at a time: who answers late is asked less often. */
  private lookLater(member: Member, { id, options }: Task): void {
    if (!options.partial) return;
    const look = { type: 'look', task: id } satisfies ToWorker;
    member.look = setTimeout(() => void member.handle.then((worker) => worker.post(look)), lookEvery);
  }

  private cancel(task: Task): void {
    const waiting = this.queue.indexOf(task);
    if (waiting >= 0) this.queue.splice(waiting, 1);
    task.reject(task.options.signal?.reason);
    const member = [...this.members].find((each) => each.task === task);
    if (!member) return;
    if (!member.hasBegun) {
      this.release(member);
      return;
    }
    clearTimeout(member.look);
    void member.handle.then((worker) => worker.post({ type: 'cancel', task: task.id } satisfies ToWorker));
    member.timer = setTimeout(() => {
      this.end(member);
      this.assign();
    }, letGoWithin);
  }

  private receive(member: Member, message: FromWorker): void {
    const { task } = member;
    if (task?.id !== message.task) return;
    const { signal, progress, partial } = task.options;
    if (message.type === 'progress') {
      if (!signal?.aborted) progress?.(message.done);
      return;
    }
    if (message.type === 'partial') {
      if (signal?.aborted) return;
      partial?.(message.soFar);
      this.lookLater(member, task);
      return;
    }
    clearTimeout(member.look);
    // What was cancelled is rejected already, and this changes nothing about it.
    if (message.type === 'result') task.resolve(message.result);
    else task.reject(new ProblemError(message.problems));
    this.release(member);
  }

  /** It is at nothing any more. */
  private release(member: Member): void {
    member.task = undefined;
    clearTimeout(member.timer);
    const isOneMore = this.members.size > this.size && !this.queue[0]?.options.isBrief;
    if (isOneMore) this.end(member);
    else member.timer = setTimeout(() => this.end(member), idleFor);
    this.assign();
  }

  /** The worker is gone: the next task starts another. */
  private fail(member: Member, error: Error): void {
    if (!this.members.has(member)) return;
    member.task?.reject(error);
    this.end(member);
    this.assign();
  }

  private end(member: Member): void {
    clearTimeout(member.timer);
    clearTimeout(member.look);
    this.members.delete(member);
    member.handle.then(
      (worker) => worker.terminate(),
      () => undefined,
    );
  }
}
