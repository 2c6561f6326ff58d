import { ProblemError, type Dataset } from '../core/index';
import type { FromWorker, ToWorker } from '../protocol/workerMessages';
import { carryOut } from './jobs';
import type { Port } from './port';
import { memoryOf } from './transfer';

/** How long to compute before messages are let in, in ms: a cancellation waits for little more than this. */
const patience = 10;

/** Between two messages on the progress, in ms. */
const progressEvery = 40;

/**
 * Answers the host, which has one task for it at a time, and lets its messages in all the while.
 * @param port is there by the time of the first message
 * @returns what is to be called with each message
 */
export function serve(port: () => Port<FromWorker>): (message: ToWorker) => void {
  let current: number | undefined;
  let data: Dataset | undefined;
  /** The task that the host wants to see. */
  let looked: number | undefined;

  async function start({ task, job }: Extract<ToWorker, { type: 'start' }>): Promise<void> {
    current = task;
    try {
      const slices = carryOut(job, data);
      let pause = performance.now() + patience;
      let tell = performance.now() + progressEvery;
      while (current === task) {
        const { done, value } = slices.next();
        if (done) {
          port().post({ type: 'result', task, result: value }, memoryOf(value));
          return;
        }
        const now = performance.now();
        if (now < pause) continue;
        if (now > tell) {
          port().post({ type: 'progress', task, done: value.done });
          tell = now + progressEvery;
        }
        const soFar = looked === task ? value.soFar?.() : undefined;
        if (soFar) {
          port().post({ type: 'partial', task, soFar }, memoryOf(soFar));
          looked = undefined;
        }
        await port().letMessagesIn();
        pause = performance.now() + patience;
      }
      port().post({ type: 'failed', task, problems: [] });
    } catch (error) {
      const problems = error instanceof ProblemError ? error.problems : [{ message: String(error) }];
      port().post({ type: 'failed', task, problems });
    }
  }

  return (message) => {
    if (message.type === 'data') ({ data } = message);
    else if (message.type === 'start') void start(message);
    else if (message.type === 'look') looked = message.task;
    else if (message.task === current) current = undefined;
  };
}
