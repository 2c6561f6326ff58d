import { assert } from 'chai';
import type { NumericHyperparameter, RunMetrics } from '../../../src/core/index';
import type { RunPicture } from '../../../src/protocol/messages';
import { historyKey } from '../../../src/webview/controls/historyKeys';
import { sliderScale } from '../../../src/webview/controls/sliderScale';
import { statusText } from '../../../src/webview/describe';
import { rank } from '../../../src/webview/ranking/rank';

const declared = (
  scale: NumericHyperparameter['scale'],
  slider: readonly [number, number],
): NumericHyperparameter => ({
  kind: 'number',
  name: 'a',
  default: 0,
  range: [0, Infinity],
  meaning: '',
  scale,
  slider,
});

suite('A slider', () => {
  const rate = sliderScale(declared('log', [1e-4, 10]))!;
  const beta = sliderScale(declared('one-minus-log', [0, 0.9999]))!;

  test('over learning rates moves by ratios, to two digits', () => {
    assert.deepEqual([0, 24, 120].map(rate.toValue), [1e-4, 1e-3, 10]);
    assert.equal(rate.toPosition(0.01), 48);
    for (let position = 0; position <= rate.positions; position++) {
      assert.equal(rate.toPosition(rate.toValue(position)), position);
    }
  });

  test('puts values outside at its ends', () => {
    assert.deepEqual([1e-9, 0, -1, 1e9].map(rate.toPosition), [0, 0, 0, rate.positions]);
    assert.deepEqual([-1, 0.99999999, 1].map(beta.toPosition), [0, beta.positions, beta.positions]);
  });

  test('over decay rates moves by the distance to 1', () => {
    assert.deepEqual([0, 24, 48, 72, 96].map(beta.toValue), [0, 0.9, 0.99, 0.999, 0.9999]);
    assert.equal(beta.toPosition(0.9), 24);
    for (let position = 1; position <= beta.positions; position++) {
      assert.isAbove(beta.toValue(position), beta.toValue(position - 1));
    }
  });

  test('may move evenly, or not be there', () => {
    assert.equal(sliderScale(declared('linear', [0, 2]))!.toValue(35), 0.7);
    const { slider: _, ...none } = declared('log', [0, 1]);
    assert.isUndefined(sliderScale(none));
  });
});

suite('A status', () => {
  test('is a few words', () => {
    assert.equal(statusText({ kind: 'diverged', step: 9 }), 'diverged at 9');
    assert.equal(statusText({ kind: 'converged', step: 20 }), 'converged at 20');
    assert.equal(statusText({ kind: 'zigzags', axis: 'y' }), 'zigzags in y');
    assert.equal(statusText({ kind: 'overshoots', axis: 'y' }), 'overshoots');
    assert.equal(statusText({ kind: 'falling' }), 'still falling');
  });
});

suite('The ranking', () => {
  const run = (label: string, metrics: Omit<RunMetrics, 'status'>) =>
    ({ label, metrics }) as unknown as RunPicture;
  const runs = [
    run('SGD', { bestLoss: 33 }),
    run('Adam', { finalLoss: 3, bestLoss: 2 }),
    run('Adam 10', { finalLoss: 1, bestLoss: 1, stepsToTarget: 20 }),
    run('Adam 2', { finalLoss: 3, bestLoss: 3 }),
  ];
  const shown = (...args: [Parameters<typeof rank>[1], boolean]) =>
    rank(runs, ...args).map(({ run: { label }, place }) => `${place ?? '–'} ${label}`);

  test('has the least loss first, shares places, and ends with what diverged', () => {
    assert.deepEqual(shown('finalLoss', false), ['1 Adam 10', '2 Adam', '2 Adam 2', '– SGD']);
  });

  test('turned round still ends with what has no number', () => {
    assert.deepEqual(shown('finalLoss', true), ['2 Adam', '2 Adam 2', '1 Adam 10', '– SGD']);
  });

  test('sorts by the way and by the distance left', () => {
    const [near, far] = [
      run('near', { pathLength: 9, distance: 0.1 }),
      run('far', { pathLength: 2, distance: 5 }),
    ];
    const order = (column: Parameters<typeof rank>[1]) =>
      rank([near, far], column, false).map(({ run: { label } }) => label);
    assert.deepEqual(order('pathLength'), ['far', 'near']);
    assert.deepEqual(order('distance'), ['near', 'far']);
  });

  test('sorts by other columns', () => {
    assert.deepEqual(shown('bestLoss', false), ['1 Adam 10', '2 Adam', '3 Adam 2', '4 SGD']);
    assert.deepEqual(shown('stepsToTarget', false), ['1 Adam 10', '– SGD', '– Adam', '– Adam 2']);
    assert.deepEqual(shown('label', false), ['2 Adam', '2 Adam 2', '1 Adam 10', '– SGD']);
  });
});

suite('The keys of the history', () => {
  const key = (text: string, more: Partial<KeyboardEvent> = {}) =>
    historyKey({ key: text, ctrlKey: false, metaKey: false, shiftKey: false, altKey: false, ...more });

  test('are Ctrl+Z, Shift+Ctrl+Z and Ctrl+Y, and the same with Cmd', () => {
    assert.equal(key('z', { ctrlKey: true }), 'undo');
    assert.equal(key('Z', { metaKey: true, shiftKey: true }), 'redo');
    assert.equal(key('y', { ctrlKey: true }), 'redo');
    assert.isUndefined(key('z'));
    assert.isUndefined(key('z', { ctrlKey: true, altKey: true }));
    assert.isUndefined(key('a', { ctrlKey: true }));
  });
});
