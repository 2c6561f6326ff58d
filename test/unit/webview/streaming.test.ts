import { assert } from 'chai';
import type { Picture, RunPicture } from '../../../src/protocol/messages';
import type { PartialPicture, PartialRun } from '../../../src/protocol/partialPicture';
import { sharedWords } from '../../../src/webview/controls/runsSection';
import { ending } from '../../../src/webview/describe';
import { timed } from '../../../src/webview/player/clock';
import { streamed, whatFollows } from '../../../src/webview/streaming';

const before: Picture = {
  revision: 4,
  experiment: {
    version: 1,
    objective: { kind: 'data', rows: { builtin: 'line' }, model: { kind: 'linear' } },
    steps: 5,
    runs: [{ optimizer: 'sgd' }],
  },
  start: [1, 2],
  runs: [],
  canUndo: false,
  canRedo: false,
};

/** A run that takes 4 of 8 rows, and is at some update of 20. */
function run(slot: number, updates: number, more: Partial<PartialRun> = {}): PartialRun {
  const steps = Int32Array.from({ length: updates }, (_, step) => step);
  return {
    slot,
    label: `Run ${slot}`,
    steps,
    loss: new Float64Array(updates).fill(1),
    theta: new Float64Array(2 * updates),
    stop: 'training',
    lastFiniteStep: updates - 1,
    training: {
      batch: 4,
      isFull: false,
      order: 'shuffled',
      epochs: 10,
      updatesPerEpoch: 2,
      rowsSeen: Float64Array.from(steps, (step) => 4 * step),
      plannedRows: 80,
      rowsInMemory: 4,
      independentRows: 4,
      batchLoss: new Float64Array(updates),
    },
    ...more,
  };
}

const partial = (...runs: PartialRun[]): PartialPicture => ({
  revision: 5,
  steps: 500,
  trainingRows: 8,
  seeds: 1,
  runs,
});

suite('A training that goes on', () => {
  test('is timed by where it will end, and begins with runs that have no rows', () => {
    const { picture } = streamed(before, partial(run(0, 6), run(1, 0)));
    assert.deepInclude(timed(picture, 'epoch', 8), { last: 80, per: 8 });
    assert.deepInclude(timed(picture, 'row', 8), { last: 80, per: 1 });
    assert.deepInclude(timed(picture, 'update', 8), { last: 20 });
    assert.equal(picture.revision, 4, 'the picture is still the one before');
    assert.equal(picture.experiment.steps, 500);
  });

  test('says of each run how far it is', () => {
    const runs = [
      run(0, 6),
      run(1, 20, { stop: 'completed' }),
      run(2, 4, { stop: 'diverged', lastFiniteStep: 2 }),
    ];
    const { picture } = streamed(before, partial(...runs));
    assert.deepEqual(picture.runs.map(ending), ['still trained', 'trained', 'diverged at 3']);
  });

  test('says what its chart lacks: the other seeds, and what is measured when it is over', () => {
    const [one, five] = [1, 5].map((seeds) => streamed(before, { ...partial(run(0, 6)), seeds }));
    assert.isUndefined(whatFollows(one, true));
    assert.equal(whatFollows(five, true), 'Of the first of 5 seeds; the median of all follows.');
    assert.equal(whatFollows(one, false), 'This follows when all is trained.');
  });

  test('is as long as the heading of the runs says, not as what was trained before', () => {
    assert.deepEqual(sharedWords(before, undefined, true), ['same first parameters', 'same 5 updates']);
    assert.equal(sharedWords(before, partial(run(0, 6)), true)[1], 'same 10 epochs');
    const { epochs: _, ...training } = run(0, 6).training;
    const ofUpdates = run(1, 6, { training });
    assert.equal(sharedWords(before, partial(ofUpdates), true)[1], 'same 500 updates');
    assert.equal(sharedWords(before, partial(run(0, 6), ofUpdates), true)[1], 'not equally long');
  });

  test('has the first updates of runs that wait, where they are known', () => {
    const status = { kind: 'begun', step: 3 } as const;
    const known: RunPicture = {
      ...streamed(before, partial(run(1, 4))).picture.runs[0],
      metrics: { status },
    };
    const of = (each: PartialRun) => streamed({ ...before, runs: [known] }, partial(each)).picture.runs[0];
    assert.lengthOf(of(run(1, 0)).steps, 4);
    assert.equal(ending(of(run(1, 0))), 'still trained');
    assert.lengthOf(of(run(1, 6)).steps, 6, 'it has begun');
    assert.lengthOf(of(run(2, 0)).steps, 0, 'it is another run');
    const changed = { ...partial(run(1, 0)), revision: 6 };
    assert.lengthOf(streamed({ ...before, runs: [known] }, changed).picture.runs[0].steps, 0);
    const over = { ...known, metrics: { status: { kind: 'falling' } } } as const;
    assert.lengthOf(streamed({ ...before, runs: [over] }, partial(run(1, 0))).picture.runs[0].steps, 0);
  });

  test('is on the plane only where all of it has places there', () => {
    const { theta: _, ...elsewhere } = run(1, 3);
    assert.isTrue(streamed(before, partial(run(0, 6), run(1, 0))).isPlaced);
    const { isPlaced, picture } = streamed(before, partial(run(0, 6), elsewhere));
    assert.isFalse(isPlaced);
    assert.isTrue(picture.runs[1].theta.every(Number.isNaN));
    assert.lengthOf(picture.runs[1].theta, 6);
  });
});
