// The pool with two workers against the pool with one, cancellations, and trainings that are looked at, on the bundle
// that ships.
import path from 'node:path';
import { Worker } from 'node:worker_threads';
import { defaultExperiment, edit, type Experiment } from '../../src/core/index';
import { partsOf } from '../../src/host/parts';
import type { StartWorker } from '../../src/host/platform';
import { Pool, type JobOptions } from '../../src/host/pool';
import { interleave, type Comparison } from './compare';

/** Eight runs that take equally long. */
const experiment: Experiment = {
  ...edit(defaultExperiment, { kind: 'steps', steps: 1_000_000 }),
  noise: { sigma: 0.01, seed: 1 },
  runs: Array.from({ length: 8 }, () => ({ optimizer: 'adam', hyperparameters: { lr: 0.01 } })),
};

/** Of it there is something to be seen every third of a second. */
const training: Experiment = {
  version: 1,
  objective: {
    kind: 'data',
    rows: { builtin: 'moons' },
    model: { kind: 'mlp', hidden: [8], activation: 'tanh' },
    batch: 32,
  },
  steps: 200_000,
  runs: [{ optimizer: 'adam', hyperparameters: { lr: 0.01 } }],
};
const trained = { kind: 'run', experiment: training, record: { every: 21, lossEvery: 210 } } as const;

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
    return [speed, await cancelling(one), await cancellingWhatIsShown(one), await looking(one)];
  } finally {
    one.dispose();
    two.dispose();
  }
}

async function cancelling(pool: Pool): Promise<Comparison> {
  const long = { ...experiment, runs: experiment.runs.slice(2) };
  const job = { kind: 'run', experiment: long, record: { every: 1_001 } } as const;
  let slowest = 0;
  for (let turn = 0; turn < 10; turn++)
    slowest = Math.max(slowest, await cancelled(pool, job, 50 + 7 * turn));
  return {
    title: 'Milliseconds from a cancellation until the worker has done something else',
    ours: slowest,
    theirs: 1,
    limit: 100,
  };
}

/** The same of a training, about the time when it is looked at: a third of a second after it began, and once more. */
async function cancellingWhatIsShown(pool: Pool): Promise<Comparison> {
  let slowest = 0;
  let told = 0;
  const partial = () => told++;
  for (let turn = 0; turn < 20; turn++)
    slowest = Math.max(
      slowest,
      await cancelled(pool, trained, (1 + (turn % 2)) * 330 + 2 * turn, { partial }),
    );
  if (told === 0) throw new Error('nothing was told');
  return {
    title: `… of a training of which something is shown meanwhile (${told} times)`,
    ours: slowest,
    theirs: 1,
    limit: 100,
  };
}

/** @returns the milliseconds from a cancellation, so long after the start, until the only worker has done something else */
async function cancelled(
  pool: Pool,
  job: Parameters<typeof pool.run<'run'>>[0],
  after: number,
  options: JobOptions = {},
): Promise<number> {
  const abort = new AbortController();
  const running = pool.run<'run'>(job, { ...options, signal: abort.signal }).then(
    () => Promise.reject(new Error('it was not cancelled')),
    (error: unknown) => assertCancelled(error, abort.signal),
  );
  await new Promise((resolve) => setTimeout(resolve, after));
  const begin = performance.now();
  abort.abort(new Error('cancelled'));
  await running;
  await pool.run<'table'>({ kind: 'table', file: new Uint8Array(0) });
  return performance.now() - begin;
}

/** What it costs a training that it is looked at. */
async function looking(pool: Pool): Promise<Comparison> {
  let told = 0;
  const time = (options: JobOptions) => async () => {
    const begin = performance.now();
    await pool.run<'run'>(trained, options);
    return performance.now() - begin;
  };
  const seen = time({ partial: () => told++ });
  const title = 'A training of 200,000 updates that is looked at, against one that is not';
  const comparison = await interleave(title, 1.05, seen, time({}));
  return { ...comparison, title: `${title} (looked at ${told} times in all)` };
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
