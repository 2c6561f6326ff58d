import type { StartWorker } from '../../../src/host/platform';
import type { FromWorker, ToWorker } from '../../../src/protocol/workerMessages';
import { serve } from '../../../src/worker/serve';

/** Workers that live in this thread, whose jobs are told. */
export function startIn(jobs: string[]): StartWorker {
  return (receive) => {
    const listen = serve(() => ({
      post: (message: FromWorker) => setImmediate(() => receive(structuredClone(message))),
      letMessagesIn: () => new Promise((resolve) => setImmediate(resolve)),
    }));
    return Promise.resolve({
      post: (message: unknown) => {
        const { type, ...rest } = message as ToWorker;
        if (type === 'start') jobs.push((rest as Extract<ToWorker, { type: 'start' }>).job.kind);
        setImmediate(() => listen(structuredClone(message) as ToWorker));
      },
      terminate: () => undefined,
    });
  };
}
