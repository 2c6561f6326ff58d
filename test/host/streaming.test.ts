import { assert } from 'chai';
import { startHistory, type Experiment } from '../../src/core/index';
import { Pool } from '../../src/host/pool';
import { Runner } from '../../src/host/runner';
import { Session, type Computed, type PartlyComputed } from '../../src/host/session';
import { FileRows } from '../../src/host/tables/fileRows';
import { TableFiles } from '../../src/host/tables/tableFiles';
import { extension } from './extension';
import { eventually } from './files';
import { platform } from './platform';

/** A training of so many updates, of which a million take longer than any test. */
const moons = (steps: number): Experiment => ({
  version: 1,
  objective: {
    kind: 'data',
    rows: { builtin: 'moons' },
    model: { kind: 'mlp', hidden: [8], activation: 'tanh' },
    batch: 32,
    heldOut: 0.2,
  },
  steps,
  seeds: [0, 1],
  runs: [
    { optimizer: 'sgd', hyperparameters: { lr: 0.1 } },
    { optimizer: 'adam', hyperparameters: { lr: 0.01 } },
  ],
});

suite('A long training', function () {
  this.timeout(60_000);
  let pool: Pool;
  let session: Session;
  let computed: Computed[];
  let partial: PartlyComputed[];

  setup(() => {
    pool = new Pool(
      (...listeners) => platform().startWorker(extension().extensionUri, ...listeners),
      platform().parallelism,
    );
  });
  teardown(() => {
    session.dispose();
    pool.dispose();
  });

  function begin(experiment: Experiment): void {
    session = new Session(startHistory(experiment), new Runner(pool, new FileRows(new TableFiles(pool))));
    computed = [];
    partial = [];
    session.onDidCompute((each) => computed.push(each));
    session.onDidPartlyCompute((each) => partial.push(each));
    session.compute().catch(() => undefined);
  }

  const reached = ({ runs }: PartlyComputed) => runs[0]?.steps.at(-1) ?? -1;

  test('that a panel opens with shows its first updates at once, and then how it grows', async () => {
    begin(moons(1_000_000));
    await eventually(
      'it has grown',
      () => partial.length > 1 && reached(partial.at(-1)!) > reached(partial[0]),
    );
    const [{ result, revision, isBegun, data }] = computed;
    assert.lengthOf(computed, 1);
    assert.isTrue(isBegun);
    assert.deepEqual(
      result.runs.map(({ run, seed, stop }) => [run, seed, stop]),
      [
        [0, 0, 'cancelled'],
        [1, 0, 'cancelled'],
      ],
    );
    assert.isAbove(result.runs[0].steps.length, 1);
    assert.equal(session.revision, revision + 1);
    assert.equal(partial[0].revision, session.revision, 'what grows is the next revision');
    assert.equal(partial[0].surface, data!.surface, 'on the plane of the beginning');
    assert.lengthOf(partial[0].runs[0]!.track!, 2 * partial[0].runs[0]!.steps.length);
  });

  test('that a panel opens with keeps its first updates when it is cancelled, and tells of nothing more', async () => {
    begin(moons(1_000_000));
    await eventually('it has grown', () => partial.length > 0);
    session.cancel();
    await eventually('it is back', () => computed.length > 1);
    const [beginning, after] = computed;
    assert.equal(after.result, beginning.result);
    assert.isFalse(after.isBegun);
    assert.equal(after.revision, session.revision);
    assert.equal(session.experiment!.steps, 1_000_000);
    const told = partial.length;
    // The workers are free again.
    await pool.run<'table'>({ kind: 'table', file: new Uint8Array(0) });
    await new Promise((resolve) => setTimeout(resolve, 500));
    assert.lengthOf(partial, told);
    session.change({ kind: 'steps', steps: 30 }, session.revision);
    assert.equal((await session.compute()).runs[0].steps.at(-1), 30);
  });

  test('when it is cancelled, gives back what was there before', async () => {
    begin(moons(30));
    await session.compute();
    session.change({ kind: 'steps', steps: 1_000_000 }, session.revision);
    await eventually('it has grown', () => partial.length > 0);
    session.cancel();
    assert.equal(session.experiment!.steps, 30);
    assert.lengthOf(computed, 2);
    assert.equal(computed[1].result, computed[0].result);
  });

  test('ends with the numbers that it has when nobody looks', async () => {
    const experiment = moons(60_000);
    begin(experiment);
    const { runs } = await session.compute();
    assert.isNotEmpty(partial, 'it was looked at');
    const unseen = await pool.run<'run'>({ kind: 'run', experiment, record: { every: 60_000 } });
    const ends = (results: typeof runs) => results.map(({ theta, parameters }) => theta.slice(-parameters));
    assert.deepEqual(ends(runs), ends(unseen.runs));
  });
});
