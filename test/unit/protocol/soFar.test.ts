import { assert } from 'chai';
import type { RunResult } from '../../../src/core/index';
import { soFarOf } from '../../../src/protocol/soFar';

/** A trajectory of `rows` rows whose batch loss has one high and one low value somewhere. */
function trajectory(rows: number, lossEvery = 1): RunResult {
  const steps = Int32Array.from({ length: rows }, (_, row) => row);
  const noisy = Float64Array.from(steps, (row) => 2 + Math.sin(row));
  if (rows > 4321) [noisy[1234], noisy[4321]] = [100, 0.001];
  return {
    run: 0,
    seed: 0,
    start: 0,
    label: 'SGD',
    parameters: 3,
    steps,
    theta: Float64Array.from({ length: 3 * rows }, (_, i) => i),
    loss: Float64Array.from(steps, (row) => (row % lossEvery === 0 ? 1 / (1 + row) : NaN)),
    batchLoss: noisy,
    stop: 'cancelled',
    lastFiniteStep: rows - 1,
  };
}

suite('What is shown of a training that goes on', () => {
  test('is all of it as long as that is short, and nothing before the first row', () => {
    const run = trajectory(100);
    const soFar = soFarOf(run, 100)!;
    assert.deepEqual(soFar.steps, run.steps);
    assert.deepEqual(soFar.loss, run.loss);
    assert.deepEqual(soFar.batchLoss, run.batchLoss!);
    assert.notProperty(soFar, 'track');
    assert.notProperty(soFar, 'heldOutLoss');
    assert.isUndefined(soFarOf(trajectory(0), 100));
  });

  test('has a bounded number of rows, with every extreme, every known loss and the last row', () => {
    const run = trajectory(10_000, 500);
    const soFar = soFarOf({ ...run, heldOutLoss: run.loss }, 10_000)!;
    assert.isAtMost(soFar.steps.length, 4 * 302 + 256 + 6 * 128 + 20);
    assert.include([...soFar.batchLoss], 100);
    assert.include([...soFar.batchLoss], 0.001);
    const known = soFar.steps.filter((_, row) => !Number.isNaN(soFar.loss[row]));
    assert.deepEqual([...known], [...run.steps.filter((step) => step % 500 === 0)]);
    assert.deepEqual(soFar.heldOutLoss, soFar.loss);
    assert.equal(soFar.steps.at(-1), 9_999);
    assert.deepEqual(
      [...soFar.steps],
      [...soFar.steps].sort((a, b) => a - b),
    );
    assert.deepEqual(
      [...soFar.batchLoss],
      [...soFar.steps].map((step) => run.batchLoss![step]),
    );
  });

  test('has fewer rows of less', () => {
    const tenth = soFarOf(trajectory(10_000), 100_000)!;
    assert.isAtMost(tenth.steps.length, 4 * 32 + 256 + 6 * 128);
    assert.deepEqual([...tenth.steps.subarray(0, 250)], [...Array(250).keys()], 'all where it bends most');
  });

  test('has its place on a plane', () => {
    const plane = { origin: [0, 1, 0], u: [0, 1, 0], v: [0, 0, 1] };
    const { steps, track } = soFarOf(trajectory(6_000), 6_000, plane)!;
    assert.deepEqual(
      [...track!],
      [...steps].flatMap((row) => [3 * row, 3 * row + 2]),
    );
  });
});
