import { assert } from 'chai';
import { sentenceText, type DataObjectiveSpec, type SentenceValue } from '../../../../../src/core/index';
import { dataSentenceKinds } from '../../../../../src/core/explain/data/catalogue';
import { by, endedEarly, four, lossOfFour, said, train, type Training } from './fixtures';

type Said = Readonly<Record<string, SentenceValue>>;

/** A kind of sentence with a training of which it holds, one of which it does not, and what is known of the first otherwise. */
interface Case {
  readonly holds: () => Training;
  readonly fails: () => Training;
  readonly check: (values: Said, training: Training) => void;
  readonly text: string;
}

const close = (value: SentenceValue | undefined, expected: number, relative = 1e-9) =>
  assert.closeTo(value as number, expected, relative * Math.max(1e-12, Math.abs(expected)));

const line: DataObjectiveSpec = { kind: 'data', rows: { builtin: 'line' }, model: { kind: 'linear' } };
const single: DataObjectiveSpec = { ...line, batch: 1, epochs: 10 };

/** A perceptron that learns few rows by heart. */
const moons: DataObjectiveSpec = {
  kind: 'data',
  rows: { builtin: 'moons' },
  model: { kind: 'mlp', hidden: [32], activation: 'tanh' },
  heldOut: 0.8,
  batch: 8,
  epochs: 200,
};

const penguins: DataObjectiveSpec = {
  kind: 'data',
  rows: { builtin: 'penguins' },
  model: { kind: 'linear' },
  heldOut: 0.2,
};

/** The loss on all rows of the line, or of others, after each update, written out. */
const lossesOf = ({ objective: { training }, result }: Training, rows = training) =>
  Array.from(result.steps, (_, row) => {
    const [w, b] = result.theta.subarray(2 * row);
    const errors = Array.from(rows.target, (y, i) => (w * rows.features[i] + b - y) ** 2);
    return errors.reduce((sum, each) => sum + each) / errors.length;
  });

/** The gradients of every batch of some rows of the four, at a place. */
function gradientsOfBatches(size: number, w: number, b: number): readonly (readonly [number, number])[] {
  const [xs, ys] = [
    [-3, -1, 1, 3],
    [-4, -2, 2, 8],
  ];
  const subsets = Array.from({ length: 16 }, (_, bits) => [0, 1, 2, 3].filter((i) => bits & (1 << i)));
  return subsets
    .filter(({ length }) => length === size)
    .map((rows) => {
      const errors = rows.map((i) => w * xs[i] + b - ys[i]);
      const mean = (of: (error: number, k: number) => number) =>
        errors.reduce((sum, error, k) => sum + of(error, k), 0) / size;
      return [2 * mean((error, k) => error * xs[rows[k]]), 2 * mean((error) => error)];
    });
}

/** The root mean square of how far they are from the gradient of all rows. */
function noiseOfBatches(size: number, w: number, b: number): number {
  const [[gx, gy]] = gradientsOfBatches(4, w, b);
  const squares = gradientsOfBatches(size, w, b).map(([x, y]) => (x - gx) ** 2 + (y - gy) ** 2);
  return Math.sqrt(squares.reduce((sum, each) => sum + each) / squares.length);
}

const cases: Readonly<Record<string, Case>> = {
  'data-first-seed': {
    holds: () => train(by('sgd', 0.05), { seeds: [7, 8, 9] }),
    fails: () => train(by('sgd', 0.05), { seeds: [7] }),
    check: (values) => assert.deepEqual(values, { seed: 7, seeds: 3 }),
    text: 'This is its training with seed 7, one of 3.',
  },
  'data-start-not-finite': {
    holds: () => train(by('sgd', 0.05), { start: [1e200, 0] }),
    fails: () => train(by('sgd', 0.05), { start: [1e100, 0] }),
    check: (values) => assert.deepEqual(values, {}),
    text: 'The loss is not a finite number at the start.',
  },
  'data-diverged': {
    holds: () => train(by('sgd', 1), { steps: 200 }),
    fails: () => train(by('sgd', 0.19), { steps: 200 }),
    check: ({ from, known, update, to }) => {
      // w − 2 is multiplied by 1 − 10 each time, b − 1 by 1 − 2.
      let first = 0;
      while (Number.isFinite(lossOfFour(2 - 2 * (-9) ** first, 0))) first++;
      assert.deepEqual([from, update], [22, first]);
      assert.equal(known, first - 1);
      close(to, lossOfFour(2 - 2 * (-9) ** (first - 1), 0), 1e-6);
    },
    text: 'The training loss goes from 22 to 4.56e306 after update 160; with update 161 a parameter or the loss is no longer a finite number.',
  },
  'data-cancelled': {
    holds: endedEarly,
    fails: () => train(by('sgd', 0.1)),
    check: (values) => assert.deepEqual(values, { update: 9, updates: 30 }),
    text: 'The training was ended after update 9 of 30.',
  },
  'data-never-moves': {
    // There the gradient is 0 to the last bit.
    holds: () => train(by('sgd', 0.05), { start: [2, 1] }),
    fails: () => train(by('sgd', 0.05), { start: [2, 1.0001] }),
    check: (values) => assert.deepEqual(values, { updates: 10 }),
    text: 'Its parameters stay as they are at the start in 10 updates.',
  },
  'data-course': {
    holds: () => train(by('sgd', 0.05), {}, single),
    fails: endedEarly,
    check: (values, training) => {
      const losses = lossesOf(training);
      const best = losses.indexOf(Math.min(...losses));
      close(values.from, losses[0]);
      close(values.to, losses[1000]);
      close(values.best, losses[best]);
      const { updates, epochs, bestUpdate, bestEpoch, evaluations, sizes } = values;
      assert.deepEqual([updates, epochs, evaluations, sizes], [1000, 10, 0, 'same']);
      assert.deepEqual([bestUpdate, bestEpoch], [best, Math.floor((best - 1) / 100) + 1]);
    },
    text: 'In 1,000 updates (10 epochs), each of 1 row, the training loss falls from 14.8 to 0.32; its lowest was 0.197 after update 542 (epoch 6).',
  },
  'data-rises': {
    holds: () => train(by('sgd', 0.05), {}, single),
    fails: () => train(by('sgd', 0.05), {}, single, { lossEvery: 3 }),
    check: ({ count, updates }, training) => {
      const losses = lossesOf(training);
      assert.equal(count, losses.filter((loss, k) => k > 0 && loss > losses[k - 1]).length);
      assert.equal(updates, 1000);
    },
    text: 'It rises at 493 of the updates.',
  },
  'data-above-minimum': {
    holds: () => train(by('sgd', 0.05)),
    fails: () => train(by('sgd', 0.05), {}, { ...four, model: { kind: 'linear', loss: 'huber' } }),
    check: ({ minimum, began, above }) => {
      close(minimum, 1);
      close(began, 21);
      close(above, lossOfFour(2 - 2 * 0.5 ** 10, 1 - 0.9 ** 10) - 1);
    },
    text: 'The lowest that this model can have, by least squares, is 1: it began 21 above that and ends 0.122 above.',
  },
  'data-hovers': {
    holds: () => train(by('sgd', 0.05), {}, single),
    fails: () => train(by('sgd', 0.05), { steps: 1000 }, line),
    check: ({ update, low, high, before }, training) => {
      const losses = lossesOf(training);
      assert.equal(update, 901);
      close(low, Math.min(...losses.slice(901)));
      close(high, Math.max(...losses.slice(901)));
      close(before, Math.min(...losses.slice(0, 901)));
    },
    text: 'From update 901 on it stays between 0.198 and 0.677, no lower than before: it hovers.',
  },
  'data-stalled': {
    holds: () => train(by('sgd', 0.05), { steps: 1000 }),
    fails: () => train(by('sgd', 0.001), { steps: 1000 }),
    check: ({ update, low, high }) => {
      assert.equal(update, 901);
      close(low, 1);
      close(high, 1);
    },
    text: 'From update 901 on it stays at 1.',
  },
  'data-falling': {
    holds: () => train(by('sgd', 0.01), { steps: 20 }),
    fails: () => train(by('sgd', 0.1), { steps: 200 }),
    check: ({ updates, share }) => {
      const [before, end] = [18, 20].map((k) => lossOfFour(2 - 2 * 0.9 ** k, 1 - 0.98 ** k));
      assert.equal(updates, 2);
      close(share, 1 - end / before);
    },
    text: 'It still falls: the last 2 updates took it 10 % below what it was before.',
  },
  'data-overfits': {
    holds: () => train(by('adam', 0.05), {}, moons),
    fails: () => train(by('adam', 0.05), {}, { ...moons, heldOut: 0.2, epochs: 10 }),
    check: ({ rows, low, update, epoch, end, rise, from, to }, { objective, result }) => {
      const { model, heldOut, training } = objective;
      const n = objective.dimension;
      const loss = (step: number, data = training) =>
        model.batch(
          result.theta.slice(step * n, (step + 1) * n),
          data,
          Int32Array.from(data.target.keys()),
          0,
          data.target.length,
        );
      const held = Array.from(result.steps, (step) => loss(step, heldOut));
      assert.deepEqual([rows, low], [160, Math.min(...held)]);
      assert.deepEqual([update, end], [held.indexOf(low as number), held[1000]]);
      // An epoch is five updates.
      assert.equal(epoch, Math.ceil((update as number) / 5));
      close(rise, (end as number) / (low as number) - 1);
      close(from, loss(update as number));
      close(to, loss(1000));
    },
    text: 'It overfits: the loss on the 160 held-out rows was lowest, 0.103, after update 539 (epoch 108) and has risen by 39 % since, to 0.143, while the training loss fell from 0.0486 to 0.0121.',
  },
  'data-held-out': {
    holds: () => train(by('sgd', 0.3), { steps: 40 }, penguins),
    fails: () => train(by('sgd', 0.3), { steps: 40 }, { ...penguins, heldOut: 0 }),
    check: ({ rows, loss, excess }, { result }) => {
      assert.equal(rows, 68);
      assert.equal(loss, result.heldOutLoss![40]);
      close(excess, (loss as number) / result.loss[40] - 1);
    },
    text: 'On the 68 held-out rows the loss ends at 0.194, 35 % above the training loss.',
  },
  'data-beyond-limit': {
    holds: () => train(by('sgd', 0.21)),
    fails: () => train(by('sgd', 0.19)),
    check: ({ method, curvature, lr, limit }) => {
      assert.deepEqual([method, lr], ['gradient-descent', 0.21]);
      close(curvature, 10);
      close(limit, 0.2);
    },
    text: 'The loss is quadratic in the parameters, so its curvature is the same everywhere and at most λmax = 10: with all rows in each update lr must be below 2/λmax = 0.2, and 0.21 is 1.05 times that.',
  },
  'data-batch-beyond-limit': {
    // A row x has the curvature 2(x² + 1): 20 or 4.
    holds: () => train(by('sgd', 0.19), { steps: 40 }, { ...four, batch: 1 }),
    fails: () => train(by('sgd', 0.05), { steps: 40, start: [2, 1.2] }, { ...four, batch: 1 }),
    check: (values) => {
      assert.deepEqual([values.batches, values.above, values.lr], [4, 2, 0.19]);
      close(values.most, 20);
    },
    text: 'The loss is quadratic, but each batch has a curvature of its own: of the 4 batches 2 have one above 2/lr = 10.5, the largest 20: an update on such a batch, at lr = 0.19, lands farther from that batch’s own minimum, in its steepest direction, than it was. Below lr = 0.1 none would.',
  },
  'data-noise-floor': {
    holds: () => train(by('sgd', 0.05), {}, single),
    // No small rate any more.
    fails: () => train(by('sgd', 0.1), {}, single),
    check: ({ lr, sigma, floor, found }, training) => {
      const { features, target } = training.objective.training;
      const mean = (of: (row: number) => number) =>
        Array.from(target.keys(), of).reduce((sum, each) => sum + each) / target.length;
      const [x, y] = [mean((i) => features[i]), mean((i) => target[i])];
      const w = mean((i) => (features[i] - x) * (target[i] - y)) / mean((i) => (features[i] - x) ** 2);
      const error = (i: number) => w * (features[i] - x) + y - target[i];
      // S² = Σ‖gᵢ‖²/(n − 1), of which a batch of one row has all but 1/n.
      const spread = mean((i) => (2 * error(i)) ** 2 * (features[i] ** 2 + 1));
      close((sigma as number) ** 2, spread, 1e-6);
      close(floor, (0.05 * spread) / 4, 1e-6);
      const late = lossesOf(training).slice(901);
      close(found, late.reduce((sum, loss) => sum + loss) / late.length - mean((i) => error(i) ** 2), 1e-6);
      assert.equal(lr, 0.05);
    },
    text: 'At the minimum the gradients of batches still spread by σ = 1.85, which at a constant lr = 0.05 holds the loss about lr · σ²/4 = 0.0429 above it: in the last tenth it was 0.0574 above on average. With half the lr that is half as much.',
  },
  'data-gradient-noise': {
    holds: () => train(by('sgd', 0.05), { steps: 40 }, { ...four, batch: 1 }),
    fails: () => train(by('sgd', 0.05), { steps: 40 }, { ...four, batch: 1, order: 'sequential' }),
    check: ({ batch, gradient, distance, half, lr }, { result }) => {
      const [w, b] = result.theta.subarray(-2);
      assert.deepEqual([batch, lr], [1, 0.05]);
      close(gradient, Math.hypot(...gradientsOfBatches(4, w, b)[0]));
      const noise = [1, 2, 3].map((size) => noiseOfBatches(size, w, b));
      close(distance, noise[0]);
      assert.equal(half, noise.findIndex((each) => each <= noise[0] / 2) + 1);
    },
    text: 'Where it ends the gradient of all 4 rows is 2.05 long, and that of a batch of 1 lies 5.29 away from it (root mean square over all such batches): an update follows its batch more than the slope. Batches of 3 or more would at least halve that noise. At lr = 0.05 it moves an update by 0.265; a smaller lr, such as one that decays, moves it less.',
  },
  'data-slow-direction': {
    holds: () => train(by('sgd', 0.05)),
    fails: () => train(by('sgd', 0.05), { steps: 1000 }),
    check: ({ lr, most, least, limit }, { result }) => {
      close(most, 10);
      close(least, 2);
      close(limit, 0.2);
      const b = (step: number) => result.theta[2 * step + 1] - 1;
      close(1 - (lr as number) * (least as number), b(7) / b(6));
    },
    text: 'The loss is quadratic with curvatures from λmin = 2 to λmax = 10, the same everywhere: along the flattest direction an update covers lr · λmin = 0.05 · 2 = 10 % of the way. lr must be below 2/λmax = 0.2; 2/(λmin + λmax) = 0.167 is the best constant one, which covers at least 33 % in every direction.',
  },
  'data-within-limit': {
    holds: () => train(by('momentum', 0.05)),
    fails: () => train(by('momentum', 0.39)),
    check: ({ method, limit, curvature }) => {
      assert.equal(method, 'heavy-ball');
      close(curvature, 10);
      close(limit, (2 * 1.9) / 10);
    },
    text: 'The loss is quadratic in the parameters, so its curvature is the same everywhere and at most λmax = 10: lr 0.05 is 13 % of the stability limit 2(1 + β)/λmax = 0.38.',
  },
  'data-few-updates': {
    holds: () => train(by('sgd', 0.05), {}, line),
    fails: () => train(by('sgd', 0.05), { steps: 70 }, { ...line, batch: 16 }),
    check: (values) => assert.deepEqual(values, { rows: 100, batch: 16 }),
    text: 'A batch of all 100 rows makes one update of each epoch; batches of 16 would make 7.',
  },
};

suite('Sentences of an explanation on data', () => {
  test('each has a training of which it holds and one of which it does not', () => {
    assert.sameMembers(
      Object.keys(cases),
      dataSentenceKinds.map(({ kind }) => kind),
    );
  });

  for (const [kind, { holds, fails, check, text }] of Object.entries(cases)) {
    test(`${kind} holds, with the numbers of the training, and is silent otherwise`, () => {
      const training = holds();
      const values = said(kind, training);
      assert.isDefined(values, 'must hold');
      check(values!, training);
      assert.equal(sentenceText({ kind, values: values! }), text);
      assert.isUndefined(said(kind, fails()), 'must not hold');
    });
  }

  test('a loss that was evaluated a few times only is not said to fall still', () => {
    const evaluated = (lossEvery: number) => train(by('sgd', 0.01), { steps: 20 }, four, { lossEvery });
    assert.isDefined(said('data-falling', evaluated(5)), '5 times');
    assert.isUndefined(said('data-falling', evaluated(10)), '3 times');
    assert.isUndefined(said('data-falling', evaluated(20)), 'twice');
  });

  test('what falls faster than its batches spread is not told of a smaller rate', () => {
    const batches: DataObjectiveSpec = { ...line, batch: 32 };
    const [slow, fast] = [0.0005, 0.1].map((lr) =>
      said('data-gradient-noise', train(by('sgd', lr), { steps: 200 }, batches)),
    );
    assert.deepEqual([slow?.lr, fast?.lr], [0, 0.1]);
  });
});
