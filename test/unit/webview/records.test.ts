import { assert } from 'chai';
import type { RecordPicture, RecordsPicture } from '../../../src/protocol/records';
import {
  curvesOfRecords,
  lastStepOf,
  standing,
  strideOfRecords,
  valueAt,
  waysOf,
} from '../../../src/webview/records/curves';
import { recordsViewToKeep, restoreRecordsView } from '../../../src/webview/records/view';

const column = (...rows: readonly (readonly [step: number, value: number])[]) => ({
  steps: Int32Array.from(rows, ([step]) => step),
  values: Float64Array.from(rows, ([, value]) => value),
});

const record: RecordPicture = {
  slot: 2,
  uri: 'file:///a.jsonl',
  label: 'a.jsonl',
  path: 'a.jsonl',
  state: 'resting',
  problems: [],
  problemCount: 0,
  notes: [],
  summary: { rows: 3, lastStep: 8, lastLoss: 1, best: { loss: 1, step: 8 }, lastFiniteStep: 8, lastLr: 0.1 },
  loss: column([0, 4], [4, 2], [8, 1]),
  lr: column([0, 0.1], [8, 0.05]),
  way: { steps: Int32Array.of(0, 8), values: Float64Array.of(0, 0, 3, 4) },
};
const diverged: RecordPicture = {
  ...record,
  slot: 0,
  summary: { rows: 3, lastStep: 8, notFinite: 'NaN', lastFiniteStep: 4 },
  loss: column([0, 4], [4, 1e9]),
};
const nothing: RecordPicture = { ...record, slot: 1, loss: column() };
delete (nothing as { summary?: unknown }).summary;
delete (nothing as { way?: unknown }).way;
delete (nothing as { lr?: unknown }).lr;

const picture = (...records: RecordPicture[]): RecordsPicture => ({
  revision: 1,
  significantDigits: 3,
  records,
});

suite('The panel of records', () => {
  test('a curve for each record that has numbers; one that diverged ends in a cross', () => {
    const curves = curvesOfRecords([record, nothing, diverged], 'loss');
    assert.deepEqual(
      curves.map(({ slot, ending, lastFiniteStep }) => [slot, ending, lastFiniteStep]),
      [
        [2, 'at rest', undefined],
        [0, 'diverged after step 4', 4],
      ],
    );
    assert.lengthOf(curvesOfRecords([record, nothing, diverged], 'lr'), 2);
    assert.isUndefined(curvesOfRecords([diverged], 'lr')[0].lastFiniteStep);
    assert.deepEqual(
      waysOf([record, nothing]).map(({ slot }) => slot),
      [2],
    );
  });

  test('how a record stands', () => {
    const cases: [Partial<RecordPicture>, string][] = [
      [{ state: 'growing' }, 'growing'],
      [{ state: 'missing' }, 'the file is not there'],
      [{ state: 'refused', message: 'Too large.' }, 'Too large.'],
      [{ summary: { rows: 1, lastStep: 0, notFinite: '∞' } }, 'never finite'],
    ];
    for (const [change, text] of cases) assert.equal(standing({ ...record, ...change }), text);
    assert.equal(standing(nothing), 'no step yet');
    assert.equal(standing({ ...nothing, problemCount: 1 }), 'no step can be read');
    assert.equal(standing({ ...nothing, state: 'reading' }), 'reading …');
  });

  test('what a record has at a step', () => {
    assert.deepEqual(
      [0, 3, 4, 8, 9].map((step) => valueAt(record, 'loss', step)),
      [4, 4, 2, 1, undefined],
    );
    assert.isNaN(valueAt(diverged, 'loss', 8));
    assert.equal(valueAt(record, 'lr', 7), 0.1);
    assert.isUndefined(valueAt(nothing, 'loss', 0));
  });

  test('the player goes by the densest record, to the last step of all', () => {
    assert.equal(lastStepOf(picture(record, nothing)), 8);
    assert.equal(lastStepOf(picture()), 1);
    const dense = { ...record, way: { steps: Int32Array.of(0, 3), values: new Float64Array(4) } };
    assert.equal(strideOfRecords(picture(record, dense, nothing)), 3);
    assert.equal(strideOfRecords(picture(nothing)), 1);
  });

  test('its view is kept, and what does not fit is as at first', () => {
    const view = {
      ...restoreRecordsView(undefined),
      curve: 'lr' as const,
      hidden: [2],
      step: 4,
      hoveredStep: 3,
    };
    const kept: unknown = JSON.parse(
      JSON.stringify({ version: 1, records: [], view: recordsViewToKeep(view) }),
    );
    assert.deepEqual(restoreRecordsView(kept), { ...view, hoveredStep: undefined });
    for (const bad of [null, 7, {}, { view: [] }, { view: { player: 'x', curve: 'y' } }]) {
      assert.deepEqual(restoreRecordsView(bad), restoreRecordsView(undefined));
    }
  });
});
