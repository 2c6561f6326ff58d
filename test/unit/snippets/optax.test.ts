import { assert } from 'chai';
import {
  optimizers,
  ProblemError,
  resolveRun,
  runExperiment,
  type RunSpec,
  type Values,
} from '../../../src/core/index';
import { composeSnippet, writeSnippet } from '../../../src/snippets/index';
import { recordedInOptax } from '../core/libraries/optax';
import { distance } from '../core/torchReference';
import { runPython } from './python';
import { inRange } from './turned';

/** Reads calls as Python does: the function, and the arguments with their values. */
const readCalls = `
import ast, json, sys
def read(text):
    call = ast.parse(text, mode="eval").body
    assert call.args == [], text
    return {"name": ast.unparse(call.func), "named": {k.arg: ast.literal_eval(k.value) for k in call.keywords}}
print(json.dumps([read(text) for text in json.load(sys.stdin)]))
`;

interface Call {
  readonly name: string;
  readonly named: Readonly<Record<string, unknown>>;
}

const textOf = (optimizer: string, run: Partial<RunSpec> = {}, more: object = {}) =>
  composeSnippet({ target: 'optax', run: { optimizer, library: 'optax', ...run }, steps: 40, ...more }).text;

/** The entries that optax has, and code takes the same steps as. */
const inOptax = [...optimizers].filter(([, { libraries }]) => {
  const call = libraries.optax?.call;
  return call !== undefined && call.refuses?.({}) === undefined;
});

suite('Snippets: Optax', () => {
  for (const { run, call, rows } of recordedInOptax.calls) {
    test(`${call} goes as plotted`, () => {
      const spec: RunSpec = { library: 'optax', ...run };
      assert.equal(textOf(run.optimizer, run), call);
      const { theta } = runExperiment({
        version: 1,
        objective: { kind: 'landscape', id: 'anisotropic' },
        start: [-7, 4],
        steps: rows.at(-1)![0],
        runs: [spec],
      }).runs[0];
      // Optax rounds Adafactor's decay to single precision; our norm is torch's, which a divisor of 1e-6 more clips.
      const tolerance = /adafactor|global_norm/.test(call) ? 1e-5 : 1e-9;
      for (const [step, ...point] of rows) {
        const apart = Math.max(...point.map((each, i) => distance(theta[2 * step + i], each)));
        assert.isAtMost(apart, tolerance, `step ${step}`);
      }
    });
  }

  test('every entry that optax has was recorded', () =>
    assert.includeMembers(
      recordedInOptax.calls.map(({ run }) => run.optimizer),
      inOptax.map(([id]) => id),
    ));

  test('come with their import', () =>
    assert.equal(
      writeSnippet({ target: 'optax', run: { optimizer: 'adam', library: 'optax' } }),
      'import optax\n\noptax.adam(learning_rate=0.001)',
    ));

  test('say in full what optax has by default', () => {
    const texts = inOptax.map(([id]) => textOf(id, {}, { allArguments: true }));
    (runPython(readCalls, texts) as Call[]).forEach(({ name, named }, index) => {
      const [id] = inOptax[index];
      const { learning_rate: _, ...others } = named;
      const own = recordedInOptax.defaults[name];
      assert.includeMembers(Object.keys(own), Object.keys(others), texts[index]);
      // These are sgd with another momentum.
      if (id === 'momentum' || id === 'nesterov') return;
      for (const [argument, value] of Object.entries(others)) {
        assert.deepEqual(value, value === 0 ? (own[argument] ?? 0) : own[argument], `${name}: ${argument}`);
      }
    });
  });

  test('leave no changed argument out', () => {
    const runs = inOptax.flatMap(([optimizer]): RunSpec[] => {
      const resolved = resolveRun({}, { optimizer, library: 'optax' });
      if (!resolved.ok) throw new Error(resolved.errors[0].message);
      return resolved.run.definition!.hyperparameters.map((parameter): RunSpec => {
        const value =
          parameter.kind === 'flag' ? !parameter.default : inRange(parameter, parameter.default * 0.5 + 0.1);
        return { optimizer, library: 'optax', hyperparameters: { [parameter.name]: value } };
      });
    });
    const texts = runs.map((run) => textOf(run.optimizer, run));
    (runPython(readCalls, texts) as Call[]).forEach(({ named }, index) => {
      const [[turned, value]] = Object.entries(runs[index].hyperparameters as Values);
      const { nesterov } = named;
      // A flag that an entry has by default is left out once it is turned off.
      if (turned === 'nesterov' && value === false) assert.isUndefined(nesterov, texts[index]);
      else assert.include(Object.values(named).flat(), value, `${texts[index]}: ${turned}`);
    });
  });

  test('are expressions, with stops at the values that stand there as they are', () => {
    const { text, stops, isStatement } = composeSnippet({
      target: 'optax',
      run: {
        optimizer: 'adamw',
        library: 'optax',
        clip: { norm: 2 },
        schedule: { name: 'StepLR', hyperparameters: { gamma: 0.5 } },
      },
      steps: 30,
    });
    assert.isUndefined(isStatement);
    assert.deepEqual(
      stops.map(({ name, offset, length }) => [name, text.slice(offset, offset + length)]),
      [
        ['lr', '0.001'],
        ['schedule.step_size', '10'],
        ['schedule.gamma', '0.5'],
      ],
    );
  });

  test('know no warm-up as None, since optax would stay at a rate of 0', () =>
    assert.include(textOf('schedulefree_sgd', {}, { allArguments: true }), 'warmup_steps=None'));

  test('are refused by name where optax has no such thing', () => {
    const refused: [string, Partial<RunSpec>, RegExp][] = [
      ['custom', { library: 'source', rule: 'theta = theta - g' }, /Optax has no optimizer with this rule/],
      ['adam', { library: 'pytorch' }, /follows “pytorch”, and Optax takes other steps/],
      ['aggmo', { library: 'source' }, /Optax has no AggMo/],
      ['sophia', {}, /estimates at random/],
      ['sam', {}, /second gradient/],
      ['lookahead', {}, /pairs of fast and slow parameters/],
      ['rprop', { schedule: { name: 'StepLR' } }, /optax.rprop takes no schedule/],
      ['schedulefree_adamw', { schedule: { name: 'StepLR' } }, /takes no schedule/],
      [
        'sgd',
        { schedule: { name: 'CosineAnnealingWarmRestarts', hyperparameters: { T_0: 2 } } },
        /goes as CosineAnnealingWarmRestarts/,
      ],
      ['sgd', { schedule: { name: 'OneCycleLR' } }, /no schedule that goes as OneCycleLR/],
      [
        'sgd',
        { schedule: { name: 'ExponentialLR', hyperparameters: { gamma: 0 } } },
        /goes as ExponentialLR/,
      ],
      ['sgd', { schedule: { name: 'ConstantLR', warmup: 3 } }, /ConstantLR behind a warm-up/],
      [
        'sgd',
        { schedule: { name: 'CosineAnnealingLR', hyperparameters: { T_max: 20 }, warmup: 5 } },
        /goes as CosineAnnealingLR/,
      ],
      [
        'sgd',
        { schedule: { name: 'CosineWithWarmup', hyperparameters: { warmup_iters: 5, total_iters: 20 } } },
        /goes as CosineWithWarmup/,
      ],
    ];
    for (const [optimizer, run, message] of refused) {
      const call = () => textOf(optimizer, run);
      assert.throws(call, ProblemError, message);
    }
  });
});
