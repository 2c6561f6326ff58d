// One bundle for both extension hosts: a worker thread of Node.js, or a Web Worker.
import { ProblemError, runInSlices } from '../core/index';
import type { FromWorker, ToWorker } from '../protocol/workerMessages';
import { openPort } from './port';

/** How long to compute before messages are let in, in milliseconds: a cancellation waits no longer than this. */
const patience = 20;

/** Updates between two looks at the clock: few enough that even the largest formula keeps to that. */
const slice = 1024;

const cancelled = new Set<number>();
const port = openPort<ToWorker, FromWorker>((message) => {
  if (message.type === 'cancel') cancelled.add(message.task);
  else void run(message);
});

async function run({ task, experiment, every }: Extract<ToWorker, { type: 'run' }>): Promise<void> {
  try {
    const signal = {
      get aborted() {
        return cancelled.has(task);
      },
    };
    const slices = runInSlices(experiment, { signal, slice, record: { every } });
    let pause = performance.now() + patience;
    for (;;) {
      const { done, value } = slices.next();
      if (done) {
        port.post({ type: 'result', task, result: value });
        break;
      }
      if (performance.now() < pause) continue;
      port.post({
        type: 'progress',
        task,
        done: (value.run + value.step / value.of) / experiment.runs.length,
      });
      await port.letMessagesIn();
      pause = performance.now() + patience;
    }
  } catch (error) {
    const problems = error instanceof ProblemError ? error.problems : [{ message: String(error) }];
    port.post({ type: 'failed', task, problems });
  } finally {
    cancelled.delete(task);
  }
}
