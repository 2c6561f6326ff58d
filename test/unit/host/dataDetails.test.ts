import { assert } from 'chai';
import {
  compileDataObjective,
  gradientNoise,
  pointOn,
  runExperiment,
  stripRates,
  type DataObjectiveSpec,
} from '../../../src/core/index';
import { detailKinds } from '../../../src/host/details/catalogue';
import type { Computed } from '../../../src/host/session';
import type { Detail, Wish } from '../../../src/protocol/details';
import { parseToWebview } from '../../../src/protocol/parseToWebview';
import { normalRows } from '../core/planes/rows';
import { descent } from '../core/descentByHand';
import { computedOn } from './dataRuns';

const line: DataObjectiveSpec = { kind: 'data', rows: { builtin: 'line' }, model: { kind: 'linear' } };
const wide: DataObjectiveSpec = { kind: 'data', rows: normalRows(60, 4, 1), model: { kind: 'linear' } };
const moons: DataObjectiveSpec = {
  kind: 'data',
  rows: { builtin: 'moons' },
  model: { kind: 'mlp', hidden: [3], activation: 'tanh' },
};
const view = { x: [-2, 3], y: [-1, 4] } as const;

/** All that a wish is answered with. */
async function answers<W extends Wish>(
  computed: Computed,
  wish: W,
): Promise<Extract<Detail, { kind: W['kind'] }>[]> {
  const kind = detailKinds[wish.kind] as (typeof detailKinds)['region'];
  const all: Detail[] = [];
  const told = await kind.answer(computed, wish as never, new AbortController().signal, (detail) =>
    all.push(detail),
  );
  if (told) all.push(told);
  for (const detail of all)
    assert.isDefined(parseToWebview({ type: 'detail', revision: 0, detail }), 'the webview understands it');
  return all as never;
}

suite('Details of data', () => {
  test('a region comes finer and finer, and is the loss on the plane', async () => {
    const computed = await computedOn(wide, [descent(wide, [2, -1, 0, 1, 3], 0.1, 30)]);
    const regions = await answers(computed, { kind: 'region', view });
    assert.deepEqual(
      regions.map(({ columns }) => columns),
      [33, 65, 129],
    );
    assert.deepEqual(
      regions.map(({ isCoarse }) => isCoarse),
      [true, true, false],
    );
    const { values, base, columns, rows } = regions[0];
    const { plane } = computed.data!.surface.drawn;
    const theta = new Float64Array(5);
    const objective = compileDataObjective(wide);
    for (const [column, row] of [
      [0, 0],
      [32, 3],
      [7, 32],
    ]) {
      pointOn(plane, -2 + (5 * column) / (columns - 1), -1 + (5 * row) / (rows - 1), theta);
      const exact = objective.value(theta);
      assert.closeTo(values[row * columns + column] + base, exact, 1e-6 * exact);
    }
  });

  test('a region is given up when it is no longer wanted', async () => {
    const computed = await computedOn(moons, [
      descent(
        moons,
        Array.from({ length: 13 }, (_, i) => Math.sin(i)),
        0.1,
        3,
      ),
    ]);
    const abort = new AbortController();
    const kind = detailKinds.region;
    let count = 0;
    const answer = kind.answer(computed, { kind: 'region', view }, abort.signal, () => {
      if (++count === 1) abort.abort(new Error('gone'));
    });
    await answer.then(
      () => assert.fail('it went on'),
      (error: Error) => assert.equal(error.message, 'gone'),
    );
    assert.isBelow(count, 4);
  });

  test('the gradient at a point, and in a field, is that of the losses that are drawn', async () => {
    const computed = await computedOn(wide, [descent(wide, [2, -1, 0, 1, 3], 0.1, 30)]);
    const lossAt = async (x: number, y: number) => (await answers(computed, { kind: 'point', x, y }))[0].loss;
    const [{ gradient, loss }] = await answers(computed, { kind: 'point', x: 0.5, y: -0.2 });
    const h = 1e-4;
    assert.closeTo(
      gradient[0],
      ((await lossAt(0.5 + h, -0.2)) - (await lossAt(0.5 - h, -0.2))) / (2 * h),
      1e-6,
    );
    assert.closeTo(
      gradient[1],
      ((await lossAt(0.5, -0.2 + h)) - (await lossAt(0.5, -0.2 - h))) / (2 * h),
      1e-6,
    );
    assert.equal(loss, await lossAt(0.5, -0.2));
    const [field] = await answers(computed, { kind: 'field', view });
    const [x, y] = [-2 + (5 * 0.5) / field.columns, -1 + (5 * 0.5) / field.rows];
    const [there] = await answers(computed, { kind: 'point', x, y });
    assert.deepEqual(Array.from(field.gradient.subarray(0, 2)), Array.from(there.gradient));
  });

  test('arrows are the gradients where runs stand, of two parameters exactly', async () => {
    const run = descent(line, [-1, 3], 0.05, 5);
    const computed = await computedOn(line, [run, { ...run, run: 1, lastFiniteStep: 2 }]);
    const [{ gradient, momentum, slots }] = await answers(computed, {
      kind: 'arrows',
      step: 4,
      momentum: true,
    });
    const exact = new Float64Array(2);
    compileDataObjective(line).gradient(run.theta.subarray(8, 10), exact);
    assert.deepEqual(Array.from(slots), [0, 1]);
    assert.deepEqual(Array.from(gradient), [...exact, NaN, NaN]);
    assert.isTrue(momentum.every(Number.isNaN));
  });

  test('a fit of one feature is a curve', async () => {
    const run = descent(line, [-1, 3], 0.05, 5);
    const [{ shape, step }] = await answers(await computedOn(line, [run]), { kind: 'fit', slot: 0, step: 3 });
    assert(shape.kind === 'curve');
    assert.equal(step, 3);
    const [weight, bias] = run.theta.subarray(6, 8);
    assert.closeTo(shape.curves[0][7], weight * shape.x[7] + bias, 1e-12);
    assert.isBelow(shape.x[0], -2.9);
    assert.isAbove(shape.x.at(-1)!, 2.9);
  });

  test('a fit of two features is a plane of probabilities, and of several classes tells the likeliest', async () => {
    const n = compileDataObjective(moons).dimension;
    const run = descent(
      moons,
      Array.from({ length: n }, (_, i) => Math.sin(3 * i)),
      0.5,
      3,
    );
    const [{ shape }] = await answers(await computedOn(moons, [run]), { kind: 'fit', slot: 0, step: 3 });
    assert(shape.kind === 'regions');
    assert.isUndefined(shape.classes);
    assert.isTrue(shape.values.every((value) => value > 0 && value < 1));
    const objective = compileDataObjective(moons);
    const corner = objective.model.predict(
      run.theta.slice(3 * n),
      Float64Array.of(shape.view.x[0], shape.view.y[1]),
    );
    assert.closeTo(shape.values[(shape.rows - 1) * shape.columns], corner[0], 1e-7);

    const rows = normalRows(30, 2, 4);
    const spec: DataObjectiveSpec = {
      kind: 'data',
      rows: { ...rows, target: rows.target.map((_, i) => i % 3) },
      model: { kind: 'softmax' },
    };
    const start = Array.from({ length: compileDataObjective(spec).dimension }, (_, i) => Math.cos(i));
    const classes = (
      await answers(await computedOn(spec, [descent(spec, start, 0.1, 2)]), { kind: 'fit', slot: 0, step: 0 })
    )[0];
    assert(classes.shape.kind === 'regions');
    assert.deepEqual([...new Set(classes.shape.classes)].sort(), [0, 1, 2]);
    assert.isTrue(classes.shape.values.every((value) => value >= 1 / 3 && value <= 1));
  });

  test('a fit of more features predicts the points', async () => {
    const run = descent(wide, [2, -1, 0, 1, 3], 0.1, 30);
    const [{ shape }] = await answers(await computedOn(wide, [run]), { kind: 'fit', slot: 0, step: 30 });
    assert(shape.kind === 'predictions');
    const { features } = normalRows(60, 4, 1);
    const theta = run.theta.subarray(30 * 5);
    assert.closeTo(
      shape.values[8],
      features[8].reduce((sum, x, i) => sum + x * theta[i], theta[4]),
      1e-12,
    );
  });

  test('the loss of a batch is that of its rows, which the points of the fit tell of too', async () => {
    const spec: DataObjectiveSpec = { ...line, batch: 8 };
    const computed = await computedOn(spec, [descent(line, [-1, 3], 0.05, 30)]);
    const losses = await answers(computed, { kind: 'batch', slot: 0, step: 14, view });
    const [{ batch }] = await answers(computed, { kind: 'fit', slot: 0, step: 14 });
    assert.lengthOf(batch!, 8);
    const { training, model } = computed.data!.surface.objective;
    const grid = losses.at(-1)!;
    assert.equal(grid.size, 8);
    assert.isFalse(grid.isCoarse);
    const exact = model.batch(Float64Array.of(view.x[1], view.y[0]), training, batch!, 0, 8);
    assert.closeTo(grid.values[grid.columns - 1] + grid.base, exact, 1e-6 * exact);
    // The fourth epoch of 13 updates has 4 rows in its last.
    const [short] = await answers(computed, { kind: 'batch', slot: 0, step: 25, view });
    assert.equal(short.size, 4);
    const [full] = await answers(await computedOn(line, [descent(line, [-1, 3], 0.05, 3)]), {
      kind: 'fit',
      slot: 0,
      step: 0,
    });
    assert.isUndefined(full.batch);
  });

  test('the noise of batches is that where the run stands', async () => {
    const run = descent(wide, [2, -1, 0, 1, 3], 0.1, 5);
    const computed = await computedOn({ ...wide, batch: 8 }, [run]);
    const [noise] = await answers(computed, { kind: 'noise', slot: 0, step: 2 });
    const exact = gradientNoise(compileDataObjective(wide), run.theta.slice(10, 15), 8);
    assert.deepInclude(noise, { batch: 8, rows: 60, variance: exact.variance, gradientNorm: exact.norm });
    assert.isAbove(noise.variance, 0);
  });

  test('of a run that diverged the last finite step is told, and of a run that is gone nothing', async () => {
    const run = descent(line, [-1, 3], 90, 400);
    assert.equal(run.stop, 'diverged');
    const computed = await computedOn(line, [run]);
    assert.lengthOf(await answers(computed, { kind: 'fit', slot: 0, step: 400 }), 1);
    assert.lengthOf(await answers(computed, { kind: 'fit', slot: 7, step: 0 }), 0);
  });

  test('a strip has the loss that a run ends with at each learning rate', async () => {
    const run = descent(line, [-1, 3], 0.1, 30);
    const computed = await computedOn(line, [run], { start: [-1, 3] });
    const [{ rates, losses }] = await answers(computed, { kind: 'strip', slot: 0 });
    assert.deepEqual(rates, stripRates);
    for (const k of [0, 64, 96]) {
      const { loss } = descent(line, [-1, 3], rates[k], 30);
      assert.closeTo(losses[k], loss[30], 1e-12 * loss[30]);
    }
  });

  test('a strip of several seeds has the median of what they end with, and of a long training the first one’s', async () => {
    const spec: DataObjectiveSpec = { ...line, batch: 8 };
    const of = async (steps: number, seeds: readonly number[]) => {
      const computed = await computedOn(spec, [descent(line, [-1, 3], 0.1, 3)], { seeds, steps });
      return (await answers(computed, { kind: 'strip', slot: 0 }))[0];
    };
    const { losses, rates, seeds: count } = await of(20, [3, 4, 5]);
    assert.equal(count, 3);
    const ends = (lr: number) =>
      runExperiment({
        version: 1,
        objective: spec,
        steps: 20,
        seeds: [3, 4, 5],
        runs: [{ optimizer: 'sgd', hyperparameters: { lr } }],
      })
        .runs.map(({ loss }) => loss[20])
        .sort((a, b) => a - b);
    for (const k of [0, 64, 90]) assert.equal(losses[k], ends(rates[k])[1]);
    const seeds = Array.from({ length: 70 }, (_, seed) => seed);
    assert.equal((await of(12_000, seeds)).seeds, 1);
  });

  test('a strip of a long training has fewer rates, from end to end, and of a very long one there is none', async () => {
    const run = descent(line, [-1, 3], 0.1, 30);
    const long = await computedOn(line, [run]);
    const ofSteps = (steps: number): Computed => {
      const { present } = long.history;
      const experiment = { ...present.experiment, steps };
      return { ...long, history: { ...long.history, present: { ...present, experiment } } };
    };
    const [{ rates }] = await answers(ofSteps(30_000), { kind: 'strip', slot: 0 });
    assert.lengthOf(rates, 41);
    assert.deepEqual([rates[0], rates.at(-1)], [stripRates[0], stripRates.at(-1)]);
    assert.lengthOf(await answers(ofSteps(1_000_000), { kind: 'strip', slot: 0 }), 0);
  });

  test('of a table that takes long to make ready for each rate there is no strip', async () => {
    const computed = await computedOn(line, [descent(line, [-1, 3], 0.1, 30)]);
    const withTable = (numbers: number): Computed => {
      const data = { features: new Float64Array(numbers), columns: 1, target: new Float64Array(numbers) };
      return { ...computed, rows: { file: 'a.csv', prepared: { data } } as NonNullable<Computed['rows']> };
    };
    assert.lengthOf(await answers(withTable(300_000), { kind: 'strip', slot: 0 }), 1);
    assert.lengthOf(await answers(withTable(300_001), { kind: 'strip', slot: 0 }), 0);
  });

  test('an explanation offers a learning rate that was tried', async () => {
    const run = descent(line, [-1, 3], 0.001, 30);
    const computed = await computedOn(line, [run], {
      start: [-1, 3],
      runs: [{ optimizer: 'sgd', hyperparameters: { lr: 0.001 } }],
    });
    const [{ fix, why }] = await answers(computed, { kind: 'explanation', slot: 0 });
    assert(fix?.change.kind === 'hyperparameter');
    assert.match(fix.text, /^Try lr = 0\./);
    assert.closeTo(fix.loss, descent(line, [-1, 3], Number(fix.change.value), 30).loss[30], 1e-9);
    assert.isNotEmpty(why);
  });

  test('an explanation tells of the loss, the least squares and the curvature', async () => {
    const run = descent(line, [-1, 3], 0.05, 10);
    const computed = await computedOn(line, [run], {
      runs: [{ optimizer: 'sgd', hyperparameters: { lr: 0.05 } }],
    });
    const [{ happens, why }] = await answers(computed, { kind: 'explanation', slot: 0 });
    assert.match(happens[0], /^In 10 updates, each of all 100 rows, the training loss falls from /);
    assert.match(happens[2], /^The lowest that this model can have, by least squares, is 0\.197: /);
    assert.match(why[0], /^The loss is quadratic with curvatures from λmin = 2 to λmax = 6\.5, /);
    assert.lengthOf(await answers(computed, { kind: 'explanation', slot: 7 }), 0);
  });

  test('an explanation is given up when it is no longer wanted', async () => {
    const rows = normalRows(4000, 40, 1);
    const spec: DataObjectiveSpec = { kind: 'data', rows, model: { kind: 'linear' } };
    const run = descent(
      spec,
      Array.from({ length: 41 }, () => 0),
      0.01,
      1,
    );
    const computed = await computedOn(spec, [run]);
    const abort = new AbortController();
    const wish = { kind: 'explanation', slot: 0 } as const;
    const answer = detailKinds.explanation.answer(computed, wish, abort.signal, () => undefined);
    setTimeout(() => abort.abort(new Error('gone')));
    await answer.then(
      () => assert.fail('it went on'),
      (error: Error) => assert.equal(error.message, 'gone'),
    );
  });

  test('a measure is told of in every recorded row', async () => {
    const run = descent(wide, [2, -1, 0, 1, 3], 0.1, 30);
    const computed = await computedOn(wide, [run]);
    const of = async (measure: string) => (await answers(computed, { kind: 'measure', slot: 0, measure }))[0];
    const { steps, curves } = await of('gradientNorm');
    assert.deepEqual([...steps], [...run.steps]);
    const gradient = new Float64Array(5);
    compileDataObjective(wide).gradient(run.theta.subarray(35, 40), gradient);
    assert.closeTo(curves[0][7], Math.hypot(...gradient), 1e-12);
    const [distance] = (await of('distance')).curves;
    assert.isAbove(distance[0], 1);
    assert.isBelow(distance[30], distance[0] / 10);
    // What was not recorded by hand is not there.
    assert.isTrue((await of('stepLength')).curves[0].every(Number.isNaN));
    assert.isUndefined(await of('loss'));
  });

  test('what only a formula has is not told', async () => {
    const computed = await computedOn(line, [descent(line, [-1, 3], 0.05, 5)]);
    assert.lengthOf(await answers(computed, { kind: 'marks', view }), 0);
  });
});
