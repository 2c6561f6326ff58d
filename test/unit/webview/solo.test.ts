import { assert } from 'chai';
import { isSolo, soloed } from '../../../src/webview/view';

suite('Drawing one run alone', () => {
  const all = [0, 2, 5];

  test('hides all others, whatever was hidden', () => {
    assert.deepEqual(soloed([], 2, all), [0, 5]);
    assert.deepEqual(soloed([2], 2, all), [0, 5]);
    assert.deepEqual(soloed([0], 5, all), [0, 2]);
  });

  test('and again draws all', () => {
    assert.deepEqual(soloed([0, 5], 2, all), []);
    assert.isTrue(isSolo([0, 5], 2, all));
    assert.isFalse(isSolo([0], 2, all));
    assert.isFalse(isSolo([0, 2, 5], 2, all));
  });

  test('a run that is the only one anyway is not alone by choice', () => {
    assert.isFalse(isSolo([], 2, [2]));
  });
});
