import { assert } from 'chai';
import { presets } from '../../../src/core/presets/catalogue';
import {
  compileDataObjective,
  defaultExperiment,
  gradientNoise,
  parseExperiment,
  runExperiment,
  type DataObjectiveSpec,
  type RunResult,
} from '../../../src/core/index';

/** The runs of a preset, by label. */
function run(id: string): Readonly<Record<string, RunResult>> {
  const preset = presets.find((each) => each.id === id);
  if (!preset) throw new Error(`there is no preset ${id}`);
  return Object.fromEntries(runExperiment(preset.experiment).runs.map((each) => [each.label, each]));
}

const axis = ({ theta }: RunResult, offset: 0 | 1) => [...theta].filter((_, at) => at % 2 === offset);
const x = (result: RunResult) => axis(result, 0);
const y = (result: RunResult) => axis(result, 1);
const pairs = (values: readonly number[]) => values.slice(1).map((value, at) => [values[at], value] as const);
const crossings = (values: readonly number[]) => pairs(values).filter(([a, b]) => a * b < 0).length;
const lengths = (result: RunResult) =>
  pairs(x(result)).map(([from, to], at) => Math.hypot(to - from, y(result)[at + 1] - y(result)[at]));

suite('Presets', () => {
  for (const { id, title, teaches, experiment } of presets) {
    test(`${id} is an experiment, with a sentence`, () => {
      assert.deepEqual(parseExperiment(experiment), { ok: true, experiment });
      assert.equal(experiment.title, title);
      assert.match(teaches, /^[A-Z].{30,180}\.$/);
      assert.notMatch(teaches, /\. [A-Z]/, 'one sentence');
      const { runs } = runExperiment(experiment);
      assert.isTrue(runs.every(({ stop }) => stop === 'completed'));
    });
  }

  test('have ids and titles of their own', () => {
    assert.lengthOf(new Set(presets.map(({ id }) => id)), presets.length);
    assert.lengthOf(new Set(presets.map(({ title }) => title)), presets.length);
  });

  test('SGD crosses the valley at every step, and x creeps', () => {
    const { SGD } = run('bowl_sgd');
    assert.equal(crossings(y(SGD)), 30);
    assert.isTrue(pairs(x(SGD)).every(([from, to]) => to > from && to - from < 0.1 * 7));
  });

  test('Momentum crosses it in a few wide swings, and rolls past the minimum', () => {
    const { Momentum } = run('bowl_momentum');
    assert.equal(crossings(y(Momentum)), 4);
    assert.isBelow(Math.min(...y(Momentum)), -2);
    assert.isAbove(Math.max(...x(Momentum)), 0.5);
  });

  test('Adagrad walks straight in, in ever shorter steps', () => {
    const { Adagrad } = run('bowl_adagrad');
    assert.equal(crossings(y(Adagrad)) + crossings(x(Adagrad)), 0);
    assert.isTrue(pairs(lengths(Adagrad)).every(([before, after]) => after < before));
  });

  test('RMSprop still takes longer steps than Adagrad in the end', () => {
    const { RMSprop } = run('bowl_rmsprop');
    const { Adagrad } = run('bowl_adagrad');
    assert.isBelow(lengths(RMSprop)[0], lengths(Adagrad)[0]);
    assert.isAbove(lengths(RMSprop).at(-1)!, lengths(Adagrad).at(-1)!);
  });

  test('Adam bends into the valley, and passes its floor once', () => {
    const { Adam } = run('bowl_adam');
    assert.equal(crossings(y(Adam)), 1);
    assert.isBelow(Math.min(...y(Adam)), -0.5);
  });

  test('of all five Adagrad ends lowest at these rates; at others another one', () => {
    const last = Object.entries(run('bowl_five')).map(([label, { loss }]) => [label, loss.at(-1)!] as const);
    assert.equal(last.toSorted(([, a], [, b]) => a - b)[0][0], 'Adagrad');
    const { experiment } = presets.find(({ id }) => id === 'bowl_five')!;
    assert.deepEqual(experiment.runs, defaultExperiment.runs);
    const slow = experiment.runs.map((spec) =>
      spec.optimizer === 'adagrad' ? { ...spec, hyperparameters: { lr: 0.1 } } : spec,
    );
    const others = runExperiment({ ...experiment, runs: slow }).runs;
    assert.notEqual(others.toSorted((a, b) => a.loss.at(-1)! - b.loss.at(-1)!)[0].label, 'Adagrad');
  });

  test('too large a rate keeps what is across, or makes it grow', () => {
    const runs = run('too_large');
    const sizes = (lr: number) => y(runs[`SGD, lr ${lr}`]).map(Math.abs);
    for (const lr of [0.5, 0.95]) assert.isBelow(sizes(lr).at(-1)!, 0.2);
    assert.isTrue(sizes(1).every((size) => size === 4));
    assert.isTrue(pairs(sizes(1.05)).every(([before, after]) => after > before));
  });

  test('Momentum rolls through the nearer well, the others stay in it', () => {
    const ends = Object.entries(run('local_minima')).map(([label, result]) => [
      label,
      Math.sign(x(result).at(-1)!),
    ]);
    assert.deepEqual(Object.fromEntries(ends), { SGD: 1, Momentum: -1, RMSprop: 1, Adam: 1 });
    const { runs } = presets.find(({ id }) => id === 'local_minima')!.experiment;
    assert.equal(runs[0].hyperparameters?.lr, runs[1].hyperparameters?.lr);
  });

  test('at the saddle SGD and Momentum linger, the others are gone', () => {
    const runs = run('saddle_point');
    for (const label of ['SGD', 'Momentum']) assert.isBelow(y(runs[label])[40], 0.1, label);
    for (const label of ['Adagrad', 'RMSprop', 'Adam']) assert.isAbove(y(runs[label])[20], 0.4, label);
  });

  test('the floor of the ravine is soon found, and Momentum gets further on it', () => {
    const { SGD, Momentum } = run('ravine');
    for (const { loss } of [SGD, Momentum]) assert.isBelow(Math.min(...loss.slice(0, 11)), 0.2 * loss[0]);
    assert.isBelow(Momentum.loss.at(-1)!, SGD.loss.at(-1)! / 10);
  });

  const { features, target } = compileDataObjective({
    kind: 'data',
    rows: { builtin: 'line' },
    model: { kind: 'linear' },
  }).training;
  /** The least loss there is, from the closed form. */
  const leastSquares = (() => {
    const mean = (of: (row: number) => number) =>
      target.reduce((sum, _, row) => sum + of(row), 0) / target.length;
    const [mx, my] = [mean((row) => features[row]), mean((row) => target[row])];
    const slope =
      mean((row) => (features[row] - mx) * (target[row] - my)) / mean((row) => (features[row] - mx) ** 2);
    return mean((row) => (target[row] - my - slope * (features[row] - mx)) ** 2);
  })();
  /** What is above the least loss of the line, at each update. */
  const above = ({ loss }: RunResult) => [...loss].map((value) => value - leastSquares);
  const half = (values: readonly number[]) => values.slice(values.length >> 1);
  const largest = (values: readonly number[]) => Math.max(...values);

  test('with all rows the loss falls at each of ten updates', () => {
    const { SGD } = run('line_batch');
    assert.lengthOf(SGD.steps, 11);
    assert.isTrue(pairs([...SGD.loss]).every(([before, after]) => after < before));
  });

  test('with single rows the valley is reached within a pass, and nothing comes to rest', () => {
    const { SGD } = run('line_stochastic');
    assert.lengthOf(SGD.steps, 1001);
    assert.isBelow(Math.min(...above(SGD).slice(0, 101)), 0.01);
    const rises = pairs([...SGD.loss.slice(500)]).filter(([before, after]) => after > before);
    assert.isAbove(rises.length, 200);
  });

  test('with mini-batches the loss ends lower than with all rows, and trembles less than with one', () => {
    const [all, some, one] = ['line_batch', 'line_mini_batch', 'line_stochastic'].map((id) => run(id).SGD);
    assert.lengthOf(some.steps, 71);
    assert.isBelow(above(some).at(-1)!, above(all).at(-1)! / 5);
    assert.isBelow(largest(half(above(some))), largest(half(above(one))) / 2);
  });

  test('of three descents the batch is on its way, single rows jump, and mini-batches stay near', () => {
    const runs = run('three_descents');
    assert.deepEqual(
      Object.values(runs).map(({ steps }) => steps.length - 1),
      [10, 70, 1000],
    );
    const { Batch: all, 'Mini-batch 16': some, Stochastic: one } = runs;
    assert.isAbove(above(all).at(-1)!, 0.1);
    assert.isBelow(largest(half(above(some))), 0.1);
    assert.isAbove(largest(half(above(one))), 0.3);
  });

  test('smaller batches end lower after equal passes, with more updates, and noisier ones', () => {
    const runs = Object.values(run('usual_batches'));
    const ends = pairs(runs.map(({ loss }) => loss.at(-1)!));
    assert.isTrue(ends.every(([smaller, larger]) => smaller < larger));
    assert.isTrue(
      pairs(runs.map(({ steps }) => steps.length)).every(([smaller, larger]) => smaller > larger),
    );
    const { objective } = presets.find(({ id }) => id === 'usual_batches')!.experiment;
    assert.equal(objective.kind, 'data');
    const data = compileDataObjective(objective as DataObjectiveSpec);
    const first = runs[0].theta.slice(0, runs[0].parameters);
    const noise = [32, 64, 128, 256].map((batch) => gradientNoise(data, first, batch).variance);
    assert.isTrue(pairs(noise).every(([smaller, larger]) => smaller > larger));
  });
});
