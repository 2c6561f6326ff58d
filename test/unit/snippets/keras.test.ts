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
import { distance } from '../core/torchReference';
import { kerasRuns, recordedInKeras } from '../core/libraries/keras';
import { runPython } from './python';
import { inRange } from './turned';

/** The arguments of Keras 3.15's classes that an entry may turn; those of one name mean the same everywhere. */
const signatures: Readonly<Record<string, string>> = {
  SGD: 'learning_rate momentum nesterov',
  RMSprop: 'learning_rate rho momentum epsilon centered',
  Adagrad: 'learning_rate initial_accumulator_value epsilon',
  Adadelta: 'learning_rate rho epsilon',
  Adam: 'learning_rate beta_1 beta_2 epsilon amsgrad',
  AdamW: 'learning_rate beta_1 beta_2 epsilon amsgrad',
  Adamax: 'learning_rate beta_1 beta_2 epsilon',
  Nadam: 'learning_rate beta_1 beta_2 epsilon',
  Lion: 'learning_rate beta_1 beta_2',
  Adafactor: 'learning_rate beta_2_decay epsilon_1 epsilon_2 clip_threshold',
  Lamb: 'learning_rate beta_1 beta_2 epsilon',
  ScheduleFreeAdamW: 'learning_rate beta_1 beta_2 epsilon warmup_steps',
};

/** Reads calls as Python does: the class, and the arguments with their values. A float is told from an integer. */
const readCalls = `
import ast, json, sys
def read(text):
    call = ast.parse(text, mode="eval").body
    values = {k.arg: ast.literal_eval(k.value) for k in call.keywords}
    assert call.args == [], text
    assert all(isinstance(value, (bool, float)) for value in values.values()), text
    return {"name": ast.unparse(call.func), "named": values}
print(json.dumps([read(text) for text in json.load(sys.stdin)]))
`;

interface Call {
  readonly name: string;
  readonly named: Values;
}

const call = (optimizer: string, hyperparameters: Values = {}, more: object = {}) =>
  composeSnippet({ target: 'keras', run: { optimizer, library: 'keras', hyperparameters }, ...more }).text;

suite('Snippets: Keras', () => {
  test('are the shortest calls that say what a run does', () => {
    assert.equal(call('adam', { lr: 0.3 }), 'keras.optimizers.Adam(learning_rate=0.3)');
    assert.equal(
      call('nesterov', { lr: 1 }),
      'keras.optimizers.SGD(learning_rate=1.0, momentum=0.9, nesterov=True)',
    );
    assert.equal(
      call('adamw', { weight_decay: 0 }),
      'keras.optimizers.AdamW(learning_rate=0.001, weight_decay=0.0)',
    );
    assert.equal(
      call('rmsprop', { alpha: 0.8, eps: 1e-3 }),
      'keras.optimizers.RMSprop(learning_rate=0.001, rho=0.8, epsilon=0.001)',
    );
    assert.equal(
      writeSnippet({ target: 'keras', run: { optimizer: 'sgd', library: 'keras' } }),
      'import keras\n\nkeras.optimizers.SGD(learning_rate=0.01)',
    );
    assert.equal(
      call('lion', {}, { allArguments: true }),
      'keras.optimizers.Lion(learning_rate=0.001, beta_1=0.9, beta_2=0.99, weight_decay=0.0)',
    );
  });

  test('are what was recorded, for every recorded run', function () {
    this.timeout(300_000);
    const texts = kerasRuns.map(
      ({ optimizer, values }) =>
        composeSnippet({
          target: 'keras',
          run: { optimizer, library: 'keras', hyperparameters: values },
          allArguments: true,
        }).text,
    );
    (runPython(readCalls, texts) as Call[]).forEach(({ name, named }, index) => {
      const { class: recorded, arguments: given } = recordedInKeras.trajectories[index];
      assert.equal(name, recorded);
      const { relative_step: _, ...own } = given;
      assert.deepInclude(named, own, texts[index]);
    });
  });

  test('pass only arguments that the classes have, as floats, and leave no changed one out', function () {
    this.timeout(300_000);
    const runs = [...optimizers].flatMap(([optimizer, { libraries }]): RunSpec[] => {
      if (!libraries.keras?.call) return [];
      const resolved = resolveRun({}, { optimizer, library: 'keras' });
      if (!resolved.ok) throw new Error(resolved.errors[0].message);
      return resolved.run.definition!.hyperparameters.map((parameter): RunSpec => {
        const value =
          parameter.kind === 'flag' ? !parameter.default : inRange(parameter, parameter.default * 0.5 + 0.1);
        return { optimizer, library: 'keras', hyperparameters: { [parameter.name]: value } };
      });
    });
    const texts = runs.map((run) => composeSnippet({ target: 'keras', run }).text);
    (runPython(readCalls, texts) as Call[]).forEach(({ name, named }, index) => {
      const known = [...signatures[name.replace('keras.optimizers.', '')].split(' '), 'weight_decay'];
      assert.includeMembers(known, Object.keys(named), texts[index]);
      const [[turned, value]] = Object.entries(runs[index].hyperparameters!);
      // A flag or momentum that an entry has by default is left out once it is turned off.
      if (value !== false) assert.include(Object.values(named), value, `${texts[index]}: ${turned}`);
    });
  });

  for (const { run, call: text, rows } of recordedInKeras.calls) {
    test(`${text.slice(text.indexOf('(') + 1, -1)} goes as plotted`, () => {
      const spec: RunSpec = { optimizer: 'momentum', library: 'keras', hyperparameters: { lr: 0.1 }, ...run };
      const steps = rows.at(-1)![0];
      assert.equal(composeSnippet({ target: 'keras', run: spec, steps }).text, text);
      const { theta } = runExperiment({
        version: 1,
        objective: { kind: 'landscape', id: 'anisotropic' },
        start: [-7, 4],
        steps,
        runs: [spec],
      }).runs[0];
      // Keras takes its cosine in single precision; our norm is torch's, which a divisor of 1e-6 more clips.
      const tolerance = /Cosine|global_clipnorm/.test(text) ? 1e-5 : 1e-9;
      for (const [step, ...point] of rows) {
        const apart = Math.max(...point.map((each, i) => distance(theta[2 * step + i], each)));
        assert.isAtMost(apart, tolerance, `step ${step}`);
      }
    });
  }

  test('are expressions, with stops at the values that stand there as they are', () => {
    const { text, stops, isStatement } = composeSnippet({
      target: 'keras',
      run: { optimizer: 'sgd', library: 'keras', schedule: { name: 'StepLR' } },
      steps: 30,
    });
    assert.isUndefined(isStatement);
    assert.deepEqual(
      stops.map(({ name, offset, length }) => [name, text.slice(offset, offset + length)]),
      [
        ['lr', '0.01'],
        ['schedule.step_size', '10'],
        ['schedule.gamma', '0.1'],
      ],
    );
  });

  test('are refused by name where Keras has no such thing', () => {
    const keras = (optimizer: string, more: Partial<RunSpec> = {}): RunSpec => ({
      optimizer,
      library: 'keras',
      ...more,
    });
    const refused: [RunSpec, RegExp][] = [
      [{ optimizer: 'custom', rule: 'theta = theta - g' }, /Keras has no optimizer with this rule/],
      [
        { optimizer: 'adam' },
        /This run follows “pytorch”, and Keras takes other steps: let it follow “keras”/,
      ],
      [{ optimizer: 'adan' }, /Keras has no Adan; insert the update rule itself/],
      [keras('lion', { hyperparameters: { beta1: 0 } }), /takes no “beta1” of 0/],
      [keras('sgd', { schedule: { name: 'OneCycleLR' } }), /no schedule that goes as OneCycleLR/],
      [keras('sgd', { schedule: { name: 'StepLR', warmup: 3 } }), /no StepLR behind a warm-up/],
      [
        keras('sgd', { schedule: { name: 'CosineAnnealingLR', hyperparameters: { T_max: 20 } } }),
        /no schedule that goes as CosineAnnealingLR does here/,
      ],
    ];
    for (const [run, message] of refused) {
      assert.throws(() => composeSnippet({ target: 'keras', run, steps: 40 }), ProblemError, message);
    }
  });
});
