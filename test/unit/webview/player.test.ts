import { assert } from 'chai';
import type { Picture, RunPicture } from '../../../src/protocol/messages';
import { wishOfKey } from '../../../src/webview/player/keys';
import { advanced, pace, standing, started } from '../../../src/webview/player/pace';
import { readStep } from '../../../src/webview/player/stepField';
import { momentOf, placeAt, rowAtStep, stepBy, strideOf, thetaAt } from '../../../src/webview/player/steps';
import { initialView } from '../../../src/webview/view';

/** A run of which every third step is recorded, diverged after step 9. */
const run = {
  steps: Int32Array.of(0, 3, 6, 9, 12),
  theta: Float64Array.of(0, 0, 3, 30, 6, 60, 9, 90, NaN, NaN),
  stop: 'diverged',
  lastFiniteStep: 10,
} as unknown as RunPicture;

suite('The player', () => {
  test('finds the row of a step among recorded ones', () => {
    assert.deepEqual(
      [-1, 0, 2, 3, 5, 12, 99].map((step) => rowAtStep(run.steps, step)),
      [-1, 0, 0, 1, 1, 4, 4],
    );
    assert.equal(rowAtStep([], 3), -1);
  });

  test('stands at recorded rows, and glides between them', () => {
    assert.deepEqual(placeAt(run, { step: 5, between: 0 }), { row: 1, share: 0 });
    const place = placeAt(run, { step: 4, between: 0.5 })!;
    assert.deepEqual(place, { row: 1, share: 0.5 });
    assert.deepEqual(thetaAt(run, place), [4.5, 45]);
    assert.deepEqual(placeAt(run, { step: 10, between: 0.5 }), { row: 3, share: 0 });
    assert.isUndefined(placeAt(run, { step: 11, between: 0 }), 'it diverged before');
    assert.isUndefined(placeAt(run, { step: 30, between: 0 }));
  });

  test('stands at the end unless it was put elsewhere', () => {
    assert.deepEqual(momentOf(initialView, 30), { step: 30, between: 0 });
    assert.deepEqual(momentOf({ ...initialView, step: 40, between: 0.5 }, 30), { step: 30, between: 0 });
    assert.deepEqual(momentOf({ ...initialView, step: 4, between: 0.5 }, 30), { step: 4, between: 0.5 });
    assert.deepEqual(standing(30, 30), { step: undefined, between: 0, playing: false });
    assert.deepEqual(standing(-2, 30), { step: 0, between: 0, playing: false });
  });

  test('takes three seconds for thirty steps and at most eight for any number', () => {
    assert.equal(30 / pace(30, 1), 3);
    assert.equal(1e6 / pace(1e6, 1), 8);
    assert.equal(1e6 / pace(1e6, 4), 2);
  });

  test('moves on and stops at the last step', () => {
    assert.deepEqual(advanced(3, 0.5, 30, true).change, { step: 3, between: 0.5, playing: true });
    assert.deepEqual(advanced(3, 0.5, 30, false).change, { step: 3, between: 0, playing: true });
    assert.deepEqual(advanced(29.8, 0.5, 30, true).change, { step: undefined, between: 0, playing: false });
    assert.equal(started({ ...initialView, step: 7 }, 30).step, 7);
    assert.equal(started(initialView, 30).step, 0);
  });

  test('knows its keys', () => {
    const wishes = [' ', 'ArrowLeft', 'ArrowRight', 'Home', 'End', 'PageUp', 'PageDown', 'a'];
    assert.deepEqual(
      wishes.map((key) => wishOfKey(key, 5, 12, 1)),
      ['toggle', 4, 6, 0, 12, 0, 12, undefined],
    );
  });

  test('steps from row to row where not every step is recorded', () => {
    assert.equal(strideOf({ runs: [run] } as unknown as Picture), 3);
    assert.equal(strideOf({ runs: [{ steps: [0, 2] }, { steps: [0] }, run] } as unknown as Picture), 3);
    assert.equal(strideOf({ runs: [] } as unknown as Picture), 1);
    // The last step, 14, stands off the others.
    const rows = [0, 3, 6, 9, 12, 14];
    const walk = (step: number, by: number): number[] =>
      rows.slice(1).map(() => (step = stepBy(step, by, 3, 14)));
    assert.deepEqual(walk(0, 1), rows.slice(1));
    assert.deepEqual(walk(14, -1), rows.slice(0, -1).reverse());
    assert.deepEqual([stepBy(5, 1, 3, 14), stepBy(5, -1, 3, 14)], [6, 3], 'from between two rows');
    assert.deepEqual([stepBy(13, 10, 3, 14), stepBy(13, -10, 3, 14)], [14, 0]);
  });

  test('takes whole steps only', () => {
    assert.deepEqual(
      ['17', ' 0 ', '30', '31', '-1', '1.5', '', 'ten'].map((text) => readStep(text, 30)),
      [17, 0, 30, undefined, undefined, undefined, undefined, undefined],
    );
  });
});
