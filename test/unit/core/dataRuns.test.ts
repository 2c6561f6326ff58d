import { assert } from 'chai';
import {
  compileDataObjective,
  edit,
  explain,
  loadDataSet,
  optimizers,
  parseExperiment,
  ProblemError,
  runExperiment,
  runInSlices,
  runMetrics,
  schedules,
  stepNumbers,
  sweepLearningRates,
  type Dataset,
  type Experiment,
  type RunOptions,
  type RunResult,
} from '../../../src/core/index';
import { batchesOf } from '../../../src/core/experiment/data/sampling';

const moons: Experiment = {
  version: 1,
  objective: {
    kind: 'data',
    rows: { builtin: 'moons' },
    model: { kind: 'mlp', hidden: [5, 3], activation: 'tanh' },
    heldOut: 0.25,
    batch: 16,
  },
  steps: 30,
  runs: [{ optimizer: 'adam', hyperparameters: { lr: 0.05 } }],
};
const dimension = 2 * 5 + 5 + 5 * 3 + 3 + 3 + 1;

const first = (experiment: Experiment, options?: RunOptions) => runExperiment(experiment, options).runs[0];

/** The experiment with other parts, and its objective. */
function onMoons(parts: Partial<Experiment>, data: object = {}): Experiment {
  return { ...moons, ...parts, objective: { ...moons.objective, ...data } as Experiment['objective'] };
}

function problemsOf(work: () => unknown): string[] {
  try {
    work();
  } catch (error) {
    if (error instanceof ProblemError)
      return error.problems.map(({ path, message }) => `${path}: ${message}`);
    throw error;
  }
  return [];
}

suite('Batches', () => {
  const take = (batches: ReturnType<typeof batchesOf>, count: number) =>
    Array.from({ length: count }, () => {
      batches.next();
      return [...batches.indices.subarray(batches.from, batches.from + batches.count)];
    });

  test('go through all rows in each epoch, in a new order, the last one short', () => {
    const drawn = take(batchesOf({ batch: 4 }, 10, 0, 0), 6);
    assert.deepEqual(
      drawn.map(({ length }) => length),
      [4, 4, 2, 4, 4, 2],
    );
    const [one, two] = [drawn.slice(0, 3).flat(), drawn.slice(3).flat()];
    assert.notDeepEqual(one, two);
    for (const epoch of [one, two]) assert.sameMembers(epoch, [0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
  });

  test('depend on the seeds, and not on their size', () => {
    const order = (batch: number, seed: number, repetition: number) =>
      take(batchesOf({ batch }, 10, seed, repetition), Math.ceil(10 / batch)).flat();
    assert.deepEqual(order(3, 0, 0), order(1, 0, 0));
    assert.notDeepEqual(order(3, 0, 0), order(3, 1, 0));
    assert.notDeepEqual(order(3, 0, 0), order(3, 0, 1));
  });

  test('stay in order where that is wanted, or where there is only one', () => {
    assert.deepEqual(take(batchesOf({ batch: 2, order: 'sequential' }, 3, 0, 0), 3), [[0, 1], [2], [0, 1]]);
    for (const batch of ['full', 3, 7] as const)
      assert.deepEqual(take(batchesOf({ batch }, 3, 0, 0), 2), [
        [0, 1, 2],
        [0, 1, 2],
      ]);
    assert.isTrue(batchesOf({}, 3, 0, 0).isFull);
  });

  test('that are listed are repeated from the front', () => {
    const batches = [[2, 2], [0], [1, 0, 2]];
    assert.deepEqual(take(batchesOf({ batches, batch: 1 }, 3, 0, 0), 5), [...batches, [2, 2], [0]]);
  });
});

suite('Runs on data', () => {
  const run = first(moons);

  test('have a row for each update, with the losses of its batch, of all rows and of those held out', () => {
    assert.equal(run.parameters, dimension);
    assert.equal(run.stop, 'completed');
    assert.lengthOf(run.steps, 31);
    assert.lengthOf(run.theta, 31 * dimension);
    assert.isNaN(run.batchLoss![30]);
    assert.isTrue(run.batchLoss!.subarray(0, 30).every(Number.isFinite));
    assert.isTrue([...run.loss, ...run.heldOutLoss!].every(Number.isFinite));
    const spec = moons.objective;
    if (spec.kind !== 'data') throw new Error();
    const { model, training, heldOut, value } = compileDataObjective(spec);
    const batches = batchesOf(spec, training.target.length, 0, 0);
    for (let row = 0; row <= 30; row++) {
      const theta = run.theta.slice(row * dimension, (row + 1) * dimension);
      const all = Int32Array.from(heldOut!.target.keys());
      assert.equal(run.loss[row], value(theta));
      assert.equal(run.heldOutLoss![row], model.batch(theta, heldOut!, all, 0, all.length));
      if (row === 30) continue;
      batches.next();
      const { indices, from, count } = batches;
      assert.equal(run.batchLoss![row], model.batch(theta, training, indices, from, count));
    }
  });

  test('of all rows at once know the loss of all rows by that of the batch', () => {
    const { loss, batchLoss } = first(onMoons({}, { batch: 'full' }));
    assert.deepEqual(loss.slice(0, -1), batchLoss!.slice(0, -1));
  });

  test('take epochs where they are said, each with its own number of updates', () => {
    const { runs } = runExperiment(
      onMoons({
        runs: [
          { optimizer: 'sgd', sampling: { epochs: 3 } },
          { optimizer: 'sgd', sampling: { epochs: 3, batch: 1 } },
          { optimizer: 'sgd', sampling: { epochs: 3, batch: 'full' } },
          { optimizer: 'sgd' },
        ],
      }),
    );
    const rows = Math.round(0.75 * loadDataSet('moons')!.target.length);
    assert.deepEqual(
      runs.map(({ steps }) => steps.at(-1)),
      [3 * Math.ceil(rows / 16), 3 * rows, 3, 30],
    );
  });

  test('let the schedule end with the run’s own updates', () => {
    const schedule = { name: 'CosineAnnealingLR' };
    const { lr } = first(
      onMoons({ runs: [{ optimizer: 'sgd', schedule, sampling: { batch: 'full', epochs: 8 } }] }),
    );
    assert.lengthOf(lr!, 9);
    assert.approximately(lr![4] / lr![0], 0.5, 1e-12);
    assert.approximately(lr![8], 0, 1e-12);
  });

  test('meet the same start and the same batches, others with another seed', () => {
    const runs = [{ optimizer: 'sgd' }, { optimizer: 'adam', label: 'other' }];
    const result = runExperiment(onMoons({ seeds: [1, 2], runs })).runs;
    assert.deepEqual(
      result.map(({ run: index, seed }) => [index, seed]),
      [
        [0, 1],
        [0, 2],
        [1, 1],
        [1, 2],
      ],
    );
    const starts = result.map(({ theta }) => theta.slice(0, dimension));
    assert.deepEqual(starts[0], starts[2]);
    assert.deepEqual(starts[1], starts[3]);
    assert.notDeepEqual(starts[0], starts[1]);
    assert.equal(result[0].batchLoss![0], result[2].batchLoss![0]);
    assert.deepEqual(runExperiment(onMoons({ seeds: [1, 2], runs })).runs, result);
  });

  test('start where they are told to', () => {
    const start = Array.from({ length: dimension }, (_, index) => Math.sin(index));
    const runs = runExperiment(onMoons({ starts: [start, start.map((each) => -each)], seeds: [0, 1] })).runs;
    assert.lengthOf(runs, 4);
    assert.deepEqual([...runs[2].theta.subarray(0, dimension)], start);
    assert.notDeepEqual(runs[0].theta, runs[2].theta, 'the batches are others');
  });

  test('record less where that is wanted, and the same numbers', () => {
    const whole = first(moons);
    const thin = first(moons, { record: { every: 7, lossEvery: 14 } });
    assert.deepEqual([...thin.steps], [0, 7, 14, 21, 28, 30]);
    thin.steps.forEach((step, row) => {
      const at = (theta: Float64Array, k: number) => theta.slice(k * dimension, (k + 1) * dimension);
      assert.deepEqual(at(thin.theta, row), at(whole.theta, step));
      const isEvaluated = [0, 14, 28, 30].includes(step);
      assert.deepEqual(thin.loss[row], isEvaluated ? whole.loss[step] : NaN);
      assert.deepEqual(thin.heldOutLoss![row], isEvaluated ? whole.heldOutLoss![step] : NaN);
      assert.deepEqual(thin.batchLoss![row], whole.batchLoss![step]);
    });
    const { pathLength } = runMetrics(whole);
    assert.approximately(thin.pathLength!, pathLength!, 1e-12);
    assert.lengthOf(first(moons, { record: { theta: false } }).theta, 0);
    const axis = (index: number) => Array.from({ length: dimension }, (_, i) => Number(i === index));
    const plane = { origin: axis(-1), u: axis(3), v: axis(1) };
    const flat = first(moons, { record: { plane } });
    assert.equal(flat.parameters, 2);
    flat.steps.forEach((step) => {
      assert.equal(flat.theta[2 * step], whole.theta[step * dimension + 3]);
      assert.equal(flat.theta[2 * step + 1], whole.theta[step * dimension + 1]);
    });
    assert.deepEqual(first(moons, { slice: 3 }), whole);
  });

  test('record what a rule plots', () => {
    const { extra, theta } = first(onMoons({ runs: [{ optimizer: 'asgd', hyperparameters: { t0: 5 } }] }));
    assert.deepEqual(Object.keys(extra!), ['ax']);
    assert.lengthOf(extra!.ax, theta.length);
    assert.deepEqual(extra!.ax.slice(0, dimension), theta.slice(0, dimension));
    assert.notDeepEqual(extra!.ax, theta);
  });

  test('say where they diverge, and record nothing from there on', () => {
    const line = { rows: { builtin: 'line' }, model: { kind: 'linear' }, batch: 'full', heldOut: 0 };
    const runs = [{ optimizer: 'sgd', hyperparameters: { lr: 50 } }];
    const diverged = first(onMoons({ steps: 400, runs }, line));
    assert.equal(diverged.stop, 'diverged');
    const { lastFiniteStep: last, theta, loss, batchLoss } = diverged;
    assert.isTrue(
      [theta[2 * last], theta[2 * last + 1], loss[last], batchLoss![last]].every(Number.isFinite),
    );
    for (const column of [
      theta.subarray(2 * last + 2),
      loss.subarray(last + 1),
      batchLoss!.subarray(last + 1),
    ])
      assert.isTrue(column.every(Number.isNaN));
    assert.equal(first(onMoons({ steps: 400, runs }, line), { record: { every: 9 } }).lastFiniteStep, last);
    assert.equal(runMetrics(diverged).status.kind, 'diverged');
  });

  test('end where they are cancelled', () => {
    const signal = { aborted: false };
    const slices = runInSlices(moons, { signal, slice: 5 });
    slices.next();
    slices.next();
    signal.aborted = true;
    const { done, value } = slices.next();
    if (!done) throw new Error('goes on');
    const [cancelled] = value.runs;
    assert.equal(cancelled.stop, 'cancelled');
    assert.equal(cancelled.lastFiniteStep, 9);
    assert.deepEqual(cancelled.theta, run.theta.slice(0, 10 * dimension));
    assert.isTrue(runMetrics(cancelled).finalLoss! > 0);
  });

  test('can be looked at on the way: a part is the beginning of the whole, to the last bit', () => {
    const experiment = onMoons({
      seeds: [3, 4],
      runs: [
        { optimizer: 'adam', schedule: { name: 'StepLR', hyperparameters: { step_size: 4 } } },
        { optimizer: 'asgd' },
      ],
    });
    const options = { slice: 7, record: { every: 3, lossEvery: 6 } };
    const whole = runExperiment(experiment, options).runs;
    const slices = runInSlices(experiment, options);
    const [rows, ends]: [number[], RunResult[]] = [[], []];
    for (let next = slices.next(); !next.done; next = slices.next()) {
      const { partial, step, of, ...at } = next.value;
      const full = whole.find(({ run, seed }) => run === at.run && seed === at.seed)!;
      const { length } = partial!.steps;
      if (step === of) {
        ends.push(partial!);
        continue;
      }
      rows.push(length);
      assert.deepInclude(partial, { label: full.label, stop: 'cancelled', lastFiniteStep: step - 1 });
      assert.deepEqual(partial!.steps, full.steps.slice(0, length));
      assert.deepEqual(partial!.theta, full.theta.slice(0, length * dimension));
      for (const column of ['loss', 'batchLoss', 'heldOutLoss', 'lr'] as const)
        assert.deepEqual(partial![column], full[column]?.slice(0, length), column);
      assert.deepEqual(partial!.extra?.['ax'], full.extra?.['ax'].slice(0, length * dimension));
    }
    assert.deepEqual(rows, Array.from({ length: 4 }, () => [3, 5, 7, 10]).flat());
    assert.deepEqual(ends, [...whole], 'at its end it is all there');
  });

  test('work little between two yields, however large a batch is', () => {
    const columns = 20;
    const rows = 60_000;
    const data: Dataset = {
      features: Float64Array.from({ length: rows * columns }, (_, i) => Math.sin(i)),
      columns,
      target: Float64Array.from({ length: rows }, (_, i) => i % 2),
    };
    const experiment = onMoons(
      { steps: 2 },
      {
        rows: { file: 'large.csv' },
        batch: 'full',
        heldOut: 0.1,
        model: { kind: 'mlp', hidden: [30], activation: 'relu' },
      },
    );
    let yields = 0;
    const slices = runInSlices(experiment, { data });
    for (;;) {
      const { done, value } = slices.next();
      if (done) {
        const [{ loss, batchLoss }] = value.runs;
        assert.equal(loss[0], batchLoss![0]);
        break;
      }
      yields++;
    }
    // 661 parameters · 54,000 rows are 36 million: three gradients' worth of looks, a million at a time.
    assert.isAbove(yields, 90);
  });

  test('add the same noise to the gradient, also of an odd number of parameters', () => {
    const noise = { sigma: 0.1, seed: 4 };
    const noisy = runExperiment(
      onMoons({ noise, runs: [{ optimizer: 'sgd' }, { optimizer: 'sgd', label: 'again' }] }),
    );
    assert.equal(dimension % 2, 1);
    assert.deepEqual(noisy.runs[0].theta, noisy.runs[1].theta);
    assert.notDeepEqual(noisy.runs[0].theta, first(onMoons({ runs: [{ optimizer: 'sgd' }] })).theta);
  });

  test('stay finite with every optimizer, schedule and clip', () => {
    const clips = [undefined, { norm: 1 }, { value: 0.1 }];
    const names = [undefined, ...schedules.keys()];
    let count = 0;
    for (const { id, rule, hyperparameters } of optimizers.values()) {
      if (rule.includes('hessian_diagonal')) continue;
      const hasRate = hyperparameters.some(({ name }) => name === 'lr');
      for (const name of hasRate ? names : [undefined]) {
        const clip = clips[count++ % 3];
        const values =
          name === 'MultiStepLR' ? { milestones: [4, 8] } : name === 'StepLR' ? { step_size: 4 } : {};
        const experiment = onMoons({
          steps: 12,
          runs: [
            {
              optimizer: id,
              ...(name && { schedule: { name, hyperparameters: values } }),
              ...(clip && { clip }),
            },
          ],
        });
        const problems = parseExperiment(experiment);
        if (!problems.ok) {
          // What a schedule needs besides its name is not asked here.
          assert.isTrue(
            problems.errors.every(({ path }) => path?.startsWith('runs[0].schedule')),
            JSON.stringify(problems),
          );
          continue;
        }
        const { stop, theta } = first(experiment);
        assert.equal(stop, 'completed', `${id} ${name} ${JSON.stringify(clip)}`);
        assert.isTrue(theta.every(Number.isFinite));
        assert.notDeepEqual(theta.slice(0, dimension), theta.slice(-dimension), id);
      }
    }
    assert.isAbove(count, 400);
  }).timeout(60_000);
});

suite('What an experiment on data may ask for', () => {
  const refused: readonly (readonly [string, Partial<Experiment>, object, string])[] = [
    ['an unknown set', {}, { rows: { builtin: 'moon' } }, 'objective.rows.builtin'],
    ['ragged rows', {}, { rows: { features: [[1, 2], [3]], target: [0, 1] } }, 'objective.rows.features[1]'],
    ['too few targets', {}, { rows: { features: [[1], [3]], target: [0] } }, 'objective.rows.target'],
    [
      'a feature that is none',
      {},
      { rows: { features: [[1], [null]], target: [0, 1] } },
      'objective.rows.features[1]',
    ],
    ['an unknown model', {}, { model: { kind: 'tree' } }, 'objective.model.kind'],
    ['a degree of half', {}, { model: { kind: 'polynomial', degree: 0.5 } }, 'objective.model.degree'],
    ['no activation', {}, { model: { kind: 'mlp', hidden: [3] } }, 'objective.model.activation'],
    [
      'a layer of nothing',
      {},
      { model: { kind: 'mlp', hidden: [0], activation: 'relu' } },
      'objective.model.hidden[0]',
    ],
    ['another loss', {}, { model: { kind: 'logistic', loss: 'mse' } }, 'objective.model.loss'],
    [
      'classes of a number',
      {},
      { rows: { builtin: 'line' }, model: { kind: 'softmax' } },
      'objective.model.loss',
    ],
    [
      'classes of a half',
      {},
      { rows: { features: [[1], [2]], target: [0.5, 1] }, heldOut: 0, model: { kind: 'logistic' } },
      'objective.model.loss',
    ],
    ['a negative penalty', {}, { model: { kind: 'linear', l2: -1 } }, 'objective.model.l2'],
    ['to hold all rows out', {}, { heldOut: 1 }, 'objective.heldOut'],
    [
      'to hold nothing out',
      {},
      { rows: { features: [[1], [2]], target: [0, 1] }, heldOut: 0.1 },
      'objective.heldOut',
    ],
    [
      'a model that is too large',
      {},
      { model: { kind: 'mlp', hidden: [1000, 1000, 1000], activation: 'relu' } },
      'objective.model',
    ],
    ['a batch of none', {}, { batch: 0 }, 'objective.batch'],
    ['an order that is none', {}, { order: 'random' }, 'objective.order'],
    ['too many epochs', {}, { epochs: 1_000_000 }, 'objective.epochs'],
    ['an empty batch', {}, { batches: [[1], []] }, 'objective.batches[1]'],
    ['a row that is not there', {}, { batches: [[1, 150]] }, 'objective.batches[0][1]'],
    ['a start of two', { start: [1, 2] }, {}, 'start'],
    [
      'batches of a landscape',
      {
        objective: { kind: 'landscape', id: 'rosenbrock' },
        runs: [{ optimizer: 'sgd', sampling: { batch: 1 } }],
      },
      {},
      'runs[0].sampling',
    ],
    ['second derivatives', { runs: [{ optimizer: 'sophia' }] }, {}, 'runs[0].optimizer'],
    [
      'more losses than are recorded',
      { steps: 1_000_000, seeds: Array.from({ length: 10 }, (_, k) => k) },
      {},
      'steps',
    ],
  ];
  for (const [title, parts, data, path] of refused)
    test(`not ${title}`, () => {
      const { objective = moons.objective } = parts;
      const experiment = {
        ...moons,
        ...parts,
        objective: objective.kind === 'data' ? { ...objective, ...data } : objective,
      };
      const parsed = parseExperiment(experiment);
      assert.isFalse(parsed.ok);
      assert.include(parsed.ok ? [] : parsed.errors.map((error) => error.path), path, JSON.stringify(parsed));
    });

  test('rows of a file, once somebody has read them', () => {
    const file = onMoons({}, { rows: { file: 'data/train.csv', target: 'y' } });
    assert.isTrue(parseExperiment(file).ok);
    assert.match(problemsOf(() => runExperiment(file))[0], /rows of “data\/train.csv” have not been read/);
    assert.equal(first(file, { data: loadDataSet('moons')! }).stop, 'completed');
    const start = { ...file, start: [1, 2, 3] };
    assert.match(problemsOf(() => runExperiment(start, { data: loadDataSet('moons')! }))[0], /37 parameters/);
    const listed = onMoons({}, { rows: { file: 'a.csv' }, batches: [[400]] });
    assert.match(problemsOf(() => runExperiment(listed, { data: loadDataSet('moons')! }))[0], /no row 400/);
  });

  test('not more numbers than can be kept', () => {
    const long = onMoons({ steps: 900_000 });
    assert.isTrue(parseExperiment(long).ok, 'it may be thinned');
    assert.match(problemsOf(() => runExperiment(long))[0], /too many numbers/);
  });

  test('nothing that only landscapes have, by name', () => {
    assert.match(problemsOf(() => stepNumbers(moons, 0, 1))[0], /no landscape/);
    assert.deepEqual(explain(moons, first(moons)), { happens: [], why: [] });
  });

  test('a sweep of learning rates', () => {
    const slices = sweepLearningRates(onMoons({ steps: 10 }), 0, Float64Array.of(1e-3, 0.1));
    let slice = slices.next();
    while (!slice.done) slice = slices.next();
    const at = (lr: number) =>
      first(onMoons({ steps: 10, runs: [{ optimizer: 'adam', hyperparameters: { lr } }] })).loss[10];
    assert.deepEqual([...slice.value], [at(1e-3), at(0.1)]);
  });

  test('edits, as landscapes do', () => {
    const edited = edit(moons, { kind: 'steps', steps: 12 });
    assert.equal(first(edited).steps.at(-1), 12);
    const refusedEdit = edit(moons, { kind: 'start', start: [1, 2] });
    assert.equal(refusedEdit, moons, 'a start of two numbers is none');
  });

  test('metrics of losses that were not all evaluated', () => {
    const thin: RunResult = first(moons, { record: { lossEvery: 7 } });
    const { finalLoss, bestLoss, bestStep, status, pathLength } = runMetrics(thin, 0.6);
    assert.equal(finalLoss, thin.loss[30]);
    assert.isAtMost(bestLoss!, finalLoss!);
    assert.include([0, 7, 14, 21, 28, 30], bestStep);
    assert.include(['falling', 'converged'], status.kind);
    assert.approximately(pathLength!, runMetrics(first(moons)).pathLength!, 1e-12);
  });
});
