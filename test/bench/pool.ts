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
    return [{ ...(await interleave(title, undefined, time(one), time(two))), atLeast: 1.7 }];
  } finally {
    one.dispose();
    two.dispose();
  }
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
