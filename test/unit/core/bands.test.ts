import { assert } from 'chai';
import { quartilesInSlices, type RunResult } from '../../../src/core/index';

function repetition(losses: readonly number[], change: Partial<RunResult> = {}): RunResult {
  return {
    run: 0,
    seed: 0,
    start: 0,
    label: '',
    parameters: 2,
    steps: Int32Array.from(losses.keys()),
    theta: new Float64Array(2 * losses.length),
    loss: Float64Array.from(losses),
    stop: 'completed',
    lastFiniteStep: losses.length - 1,
    ...change,
  };
}

suite('Quartiles over repetitions', () => {
  const of = (...all: RunResult[]) => {
    const slices = quartilesInSlices(all, ({ loss }) => loss);
    let slice = slices.next();
    while (!slice.done) slice = slices.next();
    const { lower, median, upper } = slice.value;
    return [lower, median, upper].map((each) => Array.from(each));
  };

  test('are those of the order statistics, interpolated', () => {
    const five = [5, 1, 4, 2, 3].map((loss) => repetition([loss]));
    assert.deepEqual(of(...five), [[2], [3], [4]]);
    // numpy.quantile([1, 2, 3, 10], [0.25, 0.5, 0.75])
    const four = [10, 1, 3, 2].map((loss) => repetition([loss]));
    assert.deepEqual(of(...four), [[1.75], [2.5], [4.75]]);
    assert.deepEqual(of(repetition([7])), [[7], [7], [7]]);
  });

  test('count what diverged as infinitely high from there on', () => {
    const gone = repetition([1, NaN, NaN], { stop: 'diverged', lastFiniteStep: 0 });
    const [lower, median, upper] = of(repetition([2, 2, 2]), repetition([3, 3, 3]), gone);
    assert.deepEqual(lower, [1.5, 2.5, 2.5]);
    assert.deepEqual(median, [2, 3, 3]);
    assert.deepEqual(upper, [2.5, Infinity, Infinity]);
    assert.deepEqual(of(gone, gone)[1], [1, Infinity, Infinity]);
  });

  test('leave out what was not evaluated, and what a cancelled one lacks', () => {
    const short = repetition([9], { stop: 'cancelled' });
    assert.deepEqual(of(repetition([1, NaN, 3]), repetition([3, NaN, 5]), short)[1], [3, NaN, 4]);
    const gone = repetition([1, NaN, NaN], { stop: 'diverged', lastFiniteStep: 0 });
    assert.deepEqual(of(repetition([1, NaN, 3]), repetition([1, NaN, 5]), gone)[1], [1, NaN, 5]);
  });
});
