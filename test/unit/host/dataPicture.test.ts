import { assert } from 'chai';
import { compileDataObjective, type DataObjectiveSpec } from '../../../src/core/index';
import { DataShower } from '../../../src/host/data/dataShower';
import { Painter } from '../../../src/host/picture';
import { parseToWebview } from '../../../src/protocol/parseToWebview';
import { fillRows } from '../../../src/protocol/thinnedRows';
import { normalRows } from '../core/planes/rows';
import { descent } from '../core/descentByHand';
import { computedOn } from './dataRuns';

const line: DataObjectiveSpec = { kind: 'data', rows: { builtin: 'line' }, model: { kind: 'linear' } };
const wide: DataObjectiveSpec = {
  kind: 'data',
  rows: normalRows(60, 4, 1),
  model: { kind: 'linear' },
  heldOut: 0.2,
};
const wideStart = [2, -1, 0, 1, 3];

suite('A picture of data', () => {
  test('of two parameters has their very values, and is understood by the webview', async () => {
    const run = descent(line, [-1, 3], 0.05, 20);
    const picture = new Painter().picture(await computedOn(line, [run]));
    assert.equal(parseToWebview({ type: 'picture', picture })?.type, 'picture');
    const [drawn] = picture.runs;
    assert.deepEqual(drawn.theta, run.theta);
    assert.deepEqual(picture.start, [-1, 3]);
    const { data, formula, name, columns, minima, view } = picture.landscape!;
    assert.equal(name, 'Line: Linear regression');
    assert.equal(formula, 'mean squared error');
    assert.deepEqual(data!.plane, {
      choice: { kind: 'parameters', indices: [0, 1] },
      axes: ['weight of x', 'bias'],
      isWhole: true,
    });
    // Where the gradient is 0.
    const [[w, b, lowest]] = minima;
    const gradient = new Float64Array(2);
    const objective = compileDataObjective(line);
    objective.gradient([w, b], gradient);
    assert.isBelow(Math.hypot(...gradient), 1e-12);
    assert.equal(lowest, objective.value([w, b]));
    assert.equal(picture.target, lowest + 0.01);
    assert.isTrue(view.x[0] < w && w < view.x[1] && view.y[0] < b && b < view.y[1]);
    assert.closeTo(drawn.metrics.distance!, Math.hypot(w - run.theta[40], b - run.theta[41]), 1e-12);
    assert.isAtLeast(columns, 33, 'what takes no time is there at once');
    assert.lengthOf(data!.points.x, data!.rows.training);
  });

  test('of more parameters is projected onto the principal plane, with what it explains', async () => {
    const run = descent(wide, wideStart, 0.1, 30);
    const picture = new Painter().picture(await computedOn(wide, [run]));
    assert.equal(parseToWebview({ type: 'picture', picture })?.type, 'picture');
    const { data } = picture.landscape!;
    assert.isFalse(data!.plane.isWhole);
    assert.match(data!.plane.axes[0], /^PC 1, \d+ %$/);
    assert.isAbove(data!.plane.explained![0], data!.plane.explained![1]);
    assert.deepEqual(data!.model.names, [
      'weight of x1',
      'weight of x2',
      'weight of x3',
      'weight of x4',
      'bias',
    ]);
    assert.deepEqual([data!.rows.training, data!.rows.heldOut], [48, 12]);
    assert.equal(
      data!.points.heldOut.reduce((sum, each) => sum + each, 0),
      12,
    );
    assert.lengthOf(picture.runs[0].theta, 2 * 31);
    assert.deepEqual(picture.start, [picture.runs[0].theta[0], picture.runs[0].theta[1]]);
  });

  test('of first updates says at which one each run is, unless it diverged or is over', async () => {
    const run = descent(line, [-1, 3], 0.05, 20);
    const begun = { ...run, stop: 'cancelled', lastFiniteStep: 20 } as const;
    const diverged = { ...run, run: 1, stop: 'diverged', lastFiniteStep: 3 } as const;
    const computed = await computedOn(line, [begun, diverged, { ...run, run: 2 }], { steps: 1_000_000 });
    const kinds = (isBegun: boolean) =>
      new Painter().picture({ ...computed, isBegun }).runs.map(({ metrics }) => metrics.status.kind);
    const [, , over] = kinds(false);
    assert.deepEqual(kinds(true), ['begun', 'diverged', over]);
    assert.deepEqual(kinds(false), ['cancelled', 'diverged', over]);
  });

  test('says how each run takes its rows', async () => {
    const run = descent(wide, wideStart, 0.1, 6);
    const computed = await computedOn(wide, [run, { ...run, run: 1 }, { ...run, run: 2 }], {
      objective: { ...wide, batch: 32, epochs: 3 },
      runs: [
        { optimizer: 'sgd' },
        { optimizer: 'sgd', sampling: { batch: 'full', order: 'sequential' } },
        { optimizer: 'sgd', sampling: { batches: [[0, 1, 2], [3]] } },
      ],
    });
    const [mini, full, listed] = new Painter().picture(computed).runs.map(({ training }) => training!);
    assert.deepInclude(mini, { batch: 32, isFull: false, order: 'shuffled', updatesPerEpoch: 2, epochs: 3 });
    // 48 rows: 32, then the 16 that are left.
    assert.deepEqual(Array.from(mini.rowsSeen), [0, 32, 48, 80, 96, 128, 144]);
    assert.deepInclude(full, {
      batch: 48,
      isFull: true,
      order: 'sequential',
      updatesPerEpoch: 1,
      rowsInMemory: 48,
    });
    assert.deepInclude(listed, { batch: 3, order: 'listed', updatesPerEpoch: 24 });
    assert.deepEqual(Array.from(listed.rowsSeen), [0, 3, 4, 7, 8, 11, 12]);
  });

  test('has bands over seeds, and draws the first', async () => {
    const runs = [0.1, 0.05, 0.02].map((lr, seed) => descent(wide, wideStart, lr, 5, { seed }));
    const { runs: drawn } = new Painter().picture(await computedOn(wide, runs, { seeds: [0, 1, 2] }));
    assert.lengthOf(drawn, 1);
    assert.deepEqual(drawn[0].loss, runs[0].loss);
    const { bands } = drawn[0].training!;
    assert.equal(bands!.seeds, 3);
    assert.deepEqual(bands!.training.median, runs[1].loss);
    assert.isNaN(bands!.batch.median[5]);
  });

  test('tells of the landscape again only where losses or plane are others', async () => {
    const shower = new DataShower();
    const painter = new Painter();
    const pictureOf = async (lr: number, change = {}) =>
      painter.picture(await computedOn(wide, [descent(wide, wideStart, lr, 30)], change, shower));
    assert.isDefined((await pictureOf(0.1)).landscape);
    assert.isUndefined((await pictureOf(0.1, { title: 'Another' })).landscape);
    assert.isDefined((await pictureOf(0.05)).landscape, 'another principal plane');
    assert.isDefined((await pictureOf(0.05, { plane: { kind: 'random', seed: 1 } })).landscape);
  });

  test('stays on its plane while something is dragged, and takes the new one when it rests', async () => {
    const shower = new DataShower();
    const painter = new Painter();
    const at = (lr: number) => computedOn(wide, [descent(wide, wideStart, lr, 30)], {}, shower);
    const first = painter.picture(await at(0.1));
    const moved = await at(0.08);
    const sketch = painter.sketch(moved);
    assert.isUndefined(sketch.landscape);
    assert.equal(parseToWebview({ type: 'sketch', sketch })?.type, 'sketch');
    const { theta } = fillRows(sketch.runs[0].rows, sketch.tolerance);
    const [x, y] = theta;
    assert.closeTo(x, first.start[0], 1e-9, 'the start has not moved');
    assert.closeTo(y, first.start[1], 1e-9);
    assert.isDefined(painter.picture(moved).landscape);
  });

  test('follows another loss at once, also while something is dragged', async () => {
    const shower = new DataShower();
    const painter = new Painter();
    const at = (l2: number) => {
      const spec = { ...wide, model: { ...wide.model, l2 } };
      return computedOn(spec, [descent(spec, wideStart, 0.1, 30)], {}, shower);
    };
    painter.picture(await at(0));
    assert.equal(painter.sketch(await at(0.1)).landscape?.formula, 'mean squared error + 0.1/2 ‖W‖²');
  });

  test('of a set that is standardised says how', async () => {
    const penguins: DataObjectiveSpec = {
      kind: 'data',
      rows: { builtin: 'breast-cancer' },
      model: { kind: 'logistic' },
    };
    const { dimension } = compileDataObjective(penguins);
    const run = descent(penguins, Array<number>(dimension).fill(0), 0.1, 3);
    const { landscape } = new Painter().picture(await computedOn(penguins, [run]));
    const { rows } = landscape!.data!;
    assert.equal(rows.kind, 'binary');
    assert.isAbove(rows.standardized.length, 0);
    assert.isAbove(rows.standardized[0].deviation, 0);
    assert.lengthOf(rows.classes, 2);
  });
});
