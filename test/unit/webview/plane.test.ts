import { assert } from 'chai';
import type { LandscapePicture, RunPicture } from '../../../src/protocol/messages';
import { thinRows } from '../../../src/protocol/thinnedRows';
import { curveValue, nearestCurve } from '../../../src/webview/loss/curvePlaces';
import type { Curve } from '../../../src/webview/loss/curves';
import { aged } from '../../../src/webview/plot/ages';
import { startAt, startOfKey } from '../../../src/webview/plot/dragging';
import { createThinner, frameOf } from '../../../src/webview/plot/drawnRuns';
import { exitOf } from '../../../src/webview/plot/exits';
import { nearestRun } from '../../../src/webview/plot/nearest';
import { coordinateText, lossNear, readout } from '../../../src/webview/plot/readout';
import { startWord } from '../../../src/webview/plot/startWord';

const view = { x: [-10, 10], y: [-5, 5] } as const;
/** f = x + 10 y, sampled at the corners and in the middle. */
const landscape = {
  view,
  columns: 3,
  rows: 3,
  base: 0,
  values: Float32Array.of(-60, -50, -40, -10, 0, 10, 40, 50, 60),
  minima: [],
} as unknown as LandscapePicture;
const frame = frameOf(view, { left: 0, right: 200, top: 0, bottom: 100 });

function runOf(...points: readonly (readonly [number, number])[]): RunPicture {
  const last = points.findIndex(([x]) => !Number.isFinite(x));
  return {
    slot: 3,
    steps: Int32Array.from(points, (_, i) => i),
    theta: Float64Array.from(points.flat()),
    loss: Float64Array.from(points, ([x]) => x),
    stop: last < 0 ? 'completed' : 'diverged',
    lastFiniteStep: last < 0 ? points.length - 1 : last - 1,
  } as unknown as RunPicture;
}

const drawn = (run: RunPicture) => createThinner()({ runs: [run] }, frame)[0];

suite('The plane', () => {
  test('interpolates the loss between samples', () => {
    for (const [x, y] of [
      [0, 0],
      [-10, 5],
      [3, -2],
      [10, 5],
    ])
      assert.closeTo(lossNear(landscape, x, y), x + 10 * y, 1e-4);
    assert.isNaN(lossNear(landscape, 11, 0));
  });

  test('tells the gradient to as many digits as the samples know, and none at the rim', () => {
    const sampled = (f: (x: number, y: number) => number, range: [number, number], size = 241) => {
      const at = (i: number) => range[0] + ((range[1] - range[0]) * i) / (size - 1);
      const values = Float32Array.from({ length: size * size }, (_, i) =>
        f(at(i % size), at(Math.floor(i / size))),
      );
      return { ...landscape, view: { x: range, y: range }, columns: size, rows: size, values };
    };
    const gradient = (of: LandscapePicture, x: number, y: number) =>
      new Map(readout(of, of.view, [x, y])).get('∇f');
    const bowl = sampled((x, y) => x ** 2 / 20 + y ** 2, [-8, 8]);
    assert.equal(gradient(bowl, 2.4, -3), '≈ (0.240, −6.00)');
    assert.equal(gradient(bowl, 7.95, 0), '≈ –');
    assert.equal(gradient({ ...bowl, values: bowl.values.map(() => NaN) }, 0, 0), '≈ –');
    // 12 samples a wave: the slope is off by some hundredths, and where it is nothing, nothing is known.
    const waves = sampled((x) => Math.sin(2 * Math.PI * x), [-10, 10]);
    assert.equal(gradient(waves, 1, 1), '≈ (6, 0)');
    assert.equal(gradient(waves, 1.25, 1), '≈ (0, 0)');
  });

  test('leaves the word “start” in the plot, away from its edges', () => {
    const { area } = frame;
    assert.deepEqual(startWord(area, 20, 50), [28, -9]);
    assert.deepEqual(startWord(area, 190, 50), [-28, -9]);
    assert.deepEqual(startWord(area, 20, 4), [28, 9]);
    assert.deepEqual(startWord(area, 199, 0), [-28, 9]);
  });

  test('writes coordinates as fine as the axis shows them', () => {
    assert.equal(coordinateText(-2.4, view.x), '−2.40');
    assert.equal(coordinateText(-0.001, view.x), '0.00');
    assert.equal(coordinateText(123.456, [0, 5000]), '123.5');
  });

  test('keeps a dragged start in the view, without digits nobody sees', () => {
    assert.deepEqual(startAt(frame, view, 33.333, 50), [-6.67, 0]);
    assert.deepEqual(startAt(frame, view, -500, 500), [-10, -5]);
  });

  test('moves the start by a hundredth of the view, with Shift by a tenth', () => {
    assert.deepEqual(startOfKey(view, view, [0, 0], 'ArrowRight', false), [0.2, 0]);
    assert.deepEqual(startOfKey(view, view, [0, 0], 'ArrowUp', true), [0, 1]);
    assert.deepEqual(startOfKey(view, view, [-9.9, 0], 'ArrowLeft', true), [-10, 0]);
    assert.isUndefined(startOfKey(view, view, [0, 0], 'Enter', false));
  });

  test('finds where a run leaves for good', () => {
    const exit = exitOf(runOf([0, 0], [20, 0], [-30, 0]), frame);
    assert.deepEqual(exit, { x: 200, y: 50, row: 1, step: 1 });
    assert.isUndefined(exitOf(runOf([0, 0], [20, 0], [5, 0]), frame), 'it comes back');
    assert.isUndefined(exitOf(runOf([0, 0], [5, 0]), frame));
    assert.isUndefined(exitOf(runOf([0, 0], [NaN, NaN]), frame), 'it ends inside');
    assert.isUndefined(exitOf(runOf([20, 0], [30, 0]), frame), 'it never was inside');
    const trained = { ...runOf([0, 0], [20, 0], [-30, 0]), stage: 'still trained' };
    assert.isUndefined(drawn(trained).exit, 'it may come back');
    assert.equal(exitOf(runOf([0, 0], [1e308, -1e308], [NaN, NaN]), frame)?.step, 1);
  });

  test('draws a sketched run without filling its columns', () => {
    const run = runOf([0, 0], [1, 1], [2, 2], [4, 0]);
    const tolerance = { x: 0.1, y: 0.1, decades: 10, floor: 0, lowest: 1e-9 };
    const thinned = thinRows(run, tolerance);
    const sketched = Object.defineProperty({ ...run, thinned }, 'theta', {
      get: () => assert.fail('theta was filled'),
    });
    const moment = { step: 1, between: 0.5 };
    const [fromSketch, fromAll] = [sketched, run].map((each) => aged(drawn(each), frame, moment));
    assert.deepEqual(fromSketch.parts, fromAll.parts);
    assert.deepEqual(fromSketch.position, fromAll.position);
  });

  test('draws nothing of a run after it left', () => {
    const { path } = drawn(runOf([0, 0], [20, 0], [-30, 1], [30, 2]));
    assert.deepEqual([...path.points], [100, 50, 224, 50]);
  });

  test('cuts a path at the moment and eight steps before', () => {
    const run = runOf(...Array.from({ length: 21 }, (_, i): [number, number] => [i / 4, 0]));
    const { parts, position, ageOf } = aged(drawn(run), frame, { step: 12, between: 0.5 });
    assert.deepEqual(
      parts.map(({ age }) => age),
      ['older', 'recent', 'future'],
    );
    const ends = parts.map(({ points }) => [points[0], points[points.length - 2]]);
    assert.deepEqual(ends, [
      [100, 111.25],
      [111.25, 131.25],
      [131.25, 150],
    ]);
    assert.deepEqual(position, [131.25, 50]);
    assert.deepEqual([4, 5, 12, 13].map(ageOf), ['older', 'recent', 'recent', 'future']);
  });

  test('knows no position of a run that has diverged; all of it is past', () => {
    const run = drawn(runOf([0, 0], [1, 0], [2, 0], [NaN, NaN]));
    const { parts, position } = aged(run, frame, { step: 3, between: 0 });
    assert.isUndefined(position);
    assert.deepEqual(
      parts.map(({ age }) => age),
      ['recent'],
    );
    const old = aged(run, frame, { step: 20, between: 0 });
    assert.deepEqual(
      old.parts.map(({ age }) => age),
      ['older'],
    );
  });

  test('draws beside it what its rule plots, at the same moments', () => {
    const extra = { ax: Float64Array.of(0, 0, 2, 0, 4, 0) };
    const { extras } = drawn({ ...runOf([0, 0], [5, 0], [5, 4]), extra });
    assert.lengthOf(extras, 1);
    const { parts, position } = aged(extras[0], frame, { step: 1, between: 0 });
    assert.deepEqual(position, [frame.x.offset + 2 * frame.x.scale, frame.y.offset]);
    assert.deepEqual(
      parts.map(({ age }) => age),
      ['recent', 'future'],
    );
    assert.isEmpty(drawn(runOf([0, 0], [5, 0])).extras);
  });

  test('finds the run near the pointer, and its row', () => {
    const run = drawn(runOf([0, 0], [5, 0], [5, 4]));
    assert.deepInclude(nearestRun([run], 146, 53, 8), { row: 1, x: 146, y: 50 });
    assert.equal(nearestRun([run], 155, 12, 8)?.row, 2);
    assert.isUndefined(nearestRun([run], 120, 70, 8));
  });
});

suite('The loss chart', () => {
  const axis = { min: 0.01, max: 100, offset: 0 };
  const run: Curve = {
    slot: 3,
    label: '',
    ending: '',
    steps: Int32Array.of(0, 1, 2),
    values: Float64Array.of(100, 1, 1e3),
  };

  test('knows how high a curve is at a moment', () => {
    assert.equal(curveValue(run, axis, { step: 0, between: 0 }), 100);
    assert.closeTo(curveValue(run, axis, { step: 0, between: 0.5 })!, 10, 1e-9);
    assert.isUndefined(curveValue(run, axis, { step: 2, between: 0 }), 'above the axis');
  });

  test('finds the curve near the pointer', () => {
    const toPixel = (value: number): number => 10 * Math.log10(value);
    assert.equal(nearestCurve([run], axis, { step: 1, between: 0 }, toPixel, 5, 8), 3);
    assert.isUndefined(nearestCurve([run], axis, { step: 1, between: 0 }, toPixel, 9, 8));
  });
});
