import { assert } from 'chai';
import type { View } from '../../../src/core/index';
import type { Wish } from '../../../src/protocol/details';
import type { Ground, LandscapePicture, Picture } from '../../../src/protocol/messages';
import { planeWishOfKey, towards } from '../../../src/webview/plot/planeCursor';
import { covered, groundFor, hull, isSane, moved, zoomed } from '../../../src/webview/plot/region';
import { regionWishes } from '../../../src/webview/plot/regionWishes';
import { ticksOf } from '../../../src/webview/plot/ticks';
import { nothingYet, type PanelState } from '../../../src/webview/state';
import { initialView, restoreView, viewToKeep } from '../../../src/webview/view';

const home: View = { x: [-8, 4], y: [-5, 5] };
const size = ({ x }: View): number => x[1] - x[0];

suite('The visible region', () => {
  test('zooms with the point under the pointer held', () => {
    const near = zoomed(home, home, [-5, 4], 4)!;
    assert.deepEqual(near, { x: [-5.75, -2.75], y: [1.75, 4.25] });
    for (const axis of ['x', 'y'] as const) {
      const share = (view: View, at: number) => (at - view[axis][0]) / (view[axis][1] - view[axis][0]);
      const at = axis === 'x' ? -5 : 4;
      assert.closeTo(share(near, at), share(home, at), 1e-12);
    }
  });

  test('comes home exactly when it is zoomed back', () => {
    const near = zoomed(home, home, [-5, 4], 7)!;
    assert.isUndefined(zoomed(near, home, [-5, 4], 1 / 7));
    assert.isUndefined(moved(moved(home, home, 0.3, -0.7)!, home, -0.3, 0.7));
  });

  test('has limits within which numbers stay sane, and stops there', () => {
    let inwards: View = home;
    for (let i = 0; i < 100; i++) inwards = zoomed(inwards, home, [-3, 2], 3)!;
    assert.closeTo(size(inwards) / size(home), 1e-9, 1e-11);
    assert.isTrue(isSane(inwards, home));
    assert.isAbove(inwards.x[0] + size(inwards) / 1000, inwards.x[0]);
    let outwards: View = home;
    for (let i = 0; i < 100; i++) outwards = zoomed(outwards, home, [-3, 2], 1 / 3)!;
    assert.closeTo(size(outwards) / size(home), 1e6, 10);
    let far: View = home;
    for (let i = 0; i < 5; i++) far = moved(far, home, 4e5, 0)!;
    assert.isTrue(isSane(far, home));
    assert.isAbove(far.x[0], 1e6);
    for (const value of [0.1, 10]) assert.isTrue(isSane(zoomed(inwards, home, [-3, 2], value)!, home));
  });

  test('zooms less deep where the numbers on the axes are large', () => {
    const distant: View = { x: [1e6, 1e6 + 1], y: [0, 1] };
    let inwards: View = distant;
    for (let i = 0; i < 100; i++) inwards = zoomed(inwards, distant, [1e6 + 0.5, 0.5], 3)!;
    assert.isAtLeast(size(inwards), 0.99e-5);
  });

  test('is kept for a reload; what is not one is as at first', () => {
    const region: View = { x: [1, 2], y: [3, 4] };
    assert.deepEqual(
      restoreView(JSON.parse(JSON.stringify(viewToKeep({ ...initialView, region })))).region,
      region,
    );
    for (const bad of [1, {}, { x: [2, 1], y: [3, 4] }, { x: [1, 2] }, { x: ['1', 2], y: [3, 4] }])
      assert.isUndefined(restoreView({ region: bad }).region);
    assert.isFalse(isSane({ x: [0, 1e300], y: [0, 1] }, home));
    assert.isFalse(isSane({ x: [0, 1e-12], y: [0, 1] }, home));
    assert.isFalse(isSane({ x: [1e9, 1e9 + 12], y: [0, 10] }, home));
  });

  test('is shown from the samples that are nearest to it', () => {
    const ground = (view: View): Ground => ({
      view,
      columns: 2,
      rows: 2,
      base: 0,
      values: new Float32Array(4),
    });
    const [all, part] = [ground(home), ground({ x: [0, 2], y: [0, 2] })];
    const shown = (x: [number, number], y: [number, number]) => groundFor({ x, y }, all, part);
    assert.equal(groundFor(home, all, undefined), all);
    assert.equal(shown([0.5, 1], [0.5, 1]), part, 'a part of it');
    assert.equal(shown([-1, 3], [-1, 3]), part, 'around it');
    assert.equal(shown([0.5, 2.5], [0, 2]), part, 'beside it');
    assert.equal(shown([3, 4], [3, 4]), all, 'elsewhere');
    assert.equal(covered(home, home), 1);
    assert.deepEqual(hull({ x: [0, 1], y: [5, 6] }, { x: [-1, 0.5], y: [5.5, 7] }), {
      x: [-1, 1],
      y: [5, 7],
    });
  });

  test('is wished for one at a time, and the newest next', () => {
    const at = (x: number): View => ({ x: [x, x + 1], y: [0, 1] });
    const landscape = { view: home } as unknown as LandscapePicture;
    const state: PanelState = { ...nothingYet, landscape, picture: {} as Picture };
    const answeredWith = (view: View): PanelState => {
      const detail = {
        kind: 'region' as const,
        view,
        columns: 0,
        rows: 0,
        base: 0,
        values: new Float32Array(),
        isCoarse: false,
      };
      return { ...state, details: new Map([['region', { revision: 1, detail }]]) };
    };
    const wishes = (of: PanelState, region: View | undefined, standing: readonly Wish[], zooming = false) =>
      regionWishes(of, { ...initialView, region, zooming }, standing);
    const regions = (list: readonly Wish[]) => list.filter(({ kind }) => kind === 'region');
    const [marks] = wishes(state, undefined, []);
    assert.deepEqual(marks, { kind: 'marks', view: home }, 'marks, of the home view');
    const first = wishes(state, at(0), []);
    assert.deepEqual(first, [
      { kind: 'region', view: at(0) },
      { kind: 'marks', view: at(0) },
    ]);
    assert.deepEqual(regions(wishes(state, at(1), first)), regions(first), 'on its way');
    const next = wishes(answeredWith(at(0)), at(2), first, true);
    assert.deepEqual(next, [
      { kind: 'region', view: at(2) },
      { kind: 'marks', view: at(0) },
    ]);
    assert.deepEqual(wishes(answeredWith(at(0)), undefined, first), [marks]);
    assert.deepEqual(wishes(state, { x: [0, 1e300], y: [0, 1] }, []), [marks]);
  });

  test('is moved by keys of the crosshair, which takes it along', () => {
    const wish = (key: string, far = false) => planeWishOfKey(key, far, home, [0, 0]);
    assert.deepEqual(wish('ArrowRight'), [0.12, 0]);
    assert.deepEqual(wish('ArrowUp', true), [0, 1]);
    assert.equal(wish('+'), 'in');
    assert.equal(wish('='), 'in');
    assert.equal(wish('-'), 'out');
    assert.equal(wish('0'), 'home');
    assert.equal(wish('m'), 'mark');
    assert.equal(wish('Enter'), 'start');
    assert.isUndefined(wish('a'));
    assert.deepEqual(towards(home, [0, 0]), [0, 0]);
    assert.deepEqual(towards(home, [10, -10]), [0.5, -0.5]);
  });
});

suite('Ticks of the plane', () => {
  test('are round numbers where there is room for them', () => {
    assert.deepEqual(ticksOf('x', [-8, 4], 9), {
      values: [-8, -6, -4, -2, 0, 2, 4],
      texts: ['−8', '−6', '−4', '−2', '0', '2', '4'],
      name: 'x',
    });
    assert.deepEqual(ticksOf('y', [0.1, 0.42], 7).texts, ['0.1', '0.2', '0.3', '0.4']);
  });

  test('count in units far in and far out', () => {
    const small = ticksOf('x', [-2.1e-5, 3.9e-5], 7);
    assert.equal(small.name, 'x / 1e−5');
    assert.deepEqual(small.texts, ['−2', '−1', '0', '1', '2', '3']);
    const large = ticksOf('y', [-4.2e7, 7.7e7], 7);
    assert.equal(large.name, 'y / 1e7');
    assert.deepEqual(large.texts, ['−4', '−2', '0', '2', '4', '6']);
  });

  test('count from a base far in beside a large number', () => {
    const ticks = ticksOf('x', [3 - 4.1e-9, 3 + 5e-9], 9);
    assert.equal(ticks.name, '(x − 3) / 1e−9');
    assert.deepEqual(ticks.texts, ['−4', '−2', '0', '2', '4']);
    for (const [i, value] of ticks.values.entries()) assert.closeTo(value, 3 + (-4 + 2 * i) * 1e-9, 1e-15);
    assert.equal(ticksOf('y', [-0.9949587, -0.9949581], 7).name, '(y + 0.9949584) / 1e−7');
    for (let power = 1; power > -10; power--) {
      const { texts, values } = ticksOf('x', [Math.PI - 10 ** power, Math.PI + 10 ** power], 9);
      assert.isAtLeast(values.length, 4, `${power}`);
      assert.isAtMost(Math.max(...texts.map(({ length }) => length)), 6, texts.join(' '));
      assert.equal(new Set(texts).size, texts.length);
    }
  });
});
