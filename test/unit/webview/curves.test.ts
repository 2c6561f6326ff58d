import { assert } from 'chai';
import { defaultExperiment, measures, runExperiment, startHistory } from '../../../src/core/index';
import { measure as answering } from '../../../src/host/details/measure';
import { Painter } from '../../../src/host/picture';
import { keyOf, type MeasureDetail } from '../../../src/protocol/details';
import type { LandscapePicture } from '../../../src/protocol/messages';
import { chooseCurveAxis } from '../../../src/webview/loss/curveAxis';
import { curveName, curvesOf, measureOf } from '../../../src/webview/loss/curves';
import { describeCurves } from '../../../src/webview/loss/describeCurves';
import { nothingYet, type PanelState } from '../../../src/webview/state';
import { initialView, restoreView, viewToKeep } from '../../../src/webview/view';
import { wishesOf } from '../../../src/webview/wishes';

const computed = {
  revision: 1,
  history: startHistory(defaultExperiment),
  result: runExperiment(defaultExperiment),
};
const picture = new Painter().picture(computed);
const landscape = picture.landscape!;
const typed: LandscapePicture = { ...landscape, minima: [] };
const state: PanelState = { ...nothingYet, picture, resting: picture, landscape };

async function detailsOf(measure: string): Promise<PanelState['details']> {
  const details = await Promise.all(
    picture.runs.map(({ slot }) =>
      answering.answer(
        computed,
        { kind: 'measure', slot, measure },
        new AbortController().signal,
        () => undefined,
      ),
    ),
  );
  return new Map(details.map((detail) => [keyOf(detail!), { revision: 1, detail: detail! }]));
}

suite('The curves of a measure', () => {
  test('of the loss are the picture’s', () => {
    const curves = curvesOf(measures.get('loss')!, picture, new Map());
    curves.forEach(({ steps, values, label }, k) => {
      const run = picture.runs[k];
      assert.deepEqual([steps, values, label], [run.steps, run.loss, run.label]);
    });
  });

  test('of others are what the host sent, one for each axis where there are two', async () => {
    for (const [id, definition] of measures) {
      if (id === 'loss') continue;
      const details = await detailsOf(id);
      const curves = curvesOf(definition, picture, details);
      assert.lengthOf(curves, definition.curves.length * picture.runs.length, id);
      for (const curve of curves) {
        const { slot, axis, values } = curve;
        const sent = details.get(`measure ${slot}`)!.detail as MeasureDetail;
        assert.equal(values, sent.curves[axis === 'y' ? 1 : 0]);
        assert.equal(/ [xy]$/.test(curveName(curve)), definition.curves.length > 1);
      }
      // What was sent for another measure is not drawn as this one.
      assert.isEmpty(
        curvesOf(measures.get(id === 'distance' ? 'stepLength' : 'distance')!, picture, details),
      );
    }
  });

  test('are put into words, a sentence each', async () => {
    const text = async (id: string) => {
      const definition = measures.get(id)!;
      return describeCurves(definition, curvesOf(definition, picture, await detailsOf(id)), 'Step');
    };
    const distance = await text('distance');
    assert.match(distance, /^Distance to the nearest minimum at each step on a logarithmic axis\. /);
    assert.include(distance, 'SGD goes from 8.06 to 0.389, zigzags in y.');
    const rates = await text('effectiveLearningRate');
    assert.include(rates, 'SGD x goes from 0.950 to 0.950, zigzags in y. SGD y goes from 0.950 to 0.950.');
    const nothing = { slot: 0, label: 'SGD', ending: 'cancelled at 0', steps: new Int32Array(0) };
    const none = describeCurves(measures.get('loss')!, [{ ...nothing, values: new Float64Array(0) }], 'Step');
    assert.include(none, 'SGD has no number, cancelled at 0.');
  });

  test('have an axis, which says so where a value is 0', () => {
    const values = Float64Array.of(NaN, 3, 0.5, 0);
    const axis = chooseCurveAxis([{ values }], undefined);
    assert.isAtMost(axis.min, 0.5);
    assert.isAtLeast(axis.max, 3);
    assert.equal(axis.note, 'Values ≤ 0 are drawn on the floor of the axis.');
    const climbing = chooseCurveAxis([{ values: Float64Array.of(NaN, 1, 1e9) }], undefined);
    assert.isBelow(climbing.max, 1e4);
  });

  test('are those of the loss where a measure does not exist', () => {
    assert.equal(measureOf('distance', landscape).id, 'distance');
    assert.equal(measureOf('distance', typed).id, 'loss');
    assert.equal(measureOf('toString', landscape).id, 'loss');
  });

  test('are wished for of the runs that are drawn, unless they are the loss', () => {
    const wished = (view: Partial<typeof initialView>, shown = state) =>
      wishesOf(shown, { ...initialView, ...view }).map((wish) => [wish.kind, 'slot' in wish && wish.slot]);
    assert.deepEqual(wished({}), []);
    assert.deepEqual(wished({ measure: 'stepLength', hidden: [1, 2] }), [
      ['measure', 0],
      ['measure', 3],
      ['measure', 4],
    ]);
    assert.deepEqual(wished({ measure: 'distance' }, { ...state, landscape: typed }), []);
  });

  test('the choice is kept for a reload, and nonsense is the loss', () => {
    const chosen = { ...initialView, measure: 'gradientNorm' };
    assert.equal(restoreView(viewToKeep(chosen)).measure, 'gradientNorm');
    for (const measure of [7, 'valueOf', null]) assert.equal(restoreView({ measure }).measure, 'loss');
  });
});
