// The pool with two workers against the pool with one, on the bundle that ships.
import path from 'node:path';
import { Worker } from 'node:worker_threads';
import { defaultExperiment, edit, type Experiment } from '../../src/core/index';
import { partsOf } from '../../src/host/parts';
import type { StartWorker } from '../../src/host/platform';
import { Pool } from '../../src/host/pool';
import { interleave, type Comparison } from './compare';

/** Eight runs that take equally long. */
const experiment: Experiment = {
  ...edit(defaultExperiment, { kind: 'steps', steps: 1_000_000 }),
  noise: { sigma: 0.01, seed: 1 },
  runs: Array.from({ length: 8 }, () => ({ optimizer: 'adam', hyperparameters: { lr: 0.01 } })),
};

export async function twoWorkersAgainstOne(): Promise<readonly Comparison[]> {
  const [one, two] = [new Pool(startWorker, 1), new Pool(startWorker, 2)];
  const time = (pool: Pool) => async () => {
    const begin = performance.now();
    await Promise.all(
      partsOf(experiment, pool.size).map((part) =>
        pool.run<'run'>({ kind: 'run', experiment: part.experiment, record: { every: 1_001 } }),
      ),
    );
    return performance.now() - begin;
  };
  try {
    const title = 'Eight noisy runs of 1,000,000 Adam steps on one worker, against two';
    const speed = { ...(await interleave(title, undefined, time(one), time(two))), atLeast: 1.7 };
    return [speed, await cancelling(one)];
  } finally {
    one.dispose();
    two.dispose();
  }
}

/** From a cancellation until the only worker has done something else: the slowest of several. */
async function cancelling(pool: Pool): Promise<Comparison> {
  let slowest = 0;
  const long = { ...experiment, runs: experiment.runs.slice(2) };
  for (let turn = 0; turn < 10; turn++) {
    const abort = new AbortController();
    const running = pool
      .run<'run'>({ kind: 'run', experiment: long, record: { every: 1_001 } }, { signal: abort.signal })
      .then(
        () => Promise.reject(new Error('it was not cancelled')),
        (error: unknown) => assertCancelled(error, abort.signal),
      );
    await new Promise((resolve) => setTimeout(resolve, 50 + 7 * turn));
    const begin = performance.now();
    abort.abort(new Error('cancelled'));
    await running;
    await pool.run<'table'>({ kind: 'table', file: new Uint8Array(0) });
    slowest = Math.max(slowest, performance.now() - begin);
  }
  return {
    title: 'Milliseconds from a cancellation until the worker has done something else',
    ours: slowest,
    theirs: 1,
    limit: 100,
  };
}

function assertCancelled(error: unknown, { reason }: AbortSignal): void {
  if (error !== reason) throw error;
}

const startWorker: StartWorker = (receive, fail) => {
  const worker = new Worker(path.resolve('dist/worker.js'));
  worker.on('message', receive);
  worker.on('error', fail);
  return Promise.resolve({
    post: (message, transfer = []) => worker.postMessage(message, transfer),
    terminate: () => void worker.terminate(),
  });
};
