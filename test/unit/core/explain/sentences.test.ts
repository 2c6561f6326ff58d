import { assert } from 'chai';
import { sentenceText, type SentenceValue } from '../../../../src/core/index';
import { sentenceKinds } from '../../../../src/core/explain/catalogue';
import { by, endedEarly, formula, on, one, said, type Fixture } from './fixtures';

type Said = Readonly<Record<string, SentenceValue>>;

/** A kind of sentence with a run of which it holds, one of which it does not, and what is known of the first otherwise. */
interface Case {
  readonly holds: () => Fixture;
  readonly fails: () => Fixture;
  readonly check: (values: Said, fixture: Fixture) => void;
  readonly text: string;
}

const y = ({ result }: Fixture, step: number) => result.theta[2 * step + 1];
const x = ({ result }: Fixture, step: number) => result.theta[2 * step];
const close = (value: SentenceValue | undefined, expected: number, relative = 1e-9) =>
  assert.closeTo(value as number, expected, relative * Math.max(1e-12, Math.abs(expected)));

/** On how many of its steps a sequence has another sign than before. */
const changes = (values: readonly number[]) =>
  values.filter((value, k) => k > 0 && value * values[k - 1] < 0).length;
const every = (fixture: Fixture, of: (fixture: Fixture, step: number) => number) =>
  Array.from(fixture.result.steps, (step) => of(fixture, step));

const cases: Readonly<Record<string, Case>> = {
  'zigzag-shrinks': {
    holds: () => one(by('sgd', 0.95)),
    fails: () => one(by('sgd', 0.4)),
    check: ({ axis, crossings, steps, factor, to, isEven }) => {
      assert.deepEqual([axis, crossings, steps, isEven], ['y', 30, 30, 1]);
      close(factor, 0.9);
      close(to, 4 * 0.9 ** 30);
    },
    text: 'y changes sign on 30 of 30 steps and shrinks by 10 % a step, from 4 to 0.17.',
  },
  'zigzag-grows': {
    holds: () => one(by('sgd', 1.02)),
    fails: () => one(by('sgd', 0.95)),
    check: ({ crossings, factor, to }) => {
      assert.equal(crossings, 30);
      close(factor, 1.04);
      close(to, 4 * 1.04 ** 30);
    },
    text: 'y changes sign on 30 of 30 steps and grows by 4 % a step, from 4 to 13.',
  },
  swings: {
    holds: () => one(by('momentum', 0.1)),
    fails: () => one(by('sgd', 0.4)),
    check: ({ axis, times, step, past }) => {
      // The heavy ball written out.
      const heights = [4];
      for (let b = 0, k = 0; k < 30; k++) {
        b = 0.9 * b + 2 * heights[k];
        heights.push(heights[k] - 0.1 * b);
      }
      const first = heights.findIndex((height) => height < 0);
      assert.deepEqual([axis, times, step], ['y', changes(heights), first]);
      close(past, Math.max(...heights.slice(first).map(Math.abs)));
    },
    text: 'y swings past the minimum (y = 0) 4 times, first at step 4 and by up to 2.84.',
  },
  overshoots: {
    holds: () => one(by('adam', 0.3)),
    fails: () => one(by('sgd', 0.4)),
    check: ({ axis, step, past }, fixture) => {
      const heights = every(fixture, y);
      const first = heights.findIndex((height) => height < 0);
      assert.deepEqual([axis, step, changes(heights)], ['y', first, 1]);
      assert.equal(past, -Math.min(...heights));
    },
    text: 'y goes past the minimum (y = 0) at step 16, and by up to 0.851.',
  },
  'turns-back': {
    // Without curvature there is no minimum to be found.
    holds: () => one(by('signsgd', 0.3), formula('abs(x) + 3*abs(y)', [-7, 2])),
    fails: () => one(by('sgd', 0.95)),
    check: ({ axis, turns, steps }, fixture) => {
      const heights = every(fixture, y);
      assert.deepEqual([axis, steps], ['y', 30]);
      assert.equal(turns, changes(heights.slice(1).map((height, k) => height - heights[k])));
    },
    text: 'In y it turns back 23 times in 30 steps.',
  },
  'walks-straight': {
    holds: () => one(by('sgd', 0.95)),
    fails: () => one(by('sgd', 0.4)),
    check: ({ axis, from, to }) => {
      assert.deepEqual([axis, from], ['x', -7]);
      close(to, -7 * 0.905 ** 30);
    },
    text: 'x walks straight in, from −7 to −0.35.',
  },
  clipped: {
    holds: () => one(by('sgd', 0.1, { clip: { norm: 1 } })),
    fails: () => one(by('sgd', 0.1, { clip: { norm: 100 } })),
    check: ({ count, steps, by: how, limit }, fixture) => {
      const long = every(fixture, (each, step) => Math.hypot(x(each, step) / 10, 2 * y(each, step)) - 1);
      assert.equal(count, long.slice(0, -1).filter((length) => length > 0).length);
      assert.deepEqual([steps, how, limit], [30, 'norm', 1]);
    },
    text: 'On 30 of 30 steps the gradient is clipped to the length 1.',
  },
  'start-not-finite': {
    holds: () => one(by('sgd', 0.1), formula('log(x) + y^2', [-1, 0])),
    fails: () => one(by('sgd', 0.1), formula('log(x) + y^2', [1, 0])),
    check: ({ start }) => assert.isDefined(start),
    text: 'The loss is not a finite number at the start.',
  },
  diverged: {
    holds: () => one(by('sgd', 1.5), { steps: 1000 }),
    fails: () => one(by('sgd', 0.95), { steps: 1000 }),
    check: ({ from, before, last, step }, { result }) => {
      assert.deepEqual([from, before], [0, 18.45]);
      assert.equal(
        step,
        result.loss.findIndex((loss) => !Number.isFinite(loss)),
      );
      assert.equal(last, (step as number) - 1);
      // |1 − 1.5 · 2| = 2 a step, so y² overflows after about 511 steps.
      assert.closeTo(step as number, 512, 2);
    },
    text: 'From step 0 on the loss only rises: from 18.4 to 4.49e307 at step 509, and at step 510 it is no longer a finite number.',
  },
  cancelled: {
    holds: endedEarly,
    fails: () => one(by('sgd', 0.1)),
    check: (values) => assert.deepEqual(values, { step: 9, steps: 30 }),
    text: 'The run was ended after step 9 of 30.',
  },
  'never-moves': {
    holds: () => one(by('sgd', 0.1), { start: [0, 0] }),
    fails: () => one(by('sgd', 0.1), { start: [0, 1e-9] }),
    check: (values) => assert.deepEqual(values, { start: [0, 0], steps: 30 }),
    text: 'It never leaves its start, (0, 0), in 30 steps.',
  },
  converged: {
    holds: () => one(by('adagrad', 1.5)),
    fails: () => one(by('momentum', 0.1)),
    check: ({ step, tolerance, minimum, distance }, fixture) => {
      const { loss } = fixture.result;
      assert.equal(step, loss.length - [...loss].reverse().findIndex((value) => value > 0.01));
      assert.deepEqual([tolerance, minimum], [0.01, [0, 0]]);
      close(distance, Math.hypot(x(fixture, 30), y(fixture, 30)));
    },
    text: 'From step 20 on the loss stays within 0.01 of the lowest known; the run ends 0.12 from the minimum (0, 0).',
  },
  'reaches-minimum': {
    holds: () => one(by('sgd', 0.3), formula('(x - 1)^2 + (y + 2)^2 + 3', [4, 4])),
    fails: () => one(by('sgd', 0.01), formula('(x - 1)^2 + (y + 2)^2 + 3', [4, 4])),
    check: ({ minimum, loss }) => {
      close((minimum as readonly number[])[0], 1);
      close((minimum as readonly number[])[1], -2);
      close(loss, 3);
    },
    text: 'It ends at the minimum at (1, −2), where the loss is 3.',
  },
  trapped: {
    holds: () => one(by('sgd', 0.05), { ...on('two_wells'), steps: 40 }),
    fails: () => one(by('momentum', 0.05), { ...on('two_wells'), steps: 40 }),
    check: ({ minimum, above, lowest }) => {
      // The catalogue's minima, which its own tests hold to the formula.
      close((minimum as readonly number[])[0], 0.905317899160115, 1e-6);
      close((lowest as readonly number[])[0], -0.9363006340109187, 1e-6);
      close(above, 2.0630902517681946 - 1.0927319992017408, 1e-6);
    },
    text: 'It ends in the local minimum at (0.905, 0): the loss there is −1.09, 0.97 above the lowest, which lies at (−0.936, 0).',
  },
  'at-saddle': {
    holds: () => one(by('sgd', 0.1), on('saddle', [-2, 0])),
    fails: () => one(by('sgd', 0.1), { ...on('saddle', [-2, 0.001]), steps: 60 }),
    check: ({ saddle, distance, gradient }) => {
      assert.deepEqual(saddle, [0, 0]);
      close(distance, 2 * 0.8 ** 30);
      close(gradient, 2 * 2 * 0.8 ** 30);
    },
    text: 'It ends 2.48e−3 from the saddle point at (0, 0), where the slope is only 4.95e−3 although the loss can still fall.',
  },
  'on-flat-ground': {
    holds: () => one(by('sgd', 0.1), { ...on('plateau'), steps: 20 }),
    fails: () => one(by('sgd', 0.1)),
    check: ({ slope, above }, { result }) => {
      assert.isBelow(slope as number, 1e-6);
      assert.isAbove(above as number, 1);
      assert.closeTo(result.loss[20] - result.loss[19], 0, 1e-9);
    },
    text: 'It ends on flat ground: the slope is 2.95e−14 there, while the loss is 1.39 above the lowest.',
  },
  climbs: {
    holds: () => one(by('sgd', 0.1, { hyperparameters: { maximize: true } })),
    fails: () => one(by('sgd', 0.1)),
    check: ({ from, to }) => {
      assert.equal(from, 18.45);
      close(to, (7 * 1.01 ** 30) ** 2 / 20 + (4 * 1.2 ** 30) ** 2);
    },
    text: 'The loss ends higher than it began: it goes from 18.4 to 9.02e5.',
  },
  stalled: {
    holds: () => one(by('sgd', 1e-12)),
    fails: () => one(by('sgd', 0.4)),
    check: ({ step, loss }) => {
      assert.equal(step, 0);
      close(loss, 18.45);
    },
    text: 'From the start the loss stays at 18.4: it stands still at (−7, 4).',
  },
  falling: {
    holds: () => one(by('rmsprop', 0.1)),
    fails: () => one(by('adagrad', 1.5)),
    check: ({ loss, fall }, { result }) => {
      assert.equal(loss, result.loss[30]);
      assert.equal(fall, result.loss[29] - result.loss[30]);
    },
    text: 'After 30 steps the loss is 0.0245 and still falls: its last step takes 3.77e−3 off.',
  },
  ended: {
    holds: () => one(by('momentum', 0.1)),
    fails: endedEarly,
    check: ({ loss, best, bestStep }, { result }) => {
      assert.equal(best, Math.min(...result.loss));
      assert.equal(bestStep, result.loss.indexOf(best as number));
      assert.equal(loss, result.loss[30]);
    },
    text: 'After 30 steps the loss is 0.0712; at step 24 it was 0.0362, its lowest.',
  },
  maximizes: {
    holds: () => one(by('sgd', 0.1, { hyperparameters: { maximize: true } })),
    fails: () => one(by('sgd', 0.1)),
    check: (values) => assert.deepEqual(values, {}),
    text: '“maximize” is on: each step climbs the loss instead of descending it.',
  },
  'beyond-limit': {
    holds: () => one(by('sgd', 0.003), { ...on('rosenbrock', [-0.5, 2]), steps: 60 }),
    fails: () => one(by('sgd', 0.001), { ...on('rosenbrock', [-0.5, 2]), steps: 60 }),
    check: ({ at, curvature, limit, step }, { result }) => {
      // The Hessian of (1 − x)² + 100(y − x²)², by hand.
      const [px, py] = at as readonly [number, number];
      const [xx, xy, yy] = [2 - 400 * (py - 3 * px * px), -400 * px, 200];
      close(curvature, (xx + yy) / 2 + Math.sqrt(((xx - yy) / 2) ** 2 + xy * xy));
      close(limit, 2 / (curvature as number));
      assert.isAbove(0.003, limit as number);
      // From there on the loss only rises.
      for (let row = (step as number) + 1; row <= result.lastFiniteStep; row++)
        assert.isAbove(result.loss[row], result.loss[row - 1]);
    },
    text: 'At step 2 it stands at (1.11, 1.8), where the curvature λmax is 1000: there lr must be below 2/λmax = 2e−3, and 0.003 is 1.5 times that.',
  },
  'schedule-over': {
    holds: () => one(by('sgd', 0.1, { schedule: exponential(0.5) }), { steps: 60 }),
    fails: () => one(by('sgd', 0.1, { schedule: exponential(0.99) }), { steps: 60 }),
    check: ({ step, steps, highest, rate }) => {
      assert.deepEqual([step, steps, highest], [10, 60, 0.1]);
      close(rate, 0.1 * 0.5 ** 10);
    },
    text: 'From step 10 of 60 on the schedule’s lr is 9.77e−5 or less, after 0.1 at its highest: what comes then hardly moves.',
  },
  'stuck-on-ridge': {
    holds: () => one(by('sgd', 0.1), on('saddle', [-2, 0])),
    fails: () => one(by('sgd', 0.05), on('saddle', [-0.5, 1e-6])),
    check: (values) => assert.deepEqual(values, { axis: 'y', at: 0 }),
    text: 'The loss falls along y only, and at y = 0 the gradient has no part in y: no step leaves that line.',
  },
  'leaves-saddle': {
    holds: () => one(by('sgd', 0.05), on('saddle', [-0.5, 1e-6])),
    fails: () => one(by('sgd', 0.05), on('saddle', [-0.5, 0])),
    check: ({ axis, lr, curvature, distance }, fixture) => {
      assert.deepEqual([axis, distance], ['y', 1e-6]);
      close(1 + (lr as number) * (curvature as number), y(fixture, 21) / y(fixture, 20));
    },
    text: 'Along y, the way down, it began 1e−6 from the saddle point, and a step multiplies that by 1 + 0.05 · 2 = 1.1: 25 steps for each factor of ten.',
  },
  basin: {
    holds: () => one(by('sgd', 0.05), { ...on('two_wells'), steps: 40 }),
    fails: () => one(by('momentum', 0.05), { ...on('two_wells'), steps: 40 }),
    check: ({ distance, length }, fixture) => {
      close(distance, 0.9363006340109187 + 0.905317899160115, 1e-6);
      close(length, Math.hypot(x(fixture, 40) - x(fixture, 39), y(fixture, 40) - y(fixture, 39)));
    },
    text: 'The loss rises from there in every direction (both curvatures are at least λmin = 19.4), its last step is 5.76e−37 long, and the lowest minimum lies 1.84 away.',
  },
  'vanishing-slope': {
    holds: () => one(by('sgd', 0.1), { ...on('plateau'), steps: 20 }),
    fails: () => one(by('adagrad', 0.1), { ...on('plateau'), steps: 20 }),
    check: ({ length, slope }) => close(length, 0.1 * (slope as number)),
    text: 'A step there is lr times the slope, 0.1 · 2.95e−14 = 2.95e−15: where the ground is flat there is nothing to go by.',
  },
  'noise-floor': {
    holds: () => one(by('sgd', 0.1), { noise: { sigma: 0.5, seed: 1 } }),
    fails: () => one(by('sgd', 0.1)),
    check: ({ axis, deviation }) => {
      assert.equal(axis, 'x');
      const { result } = one(by('sgd', 0.1), { noise: { sigma: 0.5, seed: 1 }, steps: 400_000 });
      let sum = 0;
      for (let row = 1000; row <= 400_000; row++) sum += result.theta[2 * row] ** 2;
      close(deviation, Math.sqrt(sum / 399_001), 0.05);
    },
    text: 'With noise of 0.5 on the gradient and a constant lr of 0.1 it never settles: in the long run x keeps varying around the minimum, with a standard deviation of 0.354.',
  },
  'clipped-steps': {
    holds: () => one(by('sgd', 0.1, { clip: { norm: 1 } })),
    fails: () => one(by('sgd', 0.1, { clip: { norm: 100 } })),
    check: ({ lr, norm, distance }, fixture) => {
      close(distance, Math.hypot(7, 4));
      for (let step = 1; step <= 30; step++) {
        const length = Math.hypot(
          x(fixture, step) - x(fixture, step - 1),
          y(fixture, step) - y(fixture, step - 1),
        );
        assert.isAtMost(length, (lr as number) * (norm as number) * (1 + 1e-12));
      }
    },
    text: 'Clipped, no step is longer than lr · 1 = 0.1, and the minimum is 8.06 from the start: at least 81 steps.',
  },
  'jumps-over': {
    holds: () => one(by('sgd', 0.95)),
    fails: () => one(by('sgd', 0.4)),
    check: ({ axis, limit, factor }, fixture) => {
      assert.deepEqual([axis, limit], ['y', 1]);
      for (let step = 1; step <= 30; step++) close(factor, y(fixture, step) / y(fixture, step - 1));
    },
    text: 'lr 0.95 is just under the stability limit 2/λmax = 2/2 = 1, so every step multiplies y by 1 − 0.95 · 2 = −0.9: beyond 1 it would grow instead.',
  },
  springs: {
    holds: () => one(by('momentum', 0.1)),
    fails: () => one(by('momentum', 0.001)),
    check: ({ axis, momentum, from, to }) => {
      assert.deepEqual([axis, momentum], ['y', 0.9]);
      // The roots of z² − (1 + β − lr·λ)z + β, with λ = 2.
      const roots = (lr: number) => (1.9 - 2 * lr) ** 2 - 4 * 0.9;
      assert.closeTo(roots(from as number), 0, 1e-12);
      assert.closeTo(roots(to as number), 0, 1e-12);
      assert.isBelow(roots(0.1), 0);
    },
    text: 'With a momentum of 0.9 it swings in y like a weight on a spring: its swings shrink by 1 − √β = 5.1 % a step, for every lr from 1.32e−3 to 1.9.',
  },
  'shrinking-steps': {
    holds: () => one(by('adagrad', 0.3)),
    fails: () => one(by('adam', 0.3)),
    check: ({ axis, times }, fixture) => {
      assert.equal(axis, 'x');
      const squares = every(fixture, (each, step) => (x(each, step) / 10) ** 2).slice(0, 30);
      close(times, Math.sqrt(squares.reduce((sum, each) => sum + each) / squares[0]), 1e-6);
    },
    text: 'Adagrad divides by the root of the sum of all squared gradients, and that sum only grows: the last step moves x 4.2 times less for the same gradient than the first.',
  },
  'constant-steps': {
    holds: () => one(by('signsgd', 0.3)),
    fails: () => one(by('sgd', 0.95)),
    check: ({ count, length, distance }, fixture) => {
      assert.equal(count, 8);
      close(length, 0.3);
      assert.closeTo(distance as number, Math.abs(y(fixture, 30)), 1e-12);
    },
    text: 'Its steps do not shrink with the gradient: the last 8 in y are about 0.3 long, back and forth over the minimum, and leave it 0.2 away.',
  },
  'slow-direction': {
    holds: () => one(by('sgd', 0.5)),
    fails: () => one(by('sgd', 0.3), formula('x^2 + y^2', [4, 4])),
    check: ({ factor, condition, best, bestFactor }, fixture) => {
      assert.equal(condition, 20);
      close(factor, x(fixture, 5) / x(fixture, 4));
      // The worse of both directions, at every rate of a fine grid.
      const worse = (lr: number) => Math.max(Math.abs(1 - lr * 0.1), Math.abs(1 - lr * 2));
      close(bestFactor, worse(best as number));
      for (let lr = 0.001; lr < 1.2; lr += 0.001) assert.isAtLeast(worse(lr), (bestFactor as number) - 1e-12);
    },
    text: 'In x, where the curvature is λmax/λmin = 20 times smaller, a step covers lr · λmin = 0.5 · 0.1 = 5 % of the way; no constant lr covers more than 9.5 % in every direction, and that is 2/(λmin + λmax) = 0.952.',
  },
  'effective-rate': {
    holds: () => one(by('momentum', 0.01), { ...formula('x^2/2000 + y^2', [-7, 4]), steps: 100 }),
    fails: () => one(by('momentum', 0.1)),
    check: ({ axis, rate }, fixture) => {
      assert.equal(axis, 'x');
      const gradient = x(fixture, 99) / 1000;
      close(rate, (x(fixture, 99) - x(fixture, 100)) / gradient, 0.01);
    },
    text: 'In x, where the slope hardly changes from step to step, the remembered gradients add up: lr counts as lr/(1 − β) = 0.01/(1 − 0.9) = 0.1.',
  },
  'best-momentum': {
    holds: () => one(by('momentum', 0.1)),
    fails: () => one(by('sgd', 0.1)),
    check: ({ lr, momentum }) => {
      /** The modulus of the larger root of z² − (1 + β − lr·λ)z + β. */
      const modulus = (rate: number, beta: number, curvature: number) => {
        const trace = 1 + beta - rate * curvature;
        const square = trace * trace - 4 * beta;
        return square < 0 ? Math.sqrt(beta) : (Math.abs(trace) + Math.sqrt(square)) / 2;
      };
      const worse = (rate: number, beta: number) =>
        Math.max(modulus(rate, beta, 0.1), modulus(rate, beta, 2));
      const best = worse(lr as number, momentum as number);
      for (let rate = 0.02; rate < 3; rate += 0.02)
        for (let beta = 0; beta < 1; beta += 0.01) assert.isAtLeast(worse(rate, beta), best - 1e-6);
    },
    text: 'For curvatures from λmin = 0.1 to λmax = 2 the best are lr = 4/(√λmin + √λmax)² = 1.34 and a momentum of 0.403.',
  },
  pace: {
    holds: () => one(by('sgd', 0.01)),
    fails: () => one(by('sgd', 0.95)),
    check: ({ distance, length, steps }, fixture) => {
      close(distance, Math.hypot(x(fixture, 30), y(fixture, 30)));
      let way = 0;
      for (let step = 24; step <= 30; step++)
        way += Math.hypot(x(fixture, step) - x(fixture, step - 1), y(fixture, step) - y(fixture, step - 1));
      close(length, way / 7);
      close(steps, (distance as number) / (way / 7));
    },
    text: 'Its steps are short: lately 0.0478 on average, and 7.13 are left to the minimum, which would take 150 more of them.',
  },
  'carries-on': {
    holds: () => one(by('adam', 0.3)),
    fails: () => one(by('rmsprop', 0.3)),
    check: ({ axis, step, steps }, fixture) => {
      assert.equal(axis, 'y');
      const heights = every(fixture, y);
      assert.equal(
        step,
        heights.findIndex((height) => height < 0),
      );
      const lowest = heights.indexOf(Math.min(...heights));
      assert.equal(steps, lowest - (step as number));
    },
    text: 'From step 16 on the slope in y points back, and yet it goes on for 9 more steps: it remembers the gradients of the way down.',
  },
  'equal-steps': {
    holds: () => one(by('adam', 0.3)),
    fails: () => one(by('sgd', 0.1)),
    check: ({ steep, flat, times, length }) => {
      assert.deepEqual([steep, flat], ['y', 'x']);
      close(times, 8 / 0.7);
      close(length, 0.3, 1e-6);
    },
    text: 'At the start the slope in y is 11 times that in x, but the first step is 0.3 long in both: how steep an axis is does not count, only which way is down.',
  },
};

function exponential(gamma: number) {
  return { name: 'ExponentialLR', hyperparameters: { gamma } };
}

suite('Sentences of an explanation', () => {
  test('each has a run of which it holds and one of which it does not', () => {
    assert.sameMembers(
      Object.keys(cases),
      sentenceKinds.map(({ kind }) => kind),
    );
  });

  for (const [kind, { holds, fails, check, text }] of Object.entries(cases)) {
    test(`${kind} holds, with the numbers of the run, and is silent otherwise`, () => {
      const fixture = holds();
      const values = said(kind, fixture);
      assert.isDefined(values, 'must hold');
      check(values!, fixture);
      assert.equal(sentenceText({ kind, values: values! }), text);
      assert.isUndefined(said(kind, fails()), 'must not hold');
    });
  }

  test('a rate a little above its limit is said to be just above, not once as large', () => {
    const method = 'gradient-descent';
    const at = (lr: number) =>
      sentenceText({
        kind: 'beyond-limit',
        values: { method, step: 1, at: [1, 1], curvature: 2, lr, limit: 1 },
      });
    assert.match(at(1.004), / and 1\.004 is just above that\.$/);
    assert.match(at(1.3), / and 1\.3 is 1\.3 times that\.$/);
  });
});
