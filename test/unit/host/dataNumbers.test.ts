import { assert } from 'chai';
import {
  compileDataObjective,
  runExperiment,
  startHistory,
  type DataObjectiveSpec,
  type Experiment,
} from '../../../src/core/index';
import { DataShower } from '../../../src/host/data/dataShower';
import { numbers } from '../../../src/host/details/numbers';
import { Pool } from '../../../src/host/pool';
import type { Computed } from '../../../src/host/session';
import type { NumbersDetail } from '../../../src/protocol/details';
import { parseToWebview } from '../../../src/protocol/parseToWebview';
import { linesWithNumbers } from '../../../src/webview/rule/numberLines';
import { expressionText } from '../../../src/webview/rule/expressionText';
import { startIn } from './workersInThread';

const spec: DataObjectiveSpec = {
  kind: 'data',
  rows: { builtin: 'moons' },
  model: { kind: 'mlp', hidden: [3], activation: 'tanh' },
  batch: 16,
};
const { dimension } = compileDataObjective(spec);

const experiment = (optimizer: string, steps: number, change: Partial<Experiment> = {}): Experiment => ({
  version: 1,
  objective: spec,
  steps,
  runs: [
    { optimizer: 'sgd', hyperparameters: { lr: 0.1 } },
    { optimizer, hyperparameters: { lr: 0.02 } },
  ],
  ...change,
});

async function computedOf(document: Experiment, shower = new DataShower()): Promise<Computed> {
  const outcome = { result: runExperiment(document) };
  const data = await shower.shown(document, outcome, new AbortController().signal);
  return { revision: 0, history: startHistory(document), ...outcome, ...(data && { data }) };
}

async function told(
  computed: Computed,
  step: number,
  parameter?: number,
  signal = new AbortController().signal,
): Promise<NumbersDetail | undefined> {
  const wish = { kind: 'numbers' as const, slot: 1, step, ...(parameter !== undefined && { parameter }) };
  const detail = await numbers.answer(computed, wish, signal, () => undefined);
  if (detail) assert.isDefined(parseToWebview({ type: 'detail', revision: 0, detail }));
  return detail;
}

/** The number of a name, or of the last line. */
function of({ names, calls, values, rule }: NumbersDetail, name: string): number {
  return name === 'last'
    ? values[2 * (names.length + calls.length + rule.length - 1)]
    : values[2 * names.indexOf(name)];
}

suite('The numbers of an update, as the panel is told', () => {
  test('are those of the parameter that is asked for', async () => {
    const computed = await computedOf(experiment('adam', 40));
    const { theta } = computed.result.runs[1];
    for (const parameter of [0, 4, dimension - 1]) {
      const detail = await told(computed, 30, parameter);
      assert(detail);
      assert.equal(detail.parameter, parameter);
      assert.equal(of(detail, 'theta'), theta[29 * dimension + parameter]);
      assert.equal(of(detail, 'last'), theta[30 * dimension + parameter]);
    }
  });

  test('are by themselves those of the parameter that went farthest in the first run', async () => {
    const computed = await computedOf(experiment('adam', 40));
    const { theta } = computed.result.runs[0];
    const ways = Array.from({ length: dimension }, (_, i) => Math.abs(theta[40 * dimension + i] - theta[i]));
    const farthest = ways.indexOf(Math.max(...ways));
    assert.equal((await told(computed, 3))?.parameter, farthest);
    assert.equal(
      (await told(computed, 3, dimension))?.parameter,
      farthest,
      'where there is no such parameter',
    );
  });

  test('follow the rows and the parameter, and not the plane', async () => {
    const shower = new DataShower();
    const before = await computedOf(experiment('adam', 10), shower);
    const wish = { kind: 'numbers' as const, slot: 1, step: 3, parameter: 2 };
    const turned = await computedOf(experiment('adam', 10, { plane: { kind: 'random', seed: 3 } }), shower);
    const key = (computed: Computed, parameter = 2) =>
      (numbers.dependsOn(computed, { ...wish, parameter }) as unknown[]).slice(1);
    assert.deepEqual(key(turned), key(before));
    assert.notDeepEqual(key(before, 3), key(before));
    const other = await computedOf(
      experiment('adam', 10, { objective: { ...spec, seed: 9, heldOut: 0.2 } }),
      shower,
    );
    assert.notDeepEqual(key(other), key(before));
  });

  test('of long runs are found on the workers, going on forward and beginning anew backward', async () => {
    const jobs: string[] = [];
    const pool = new Pool(startIn(jobs), 1);
    const document = experiment('adam', 60_000);
    const short = { ...document, steps: 1000 };
    const computed = await computedOf(short, new DataShower(pool));
    const long: Computed = {
      ...computed,
      history: startHistory(document),
      result: { runs: computed.result.runs.map((run) => ({ ...run, steps: Int32Array.of(0, 60_000) })) },
    };
    const step = 30_000;
    const found = [await told(long, step, 5), await told(long, step + 1, 5), await told(long, step, 5)];
    assert.deepEqual(jobs, ['numbers', 'numbers', 'numbers']);
    assert(found[0] && found[1] && found[2]);
    assert.deepEqual(found[2].values, found[0].values);
    assert.equal(of(found[1], 'theta'), of(found[0], 'last'));
    const { theta } = runExperiment({ ...document, steps: step }, { record: { every: step } }).runs[1];
    assert.equal(of(found[0], 'last'), theta[dimension + 5]);

    const abort = new AbortController();
    const given = told(long, 59_000, 5, abort.signal).then(
      () => 'answered',
      (error: Error) => error.message,
    );
    setTimeout(() => abort.abort(new Error('gone')), 20);
    assert.equal(await given, 'gone');
    assert.deepEqual(
      (await told(long, step, 5))?.values,
      found[0].values,
      'what was given up is not gone on with',
    );
    pool.dispose();
  });

  test('have in the rule what norms over all parameters are', async () => {
    const detail = await told(await computedOf(experiment('lamb', 20)), 7, 1);
    assert(detail);
    assert.isAbove(detail.calls.length, 1);
    const lines = linesWithNumbers(detail, { values: { lr: 0.02 }, isScheduled: false }, 4);
    assert.isTrue(lines.every(({ axis }) => axis === undefined));
    const text = lines.map(({ expression }) => (expression ? expressionText(expression) : '')).join('\n');
    assert.notMatch(text, /norm|[a-z]_/);
  });

  test('exist for updates that were taken', async () => {
    const computed = await computedOf(experiment('adam', 10));
    assert.isUndefined(await told(computed, 11));
    assert.isDefined(await told(computed, 10));
  });
});
