import { assert } from 'chai';
import { compileLandscape, landscapes } from '../../../src/core/index';
import type { ArrowsDetail, FieldDetail } from '../../../src/protocol/details';
import type { Picture, RunPicture } from '../../../src/protocol/messages';
import type { Mark } from '../../../src/webview/plot/marks';
import { fieldSentence } from '../../../src/webview/plot/overlayNotes';
import { angleToMinimum, fieldArrows, meanAngle, runArrows } from '../../../src/webview/plot/overlays';
import { arrowWishes, regionWishes } from '../../../src/webview/plot/regionWishes';
import { nothingYet } from '../../../src/webview/state';
import { initialView, restoreView, viewToKeep } from '../../../src/webview/view';

const best: Mark = { kind: 'best', x: 0, y: 0, loss: 0 };
const run = {
  slot: 2,
  steps: Int32Array.of(0, 1, 2),
  theta: Float64Array.of(3, 4, 2, 4, 2, 1),
  stop: 'completed',
  lastFiniteStep: 2,
} as unknown as RunPicture;
const arrows: ArrowsDetail = {
  kind: 'arrows',
  step: 2,
  slots: Int32Array.of(0, 2),
  gradient: Float64Array.of(9, 9, 4, 2),
  momentum: Float64Array.of(9, 9, NaN, NaN),
};

/** A field over a square as the host samples it. */
function fieldOf(formula: string): FieldDetail {
  const compiled = compileLandscape(formula);
  if (!compiled.ok) throw new Error();
  const gradient: number[] = [];
  for (let row = 0; row < 4; row++)
    for (let column = 0; column < 4; column++)
      gradient.push(...compiled.landscape.gradient(column - 1.5, row - 1.5));
  return {
    kind: 'field',
    view: { x: [-2, 2], y: [-2, 2] },
    columns: 4,
    rows: 4,
    gradient: Float64Array.from(gradient),
  };
}

suite('Overlays', () => {
  test('of a run at a step: gradient, momentum where there is one, the step that led there, and the angle', () => {
    const [shown] = runArrows([run], 2, arrows, [best]);
    assert.deepEqual(shown.at, [2, 1]);
    assert.deepEqual(shown.gradient, [4, 2]);
    assert.isUndefined(shown.momentum);
    assert.deepEqual(shown.step, [0, -3]);
    assert.closeTo(shown.angle!, 0, 1e-9);
    const [before] = runArrows([run], 1, arrows, [best]);
    assert.isUndefined(before.gradient, 'the arrows are of another step');
    assert.deepEqual(before.step, [-1, 0]);
    assert.isUndefined(runArrows([run], 0, arrows, [best])[0].step);
    const diverged = { ...run, stop: 'diverged', lastFiniteStep: 1 } as RunPicture;
    assert.deepEqual(runArrows([diverged], 2, arrows, [best]), []);
  });

  test('tell the angle to the nearest minimum, traps included and saddles not', () => {
    assert.closeTo(angleToMinimum([1, 0], [0, 1], [best])!, 90, 1e-9);
    assert.closeTo(angleToMinimum([1, 0], [-1, 0], [best])!, 180, 1e-9);
    const others: Mark[] = [best, { ...best, kind: 'saddle', x: 2 }, { ...best, kind: 'trap', x: 2.5 }];
    assert.closeTo(angleToMinimum([2, 0], [-1, 0], others)!, 0, 1e-9);
    assert.isUndefined(angleToMinimum([1, 0], [0, 1], []));
    assert.isUndefined(angleToMinimum([0, 0], [0, 1], [best]));
    assert.isUndefined(angleToMinimum([1, 0], [0, 0], [best]));
  });

  test('of a field: on a round bowl downhill is the way to the minimum, on an anisotropic one it is not', () => {
    const round = fieldArrows(fieldOf('x^2 + y^2'), [best]);
    assert.equal(round.length, 16);
    assert.deepEqual(round[0].at, [-1.5, -1.5]);
    assert.closeTo(meanAngle(round)!, 0, 1e-5);
    assert.match(
      fieldSentence(round),
      /^Downhill is the way to the nearest minimum: 0\.0° on average apart\.$/,
    );
    const bowl = fieldArrows(fieldOf(landscapes.get('anisotropic')!.formula), [best]);
    assert.isAbove(meanAngle(bowl)!, 30);
    assert.match(
      fieldSentence(bowl),
      /^Downhill is not the way to the nearest minimum: arrows and dotted lines are \d\d° on average apart\.$/,
    );
    assert.equal(fieldSentence(fieldArrows(fieldOf('x^2 + y^2'), [])), 'Arrows point downhill.');
  });

  test('of a field leave out what is no number', () => {
    const field = fieldArrows(fieldOf('log(x)*y'), [best]);
    assert.isTrue(field.every(({ gradient }) => gradient.every(Number.isFinite)));
    assert.isBelow(field.length, 16);
  });

  test('are wished for only where they are shown, and not while it plays', () => {
    const picture = { experiment: { steps: 30 }, runs: [run] } as unknown as Picture;
    const state = {
      ...nothingYet,
      picture,
      resting: picture,
      landscape: { view: { x: [0, 1], y: [0, 1] } } as never,
    };
    const wished = (view: Partial<typeof initialView>) => {
      const whole = { ...initialView, ...view };
      return [...regionWishes(state, whole, []), ...arrowWishes(state, whole, [])].map(({ kind }) => kind);
    };
    assert.deepEqual(wished({}), ['marks']);
    assert.deepEqual(wished({ overlays: ['step'] }), ['marks']);
    assert.deepEqual(wished({ overlays: ['gradient', 'field'] }), ['marks', 'field', 'arrows']);
    assert.deepEqual(wished({ overlays: ['momentum'], playing: true }), ['marks']);
    const view = { ...initialView, overlays: ['momentum' as const], step: 7 };
    assert.deepEqual(arrowWishes(state, view, []), [{ kind: 'arrows', step: 7, momentum: true }]);
  });

  test('are kept for a reload; unknown ones are not', () => {
    const view = { ...initialView, overlays: ['gradient', 'field'] as const };
    assert.deepEqual(restoreView(JSON.parse(JSON.stringify(viewToKeep(view)))).overlays, [
      'gradient',
      'field',
    ]);
    assert.deepEqual(restoreView({ overlays: ['field', 'curl', 3] }).overlays, ['field']);
    assert.deepEqual(restoreView({ overlays: 'field' }).overlays, []);
  });
});
