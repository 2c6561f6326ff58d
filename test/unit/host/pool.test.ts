import { assert } from 'chai';
import {
  defaultExperiment,
  edit,
  ProblemError,
  runExperiment,
  type Dataset,
  type Experiment,
} from '../../../src/core/index';
import { partsOf } from '../../../src/host/parts';
import type { StartWorker } from '../../../src/host/platform';
import { Pool } from '../../../src/host/pool';
import type { SoFar } from '../../../src/protocol/soFar';
import type { FromWorker, Job, ToWorker } from '../../../src/protocol/workerMessages';
import { serve } from '../../../src/worker/serve';

/** Workers that live in this thread, and what they were sent. */
class Workers {
  readonly sent: ToWorker[][] = [];
  readonly ended = new Set<number>();
  private readonly failures: ((error: Error) => void)[] = [];

  /** @param listen what a worker does with a message; it is deaf without */
  constructor(private readonly isDeaf = false) {}

  readonly start: StartWorker = (receive, fail) => {
    const worker = this.sent.push([]) - 1;
    this.failures.push(fail);
    const later = (then: () => void) => setImmediate(() => !this.ended.has(worker) && then());
    const listen = serve(() => ({
      post: (message: FromWorker) => later(() => receive(message)),
      letMessagesIn: () => new Promise((resolve) => setImmediate(resolve)),
    }));
    return Promise.resolve({
      post: (message: unknown) => {
        this.sent[worker].push(message as ToWorker);
        if (!this.isDeaf) later(() => listen(message as ToWorker));
      },
      terminate: () => this.ended.add(worker),
    });
  };

  fail(worker: number): void {
    this.failures[worker](new Error('it died'));
  }

  get types(): string[] {
    return this.sent.map((messages) => messages.map(({ type }) => type).join(' '));
  }
}

const job = (steps: number, experiment: Experiment = defaultExperiment) =>
  ({
    kind: 'run',
    experiment: edit(experiment, { kind: 'steps', steps }),
    record: { every: steps },
  }) as const;
const long = job(1_000_000);
const run = (pool: Pool, what: Extract<Job, { kind: 'run' }>, options: Parameters<Pool['run']>[1] = {}) =>
  pool.run<'run'>(what, options);

suite('The pool of workers', () => {
  let pool: Pool;
  teardown(() => pool.dispose());

  test('gives what a run in this thread gives', async () => {
    pool = new Pool(new Workers().start, 2);
    const { experiment, record } = job(500);
    assert.deepEqual(await run(pool, job(500)), runExperiment(experiment, { record }));
  });

  test('reads a table, and what is no table is told', async () => {
    pool = new Pool(new Workers().start, 1);
    const file = new TextEncoder().encode('a,b\n1,2\n');
    const read = await pool.run<'table'>({ kind: 'table', file });
    assert.isTrue(read.ok && read.table.hasHeader);
    assert.isFalse((await pool.run<'table'>({ kind: 'table', file: new Uint8Array(0) })).ok);
  });

  test('takes as many workers as there is work for, and no more than it may', async () => {
    const workers = new Workers();
    pool = new Pool(workers.start, 2);
    await run(pool, job(10));
    assert.lengthOf(workers.sent, 1);
    await Promise.all(Array.from({ length: 5 }, () => run(pool, job(10))));
    assert.lengthOf(workers.sent, 2);
    assert.equal(workers.sent.flat().length, 6);
  });

  test('what takes a moment does not wait for what takes long, and leaves no more workers than there may be', async () => {
    const workers = new Workers();
    pool = new Pool(workers.start, 1);
    const ending = new AbortController();
    const { signal } = ending;
    const training = Promise.allSettled([run(pool, long, { signal }), run(pool, long, { signal })]);
    const brief = [500, 400].map((steps) => run(pool, job(steps), { isBrief: true }));
    await Promise.all(brief);
    assert.deepEqual(workers.types, ['start', 'start start']);
    assert.deepEqual([...workers.ended], [1]);
    ending.abort();
    await training;
    await run(pool, job(500));
    assert.lengthOf(workers.sent, 2);
  });

  test('what is cancelled is rejected at once, and its worker goes on with the next', async () => {
    const workers = new Workers();
    pool = new Pool(workers.start, 1);
    const abort = new AbortController();
    const running = run(pool, long, { signal: abort.signal }).catch((error: unknown) => error);
    const waiting = new AbortController();
    const queued = run(pool, long, { signal: waiting.signal }).catch((error: unknown) => error);
    const next = run(pool, job(10));
    await new Promise((resolve) => setTimeout(resolve, 30));
    const reason = new Error('no longer wanted');
    waiting.abort(reason);
    abort.abort(reason);
    assert.equal(await running, reason);
    assert.equal(await queued, reason);
    assert.lengthOf((await next).runs, 5);
    assert.deepEqual(workers.types, ['start cancel start']);
    assert.equal(workers.ended.size, 0, 'it let go in time');
  });

  test('what is cancelled while its worker starts never runs, and the worker takes the next', async () => {
    const workers = new Workers();
    let started = () => {};
    const start = new Promise<void>((resolve) => (started = resolve));
    pool = new Pool(async (...listeners) => {
      const handle = await workers.start(...listeners);
      await start;
      return handle;
    }, 1);
    const dragged = Array.from({ length: 3 }, () => new AbortController());
    const runs = dragged.map(async (controller) => {
      const outcome = run(pool, long, { signal: controller.signal }).catch((error: unknown) => error);
      controller.abort(new Error('dragged on'));
      return outcome;
    });
    for (const outcome of await Promise.all(runs)) assert.equal((outcome as Error).message, 'dragged on');
    // Longer than a worker may take to let go of a task.
    await new Promise((resolve) => setTimeout(resolve, 150));
    const next = run(pool, job(500));
    started();
    await next;
    assert.deepEqual(workers.types, ['start']);
    assert.equal(workers.ended.size, 0);
  });

  test('what is cancelled before it begins never runs', async () => {
    const workers = new Workers();
    pool = new Pool(workers.start, 1);
    const reason = new Error('no longer wanted');
    const signal = AbortSignal.abort(reason);
    assert.equal(await run(pool, long, { signal }).catch((error: unknown) => error), reason);
    assert.lengthOf(workers.sent, 0);
  });

  test('a worker that does not let go is ended, and another takes its place', async () => {
    const workers = new Workers(true);
    pool = new Pool(workers.start, 1);
    const abort = new AbortController();
    const running = run(pool, job(10), { signal: abort.signal }).catch((error: unknown) => error);
    const next = run(pool, job(10));
    next.catch(() => undefined);
    await new Promise((resolve) => setTimeout(resolve, 10));
    abort.abort(new Error('no longer wanted'));
    await running;
    while (workers.sent.length < 2) await new Promise((resolve) => setTimeout(resolve, 10));
    assert.deepEqual([...workers.ended], [0]);
  });

  test('a worker that dies fails its own job only', async () => {
    const workers = new Workers();
    pool = new Pool(workers.start, 1);
    const lost = run(pool, long).catch((error: unknown) => error);
    const next = run(pool, job(10));
    await new Promise((resolve) => setTimeout(resolve, 10));
    workers.fail(0);
    assert.instanceOf(await lost, Error);
    assert.lengthOf((await next).runs, 5);
    assert.lengthOf(workers.sent, 2);
  });

  test('tells what is wrong with a job', async () => {
    pool = new Pool(new Workers().start, 1);
    const bad = { ...job(10), experiment: { ...defaultExperiment, steps: -1 } };
    const error = await run(pool, bad).catch((each: unknown) => each);
    assert.instanceOf(error, ProblemError);
    assert.equal((error as ProblemError).problems[0].path, 'steps');
  });

  test('tells how far it is', async () => {
    pool = new Pool(new Workers().start, 1);
    const told: number[] = [];
    await run(pool, { ...long, record: { every: 1_001 } }, { progress: (done) => told.push(done) });
    assert.isNotEmpty(told);
    assert.deepEqual(
      told,
      [...told].sort((a, b) => a - b),
    );
    assert.isAtMost(told.at(-1)!, 1);
  });

  suite('of a training', () => {
    const training = (steps: number) =>
      ({
        kind: 'run',
        experiment: {
          version: 1,
          objective: {
            kind: 'data',
            rows: { builtin: 'line' },
            model: { kind: 'linear' },
            batch: 4,
            seed: 1,
          },
          steps,
          seeds: Array.from({ length: 10 }, (_, seed) => seed),
          runs: [{ optimizer: 'sgd', hyperparameters: { lr: 0.01 } }],
        },
        record: { every: 101, lossEvery: 1_010 },
      }) as const;

    test('tells what there is of its first seed, when it takes long', async () => {
      const workers = new Workers();
      pool = new Pool(workers.start, 1);
      const told: SoFar[] = [];
      const abort = new AbortController();
      const job = training(900_000);
      const done = run(pool, job, {
        signal: abort.signal,
        partial: (soFar) => {
          told.push(soFar);
          if (told.length === 3) abort.abort(new Error('seen enough'));
        },
      }).catch(String);
      assert.include(await done, 'seen enough');
      const lengths = told.map(({ lastFiniteStep }) => lastFiniteStep);
      assert.deepEqual(
        lengths,
        [...lengths].sort((a, b) => a - b),
      );
      assert.equal(workers.types[0], 'start look look look cancel', 'one at a time');
      const [{ steps, loss }] = told;
      const once = { ...job.experiment, seeds: [0], steps: steps.at(-1)! };
      const [whole] = runExperiment(once, { record: { every: 101, lossEvery: 1_010 } }).runs;
      steps.forEach((step, row) => {
        if (step < steps.at(-1)!) assert.isTrue(Object.is(loss[row], whole.loss[step / 101]));
      });
    });

    test('that is to end after its first updates has them as all of it has, schedule included', async () => {
      pool = new Pool(new Workers().start, 1);
      const { experiment } = training(5_000);
      const runs = [{ ...experiment.runs[0], schedule: { name: 'CosineAnnealingLR' } }];
      const job = { kind: 'run', experiment: { ...experiment, seeds: [0], runs }, record: {} } as const;
      const [beginning] = (await run(pool, { ...job, updates: 40 })).runs;
      const [whole] = (await run(pool, job)).runs;
      assert.include(beginning, { stop: 'cancelled', lastFiniteStep: 39 });
      assert.deepEqual(beginning.theta, whole.theta.slice(0, 40 * 2));
      assert.deepEqual(beginning.lr, whole.lr!.slice(0, 40));
      assert.equal((await run(pool, { ...job, updates: 9_000 })).runs[0].stop, 'completed');
    });

    test('tells nothing when it is short, and nothing of one that is cancelled', async () => {
      pool = new Pool(new Workers().start, 1);
      let told = 0;
      const partial = () => told++;
      await run(pool, training(1_000), { partial });
      const abort = new AbortController();
      const cancelled = run(pool, training(900_000), { partial, signal: abort.signal }).catch(String);
      await new Promise((resolve) => setTimeout(resolve, 100));
      abort.abort(new Error('no longer wanted'));
      await cancelled;
      await new Promise((resolve) => setTimeout(resolve, 500));
      assert.equal(told, 0);
    });

    test('drops what arrives when it is cancelled, or another task has begun', async () => {
      let say: (message: FromWorker) => void = () => undefined;
      const start: StartWorker = (receive) => {
        say = receive;
        return Promise.resolve({ post: () => undefined, terminate: () => undefined });
      };
      pool = new Pool(start, 1);
      const told: string[] = [];
      const abort = new AbortController();
      const first = run(pool, training(10), { signal: abort.signal, partial: () => told.push('first') });
      const second = run(pool, training(10), { partial: () => told.push('second') });
      first.catch(() => undefined);
      second.catch(() => undefined);
      const soFar = {} as SoFar;
      say({ type: 'partial', task: 1, soFar });
      abort.abort(new Error('no longer wanted'));
      say({ type: 'partial', task: 1, soFar });
      say({ type: 'failed', task: 1, problems: [] });
      say({ type: 'partial', task: 1, soFar });
      say({ type: 'partial', task: 2, soFar });
      assert.deepEqual(told, ['first', 'second']);
    });
  });

  test('sends data once to each worker, for all the jobs on it', async () => {
    const workers = new Workers();
    pool = new Pool(workers.start, 1);
    const dataset = (): Dataset => ({
      features: new Float64Array(2),
      columns: 1,
      target: new Float64Array(2),
    });
    const [first, second] = [dataset(), dataset()];
    for (const data of [first, first, second, first]) await run(pool, job(10), { data });
    await run(pool, job(10));
    assert.deepEqual(workers.types, ['data start start data start data start start']);
  });
});

suite('Parts of an experiment', () => {
  const seeds = [5, 1, 9, 3, 7];
  const experiment: Experiment = {
    ...edit(defaultExperiment, { kind: 'steps', steps: 20 }),
    noise: { sigma: 0.1, seed: 1 },
    seeds,
  };

  test('one after another they are the whole', () => {
    const whole = runExperiment(experiment).runs;
    for (const workers of [1, 2, 3, 8, 100]) {
      const parts = partsOf(experiment, workers);
      const runs = parts.flatMap(({ run, experiment: part }) =>
        runExperiment(part).runs.map((each) => ({ ...each, run })),
      );
      assert.deepEqual(runs, [...whole]);
    }
  });

  test('without seeds each run is one', () => {
    const parts = partsOf(defaultExperiment, 8);
    assert.deepEqual(
      parts.map(({ run }) => run),
      [0, 1, 2, 3, 4],
    );
  });
});
