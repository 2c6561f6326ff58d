import { assert } from 'chai';
import { stripRates } from '../../../src/core/index';
import {
  bestOf,
  curvePath,
  divergingZones,
  heightsOf,
  nearestRate,
  placeOf,
  withoutDiverging,
} from '../../../src/webview/strip/stripScale';

suite('The strip of learning rates', () => {
  test('has each rate where the slider has it, and those beyond at its ends', () => {
    assert.equal(placeOf(1e-4, stripRates), 0);
    assert.closeTo(placeOf(1e-3, stripRates), 0.2, 1e-12);
    assert.equal(placeOf(10, stripRates), 1);
    assert.equal(placeOf(1e-9, stripRates), 0);
    assert.equal(placeOf(0, stripRates), 0);
    assert.equal(placeOf(1e9, stripRates), 1);
    stripRates.forEach((rate, k) => assert.equal(nearestRate(rate, stripRates), k));
    assert.equal(nearestRate(0.95, stripRates), 127);
  });

  test('shows positive losses by their ratios', () => {
    const heightOf = heightsOf(Float64Array.of(0.1, 1, 10), 10, 0);
    assert.deepEqual([heightOf(0.1), heightOf(10)], [0, 1]);
    assert.closeTo(heightOf(1), 0.5, 1e-12);
  });

  test('shows losses that are not positive by what they are above the minimum', () => {
    const heightOf = heightsOf(Float64Array.of(-2.9, -2, 7), 7, -3);
    assert.closeTo(heightOf(-2), 0.5, 1e-12);
    const evenly = heightsOf(Float64Array.of(-2, -1, 0), 0, undefined);
    assert.deepEqual([-2, -1, 0].map(evenly), [0, 0.5, 1]);
  });

  test('is not stretched by a loss far above the start, or one that is as good as none', () => {
    const heightOf = heightsOf(Float64Array.of(1e-300, 1, 1e12, NaN), 1, 0);
    assert.deepEqual([heightOf(1e12), heightOf(1e-300)], [1, 0]);
    assert.isAbove(heightOf(1), 0.8);
    for (const losses of [[], [NaN], [0], [0, 0], [5, 5]])
      assert.isTrue(Number.isFinite(heightsOf(Float64Array.from(losses), 5, undefined)(5)), String(losses));
  });

  test('marks where runs diverge, or are on their way', () => {
    const losses = withoutDiverging(Float64Array.of(1, NaN, NaN, 2, 1e6), 2, 0);
    assert.deepEqual([...losses], [1, NaN, NaN, 2, NaN]);
    assert.deepEqual([...withoutDiverging(Float64Array.of(-5, 3, 1e6), -2)], [-5, 3, NaN]);
    assert.deepEqual([...withoutDiverging(Float64Array.of(-5, 3), 0)], [-5, 3]);
    assert.deepEqual(divergingZones(losses), [
      [0.125, 0.625],
      [0.875, 1],
    ]);
    assert.deepEqual(divergingZones(Float64Array.of(NaN, NaN)), [[0, 1]]);
    assert.deepEqual(divergingZones(Float64Array.of(1, 2)), []);
    assert.equal(
      curvePath(losses, () => 0.5, 400, 40),
      'M0.00 20.00M300.00 20.00',
    );
  });

  test('knows the best rate, or that there is none', () => {
    assert.equal(bestOf(Float64Array.of(NaN, 3, 1, 2)), 2);
    assert.isUndefined(bestOf(Float64Array.of(NaN)));
  });
});
