import { assert } from 'chai';
import { endingsOf, fitted, spread } from '../../../src/webview/loss/endLabels';
import { chooseCurveAxis, widened } from '../../../src/webview/loss/curveAxis';

const run = (values: readonly number[]) => ({ values: Float64Array.from(values) });

suite('The axis of the curves', () => {
  test('reaches from the decade below the smallest to a little above the largest', () => {
    const axis = chooseCurveAxis([run([18.45, 1, 0.0349]), run([18.45, 7.2e-4])], 0);
    assert.equal(axis.min, 1e-4);
    assert.isAbove(axis.max, 18.45);
    assert.isBelow(axis.max, 60);
    assert.isUndefined(axis.note);
  });

  test('says so when values at or below 0 lie on its floor', () => {
    const axis = chooseCurveAxis([run([9, 1, 0, -4])], undefined);
    assert.equal(axis.note, 'Values ≤ 0 are drawn on the floor of the axis.');
    assert.isAbove(axis.min, 0);
  });

  test('begins at a known minimum below 0, and says so', () => {
    const axis = chooseCurveAxis([run([10, -50])], -78.25);
    assert.equal(axis.offset, -78.25);
    assert.equal(axis.note, 'Drawn above the landscape’s minimum, −78.3.');
    assert.equal(axis.min, 10);
  });

  test('is stretched by a climbing run to three decades above the first loss', () => {
    const axis = chooseCurveAxis([run([10, 1e3, 1e90, NaN]), run([10, 1])], 0);
    assert.isAtLeast(axis.max, 1e4);
    assert.isBelow(axis.max, 1e5);
  });

  test('is not pulled down without end by a run that converges', () => {
    const axis = chooseCurveAxis([run([1, 1e-300])], 0);
    assert.isAbove(axis.min, 1e-22);
    assert.match(axis.note!, /^Values below 1e−2[01] are drawn on the floor/);
  });

  for (const losses of [[], [NaN], [0, 0], [-3, -3], [5, 5], [1e-320], [1.7e308]]) {
    test(`is a usable one for ${JSON.stringify(losses)}`, () => {
      const { min, max } = chooseCurveAxis([run(losses)], undefined);
      assert.isAbove(min, 0);
      assert.isAbove(max, min);
      assert.isTrue(Number.isFinite(max));
    });
  }

  test('keeps its room while something is dragged, unless it counts from another loss', () => {
    const [small, large] = [
      chooseCurveAxis([run([1, 0.5])], undefined),
      chooseCurveAxis([run([70, 9])], undefined),
    ];
    assert.deepInclude(widened(small, large), { min: small.min, max: large.max });
    assert.deepInclude(widened(large, small), { min: small.min, max: large.max });
    const below = chooseCurveAxis([run([5, -0.5])], -1);
    assert.equal(widened(below, large), below);
  });
});

suite('The names of the curves', () => {
  test('stay where they are when there is room', () => {
    assert.deepEqual(spread([10, 40, 80], 15, 0, 100), [10, 40, 80]);
  });

  test('are pushed apart around where they want to be, in the order given', () => {
    assert.deepEqual(spread([50, 48, 90], 15, 0, 100), [56.5, 41.5, 90]);
  });

  test('stay within the chart', () => {
    assert.deepEqual(spread([99, 100, 98], 15, 0, 100), [85, 100, 70]);
    assert.deepEqual(spread([], 15, 0, 100), []);
  });
});

suite('A name beside a curve', () => {
  const widthOf = (text: string) => [...text].length;

  test('stands as it is where there is room', () => {
    assert.equal(fitted('Momentum', 8, widthOf), 'Momentum');
  });

  test('is shortened in its middle, so that names that begin alike still differ', () => {
    assert.equal(fitted('Momentum, mini-batch 32', 11, widthOf), 'Momen…ch 32');
    assert.equal(fitted('Momentum, stochastic', 11, widthOf), 'Momen…astic');
    assert.notInclude(fitted('Adam 🚂🚂🚂🚂', 6, widthOf), '\ufffd');
    assert.isAtMost(widthOf(fitted('x'.repeat(200), 10, widthOf)), 10);
    assert.equal(fitted('abcdef', 0, widthOf), 'a…f');
  });

  test('leaves out the words that all begin with, where they do not fit', () => {
    const descents = ['SGD, batch', 'SGD, mini-batch 16', 'SGD, stochastic'];
    assert.deepEqual(endingsOf(descents), ['batch', 'mini-batch 16', 'stochastic']);
    assert.deepEqual(endingsOf(['Adam, a, b', 'Adam, a, c']), ['b', 'c']);
    assert.deepEqual(endingsOf(['Adam', 'Adagrad']), ['Adam', 'Adagrad']);
    assert.deepEqual(endingsOf(['SGD, ', 'SGD, batch']), ['SGD, ', 'SGD, batch']);
    assert.deepEqual(endingsOf([]), []);
  });
});
