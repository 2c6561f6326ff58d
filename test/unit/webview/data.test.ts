import { assert } from 'chai';
import type { Model } from '../../../src/core/index';
import type { DataPicture, PointsPicture, RowsPicture, TrainingPicture } from '../../../src/protocol/data';
import { keyOf, type Detail } from '../../../src/protocol/details';
import type { LandscapePicture, Picture, RunPicture } from '../../../src/protocol/messages';
import { batchLines } from '../../../src/webview/data/batchLines';
import { dataWishes, shownRun } from '../../../src/webview/data/dataWishes';
import { modelForTarget, modelOfKind, withLoss, withPenalty } from '../../../src/webview/data/models';
import {
  batchText,
  commonLength,
  commonSampling,
  offeredBatches,
  samplingWords,
} from '../../../src/webview/data/sampling';
import { summaryOf } from '../../../src/webview/data/words';
import { ending } from '../../../src/webview/describe';
import { refusalsByField } from '../../../src/webview/fields';
import { describeFit, scoreText } from '../../../src/webview/fit/describeFit';
import { fitAxes, fitScore, pointAt, type Shape } from '../../../src/webview/fit/fitPicture';
import { curvesOf, measureOf, offeredMeasures } from '../../../src/webview/loss/curves';
import { tickOn, tickText, ticksUpTo, timed, updateAt } from '../../../src/webview/player/clock';
import { charactersUpTo, readStep } from '../../../src/webview/player/stepField';
import { axisNames, isWhole, planeNote } from '../../../src/webview/plot/planeNames';
import { nothingYet } from '../../../src/webview/state';
import { initialView, restoreView, viewToKeep } from '../../../src/webview/view';

const rows: RowsPicture = {
  name: 'Line',
  kind: 'regression',
  training: 8,
  heldOut: 2,
  features: ['x'],
  target: 'y',
  classes: [],
  standardized: [],
};
const points: PointsPicture = {
  x: Float64Array.of(0, 1, 2),
  target: Float64Array.of(0, 1, 4),
  heldOut: Uint8Array.of(0, 0, 1),
};
const data: DataPicture = {
  rows,
  model: {
    name: 'Linear regression',
    loss: 'mean squared error',
    parameters: 2,
    names: ['weight of x', 'bias'],
    blocks: [
      { name: 'W', rows: 1, columns: 1 },
      { name: 'b', rows: 1, columns: 1 },
    ],
    isLeastSquares: true,
  },
  plane: { choice: { kind: 'parameters', indices: [0, 1] }, axes: ['weight of x', 'bias'], isWhole: true },
  points,
};
const landscape: LandscapePicture = {
  name: 'Line',
  formula: 'Line',
  data,
  parameters: [],
  view: { x: [-1, 1], y: [-1, 1] },
  columns: 2,
  rows: 2,
  base: 0,
  values: new Float32Array(4),
  minima: [],
};

/** A run that takes `batch` of the 8 rows at each of so many updates. */
function run(slot: number, batch: number, updates: number, more: Partial<TrainingPicture> = {}): RunPicture {
  const steps = Int32Array.from({ length: updates + 1 }, (_, i) => i);
  return {
    slot,
    label: `Run ${slot}`,
    optimizer: 'SGD',
    library: 'pytorch',
    values: { lr: 0.1 },
    defaults: { lr: 0.1 },
    stop: 'completed',
    lastFiniteStep: updates,
    metrics: { status: { kind: 'falling' } } as RunPicture['metrics'],
    steps,
    theta: new Float64Array(2 * steps.length),
    loss: Float64Array.from(steps, (step) => (step % 2 === 0 ? 1 / (1 + step) : NaN)),
    training: {
      batch,
      isFull: batch === 8,
      order: 'shuffled',
      epochs: 2,
      updatesPerEpoch: 8 / batch,
      rowsSeen: Float64Array.from(steps, (step) => step * batch),
      plannedRows: updates * batch,
      rowsInMemory: batch,
      independentRows: batch,
      batchLoss: Float64Array.from(steps, (step) => (step === updates ? NaN : 1)),
      ...more,
    },
  };
}

const picture: Picture = {
  revision: 1,
  experiment: {
    version: 1,
    objective: { kind: 'data', rows: { builtin: 'line' }, model: { kind: 'linear' }, epochs: 2 },
    steps: 500,
    runs: [{ optimizer: 'sgd' }, { optimizer: 'sgd' }, { optimizer: 'sgd' }],
  },
  start: [0, 0],
  runs: [run(0, 8, 2), run(1, 4, 4), run(2, 1, 16)],
  canUndo: false,
  canRedo: false,
};

suite('Data in the panel', () => {
  suite('the clock', () => {
    test('of updates ends with the run that takes most, not with steps that nobody takes', () => {
      const time = timed(picture, 'update', 8);
      assert.deepInclude(time, { name: 'Update', last: 16, per: 1 });
      assert.equal(time.picture, picture);
    });

    test('of epochs puts runs side by side that have seen as many rows', () => {
      const time = timed(picture, 'epoch', 8);
      assert.deepInclude(time, { name: 'Epoch', last: 16, per: 8, stride: 8 });
      assert.deepEqual(
        picture.runs.map((each) => updateAt(each, time, 8)),
        [1, 2, 8],
      );
      assert.deepEqual(
        picture.runs.map((each) => updateAt(each, time, 7)),
        [0, 1, 7],
      );
      assert.equal(timed(picture, 'epoch', 8).picture, time.picture, 'is made once');
      assert.equal(tickText(12, time.per), '1.5');
    });

    test('that nobody chose is of epochs where the runs are given epochs', () => {
      assert.equal(timed(picture, undefined, 8).clock, 'epoch');
      const runs = picture.runs.map((each) => {
        const { epochs: _, ...training } = each.training!;
        return { ...each, training };
      });
      assert.equal(timed({ ...picture, runs }, undefined, 8).clock, 'update');
      assert.equal(timed({ ...picture, runs: [] }, undefined, 8).clock, 'update');
    });

    test('of rows steps by the smallest batch', () => {
      assert.deepInclude(timed(picture, 'row', 8), { name: 'Rows', per: 1, stride: 1, last: 16 });
    });

    test('says until which row a run has numbers', () => {
      const ended = { ...run(1, 4, 4), stop: 'diverged' as const, lastFiniteStep: 2 };
      assert.equal(timed({ ...picture, runs: [ended] }, 'row', 8).picture.runs[0].lastFiniteStep, 8);
    });

    test('is that by which runs say when they diverged, were cancelled or converged', () => {
      const at = (kind: 'diverged' | 'cancelled' | 'converged' | 'begun', step: number): RunPicture => ({
        ...run(1, 4, 4),
        metrics: { status: { kind, step } },
      });
      const runs = [at('diverged', 3), at('cancelled', 2), at('converged', 4), at('begun', 1)];
      const by = (clock: 'epoch' | 'row' | 'update') =>
        timed({ ...picture, runs }, clock, 8).picture.runs.map(ending);
      assert.deepEqual(by('update'), ['diverged at 3', 'cancelled at 2', 'converged at 4', 'at update 1']);
      assert.deepEqual(by('epoch'), [
        'diverged at epoch 1.5',
        'cancelled at epoch 1',
        'converged at epoch 2',
        'at epoch 0.5',
      ]);
      assert.deepEqual(by('row'), [
        'diverged at row 12',
        'cancelled at row 8',
        'converged at row 16',
        'at row 4',
      ]);
    });

    test('tells an update between two that were recorded, and one after the last', () => {
      const whole = run(1, 4, 4);
      const every = <T extends Int32Array | Float64Array>(column: T) =>
        column.filter((_, i) => i % 4 === 0) as T;
      const at = (step: number): RunPicture => ({
        ...whole,
        steps: every(whole.steps),
        training: { ...whole.training!, rowsSeen: every(whole.training!.rowsSeen) },
        metrics: { status: { kind: 'diverged', step } },
      });
      const runs = [at(3), at(5), { ...at(3), steps: new Int32Array(0) }];
      assert.deepEqual(timed({ ...picture, runs }, 'row', 8).picture.runs.map(ending), [
        'diverged at row 12',
        'diverged at row 16',
        'diverged at row 0',
      ]);
    });

    test('is that of steps on a landscape, and while a run has no rows to count', () => {
      assert.deepInclude(timed(picture, 'epoch', undefined), { name: 'Step', clock: 'update' });
      const { training: _, ...bare } = run(0, 8, 2);
      assert.equal(timed({ ...picture, runs: [bare] }, 'row', 8).clock, 'update');
    });

    test('keeps the share of the way when it is changed, and the end', () => {
      const [updates, epochs] = [timed(picture, 'update', 8), timed(picture, 'row', 8)];
      assert.equal(tickOn(epochs, { ...updates, last: 4 }, 1), 4);
      assert.isUndefined(tickOn(epochs, updates, 16));
      assert.isUndefined(tickOn(epochs, updates, undefined));
    });

    test('takes parts of epochs from the field, and has round numbers on the axis', () => {
      assert.equal(readStep('1.5', 16, 8), 12);
      assert.isUndefined(readStep('1.5', 16));
      assert.isUndefined(readStep('3', 16, 8));
      assert.isUndefined(readStep('x', 16, 8));
      assert.deepEqual(ticksUpTo(16, 8, 5), [0, 4, 8, 12, 16]);
      assert.equal(charactersUpTo(300_000, 1), '300000'.length);
      assert.equal(charactersUpTo(160, 8), '19.99'.length);
    });
  });

  suite('curves', () => {
    const none = nothingYet.details;

    test('of the training loss bridge updates at which it was not evaluated', () => {
      const [, , curve] = curvesOf(measureOf('loss', landscape), picture, none);
      assert.deepEqual([...curve.steps], [0, 2, 4, 6, 8, 10, 12, 14, 16]);
      assert.equal(curve.values[1], 1 / 3);
    });

    test('of the batch have no number after the last update', () => {
      const [curve] = curvesOf(measureOf('batch', landscape), picture, none);
      assert.deepEqual([...curve.steps], [0, 1]);
    });

    test('of held-out rows are there where some are', () => {
      assert.equal(measureOf('heldOut', landscape).id, 'heldOut');
      const all = { ...landscape, data: { ...data, rows: { ...rows, heldOut: 0 } } };
      assert.equal(measureOf('heldOut', all).id, 'loss');
      assert.deepEqual(curvesOf(measureOf('heldOut', landscape), picture, none), []);
    });

    test('of another measure stand in the rows that have a number, by the clock of the picture', () => {
      const values = Float64Array.of(3, NaN, 1);
      const detail: Detail = {
        kind: 'measure',
        slot: 0,
        measure: 'gradientNorm',
        steps: new Int32Array(3),
        curves: [values],
      };
      const details = new Map([[keyOf(detail), { revision: 1, detail }]]);
      const shown = { ...picture, runs: [run(0, 8, 2)] };
      const [curve] = curvesOf(measureOf('gradientNorm', landscape), shown, details);
      assert.deepEqual(
        [[...curve.steps], [...curve.values]],
        [
          [0, 2],
          [3, 1],
        ],
      );
      const longer = { ...picture, runs: [run(0, 8, 3)] };
      assert.deepEqual(curvesOf(measureOf('gradientNorm', landscape), longer, details), []);
    });

    test('of the distance to the minimum are there for least squares, and the choice says so', () => {
      assert.equal(measureOf('distance', landscape).id, 'distance');
      const model = { ...data.model, isLeastSquares: false };
      const other = { ...landscape, data: { ...data, model } };
      assert.equal(measureOf('distance', other).id, 'loss');
      const missing = offeredMeasures(other).find(({ id }) => id === 'distance')?.missing;
      assert.equal(missing, 'known of least squares only');
    });

    test('over several seeds are their median between the quartiles', () => {
      const column = (value: number) => Float64Array.of(value, NaN, value);
      const band = { lower: column(1), median: column(2), upper: column(3) };
      const banded = run(0, 8, 2, { bands: { seeds: 5, training: band, batch: band } });
      const [curve] = curvesOf(measureOf('loss', landscape), { ...picture, runs: [banded] }, none);
      assert.deepEqual([...curve.values], [2, 2]);
      assert.deepEqual([...curve.band!.upper], [3, 3]);
    });
  });

  suite('wishes', () => {
    const state = { ...nothingYet, resting: picture, landscape };
    const wishesAt = (tick: number, more: Partial<typeof initialView> = {}) =>
      dataWishes(state, { ...initialView, ...more }, timed(picture, 'epoch', 8), tick);

    test('are for the fit of one run and the noise of those that take batches, each at its own update', () => {
      assert.deepEqual(wishesAt(8), [
        { kind: 'fit', slot: 0, step: 1 },
        { kind: 'noise', slot: 1, step: 2 },
        { kind: 'noise', slot: 2, step: 8 },
      ]);
    });

    test('are for a batch where it is laid over the plane', () => {
      const wishes = wishesAt(4, { overlays: ['batch'], shown: 2, hidden: [1] });
      assert.deepEqual(wishes, [
        { kind: 'fit', slot: 2, step: 4 },
        { kind: 'batch', slot: 2, step: 4, view: landscape.view },
        { kind: 'noise', slot: 2, step: 4 },
      ]);
    });

    test('are for a run that is drawn', () => {
      assert.equal(shownRun(picture.runs, { ...initialView, shown: 1 })?.slot, 1);
      assert.equal(shownRun(picture.runs, { ...initialView, shown: 1, hidden: [0, 1] })?.slot, 2);
      assert.deepEqual(wishesAt(8, { hidden: [0, 1, 2] }), []);
    });
  });

  test('the table of batches compares what an update takes', () => {
    const lines = batchLines(picture.runs, timed(picture, 'epoch', 8), 8, false, (slot) =>
      slot === 1
        ? {
            kind: 'noise',
            slot,
            step: 2,
            variance: 2,
            rowVariance: 8,
            scale: 2,
            gradientNorm: 2,
            batch: 4,
            rows: 8,
          }
        : undefined,
    );
    const of = (name: string) => lines.find((line) => line.name === name)?.values;
    assert.deepEqual(of('rows of an update'), [8, 4, 1]);
    assert.deepEqual(of('updates an epoch'), [1, 2, 8]);
    assert.deepEqual(of('updates so far'), [1, 2, 8]);
    assert.deepEqual(of('rows seen so far'), [8, 8, 8]);
    assert.deepEqual(of('training loss'), [1, 1 / 3, 1 / 9], 'the last one that was evaluated');
    assert.deepEqual(of('gradient noise'), [0, 2, undefined]);
    assert.deepEqual(of('noise over ‖∇L‖²'), [0, 0.5, undefined]);
    assert.isUndefined(of('held-out loss'));
  });

  suite('models', () => {
    const mlp: Model = { kind: 'mlp', hidden: [4], activation: 'relu', l2: 0.1 };

    test('of another family keep the penalty and nothing else', () => {
      assert.deepEqual(modelOfKind('logistic', mlp, 'binary'), { kind: 'logistic', l2: 0.1 });
      assert.deepEqual(modelOfKind('polynomial', { kind: 'linear', loss: 'huber' }, 'regression'), {
        kind: 'polynomial',
        degree: 3,
      });
      assert.deepEqual(withPenalty(mlp, 0), { kind: 'mlp', hidden: [4], activation: 'relu' });
    });

    test('of a perceptron have the loss that fits the target', () => {
      const losses = (['regression', 'binary', 'classes'] as const).map(
        (target) => modelOfKind('mlp', { kind: 'linear' }, target).loss,
      );
      assert.deepEqual(losses, ['mse', 'logistic', 'cross-entropy']);
    });

    test('follow another target only where they must', () => {
      const number = { name: 'y', kind: 'number', missing: 0 } as const;
      const words = (levels: number) => ({ name: 'y', kind: 'category', missing: 0, levels }) as const;
      assert.equal(modelForTarget({ kind: 'linear' }, number).kind, 'linear');
      assert.equal(modelForTarget({ kind: 'softmax' }, number).kind, 'linear');
      assert.equal(modelForTarget({ kind: 'linear' }, words(2)).kind, 'logistic');
      assert.equal(modelForTarget({ kind: 'linear' }, words(3)).kind, 'softmax');
      assert.deepEqual(modelForTarget(mlp, words(3)), withLoss(mlp, 'cross-entropy'));
    });
  });

  test('batches are offered below the number of rows, in words', () => {
    assert.deepEqual(offeredBatches(9), [1, 2, 4, 8]);
    assert.deepEqual(offeredBatches(8), [1, 2, 4]);
    assert.deepEqual(offeredBatches(1), []);
    assert.deepEqual([batchText('full'), batchText(1), batchText(32)], ['all rows', '1 row', '32 rows']);
    assert.deepEqual(samplingWords({ batch: 1, order: 'sequential', epochs: 1 }), [
      'batch 1',
      'in order',
      '1 epoch',
    ]);
    assert.deepEqual(samplingWords(), []);
    const { objective } = picture.experiment;
    assert.deepEqual(objective.kind === 'data' && commonSampling(objective), { epochs: 2 });
  });

  test('the length of all is said only where there is one', () => {
    const of = (...epochs: (number | undefined)[]) => ({
      runs: epochs.map((each) => ({ optimizer: 'sgd', ...(each && { sampling: { epochs: each } }) })),
    });
    assert.deepEqual(commonLength(of(), {}), { unit: 'updates' });
    assert.deepEqual(commonLength(of(2, undefined), {}), { unit: 'updates' });
    assert.deepEqual(commonLength(of(2, undefined), { epochs: 3 }), { unit: 'epochs', epochs: 3 });
    assert.deepEqual(commonLength(of(2, 2), { epochs: 3 }), { unit: 'epochs', epochs: 2 });
    assert.deepEqual(commonLength(of(2, 4), {}), { unit: 'own' });
  });

  test('refusals find their fields', () => {
    const model: Model = { kind: 'mlp', hidden: [0], activation: 'tanh', l2: -1 };
    const fieldOf = (path: string | undefined) => {
      const problem = path === undefined ? { message: 'No.' } : { message: 'No.', path };
      const refused = refusalsByField(
        { revision: 0, change: { kind: 'data', model }, problems: [problem] },
        undefined,
      );
      return [...refused].map(([key, { asked }]) => [key, asked])[0];
    };
    assert.deepEqual(fieldOf('objective.model.l2'), ['data.l2', -1]);
    assert.deepEqual(fieldOf('objective.model.hidden[0]'), ['data.hidden', [0]]);
    assert.deepEqual(fieldOf('objective.rows.target'), ['data.target', undefined]);
    assert.deepEqual(fieldOf('objective.rows'), ['data.rows', undefined]);
    assert.deepEqual(fieldOf('objective.model'), ['data.model', undefined]);
    assert.deepEqual(fieldOf(undefined), ['data.model', undefined]);
    assert.deepEqual(fieldOf('objective.model.loss'), ['data.loss', undefined]);
    const problems = [{ message: 'No.', path: 'objective.model.loss' }];
    const places = (['logistic', 'linear'] as const).map((kind) => [
      ...refusalsByField(
        { revision: 0, change: { kind: 'data', model: { kind } }, problems },
        picture,
      ).keys(),
    ]);
    assert.deepEqual(places, [['data.model'], ['data.loss']], 'nobody has chosen the loss of another family');
    const sampling = { kind: 'sampling', run: 1, sampling: { batch: 0.5 } } as const;
    const paths = ['runs[1].sampling.batch', 'objective.batch', 'seeds[2]', 'plane.seed'];
    assert.deepEqual(
      paths.map(
        (path) =>
          [
            ...refusalsByField(
              { revision: 0, change: sampling, problems: [{ message: 'No.', path }] },
              undefined,
            ).keys(),
          ][0],
      ),
      ['sampling.1.batch', 'sampling.all.batch', 'seeds', 'plane'],
    );
  });

  suite('the fit', () => {
    const curve: Shape = {
      kind: 'curve',
      x: Float64Array.of(0, 1, 2),
      curves: [Float64Array.of(0, 2, 4)],
    };

    test('of one feature is seen with all points, and a model far off leaves the view', () => {
      const { names, view } = fitAxes(curve, rows, points, undefined);
      assert.deepEqual(names, ['x', 'y']);
      assert.isAtMost(view.y[0], 0);
      assert.isAtLeast(view.y[1], 4);
      const wild: Shape = { ...curve, curves: [Float64Array.of(0, 1e9, NaN)] };
      assert.isBelow(fitAxes(wild, rows, points, undefined).view.y[1], 20);
      const grown = fitAxes(curve, rows, points, { names, view: { x: [0, 1], y: [-9, 9] } });
      assert.deepEqual(grown.view.y, [-9, 9], 'an axis does not jump while it plays');
    });

    test('is scored as read between samples', () => {
      const score = fitScore(curve, rows, points)!;
      assert.equal(score.kind, 'error');
      assert.closeTo(score.value, Math.sqrt(1 / 3), 1e-12);
      assert.isUndefined(fitScore(curve, rows, { ...points, target: new Float64Array(0) }));
      const chances = { kind: 'predictions', values: Float64Array.of(0.2, 0.4, 0.9) } as const;
      const binary = { ...points, target: Float64Array.of(0, 1, 1) };
      const right = fitScore(chances, { ...rows, kind: 'binary' }, binary)!;
      assert.equal(scoreText(right), '67 % of 3 right');
    });

    test('of two features takes the nearest sample of the regions', () => {
      const regions: Shape = {
        kind: 'regions',
        view: { x: [0, 1], y: [0, 1] },
        columns: 2,
        rows: 2,
        values: Float32Array.of(0.9, 0.8, 0.7, 0.6),
        classes: Uint8Array.of(0, 1, 2, 0),
      };
      const corners = {
        x: Float64Array.of(0, 1, 0.1),
        y: Float64Array.of(0, 0.2, 1),
        target: Float64Array.of(0, 1, 1),
        heldOut: new Uint8Array(3),
      };
      assert.closeTo(fitScore(regions, { ...rows, kind: 'classes' }, corners)!.value, 2 / 3, 1e-12);
      assert.deepEqual(pointAt(regions, rows, corners, 1), [1, 0.2]);
      assert.deepEqual(fitAxes(regions, { ...rows, features: ['a', 'b'] }, corners, undefined).names, [
        'a',
        'b',
      ]);
    });

    test('of many features has room for the rows of each class', () => {
      const shape = { kind: 'predictions', values: Float64Array.of(0, 1, 1) } as const;
      const classes = { ...points, target: Float64Array.of(0, 1, 1) };
      const { view } = fitAxes(shape, { ...rows, kind: 'classes' }, classes, undefined);
      const places = [0, 1, 2].map((i) => pointAt(shape, { ...rows, kind: 'classes' }, classes, i));
      for (const [x, y] of places) {
        assert.isTrue(x > view.x[0] && x < view.x[1] && y > view.y[0] && y < view.y[1]);
      }
      assert.notDeepEqual(places[1], places[2], 'rows of a class lie beside each other');
    });

    test('is said in words', () => {
      const text = describeFit(
        data,
        { kind: 'fit', slot: 0, step: 1, shape: curve, batch: Int32Array.of(1) },
        'SGD',
      );
      assert.match(
        text,
        /^Linear regression of SGD after 1 update, as a curve beside 3 rows, 1 of them held out/,
      );
      assert.include(text, '1 of them, ringed, are the next batch.');
      assert.include(text, 'It goes through (0, 0), (1.00, 2.00), (2.00, 4.00).');
    });
  });

  test('a plane through many parameters says what it is', () => {
    assert.deepEqual(axisNames(landscape), ['weight of x', 'bias']);
    assert.isTrue(isWhole(landscape));
    assert.isUndefined(planeNote(data));
    const plane = {
      choice: { kind: 'pca' },
      axes: ['PC 1, 82 %', 'PC 2, 11 %'],
      explained: [0.82, 0.11],
      isWhole: false,
    } as const;
    assert.include(planeNote({ ...data, plane }), 'holds 93 % of the runs’ variance');
  });

  test('a line says what is trained on what', () => {
    assert.equal(
      summaryOf(data),
      '8 rows to train on, 2 held out · x → y · mean squared error · 2 parameters',
    );
  });

  test('what is chosen is kept for a reload', () => {
    const view = { ...initialView, clock: 'epoch', shown: 2, dataOpen: true, measure: 'batch' } as const;
    assert.deepEqual(restoreView(JSON.parse(JSON.stringify(viewToKeep(view)))), view);
    assert.deepEqual(restoreView({ clock: 'hour', shown: -1, measure: 'noise' }), initialView);
  });
});
