import vm from 'node:vm';
import '@tensorflow/tfjs-backend-cpu';
import * as tf from '@tensorflow/tfjs-core';
import { assert } from 'chai';
import {
  compileLandscape,
  landscapes,
  optimizers,
  ProblemError,
  resolveRun,
  runExperiment,
  type RunSpec,
  type Values,
} from '../../../src/core/index';
import { composeSnippet, writeSnippet } from '../../../src/snippets/index';
import { inRange } from './turned';

/** Learning rates on the two landscapes. */
const rates: Readonly<Record<string, Readonly<Record<string, number>>>> = {
  sgd: { anisotropic: 0.1, rosenbrock: 5e-4 },
  momentum: { anisotropic: 0.05, rosenbrock: 1e-4 },
  nesterov: { anisotropic: 0.05, rosenbrock: 1e-4 },
  adagrad: { anisotropic: 1.5, rosenbrock: 0.3 },
  rmsprop: { anisotropic: 0.1, rosenbrock: 0.01 },
  adam: { anisotropic: 0.3, rosenbrock: 0.05 },
  adadelta: { anisotropic: 1, rosenbrock: 1e-3 },
  adamax: { anisotropic: 0.3, rosenbrock: 0.05 },
};

const inTfjs = [...optimizers.keys()].filter((id) => optimizers.get(id)!.libraries.tfjs);

/** The defaults, and each hyperparameter turned. */
function variants(optimizer: string): Values[] {
  const resolved = resolveRun({}, { optimizer, library: 'tfjs' });
  if (!resolved.ok) throw new Error(resolved.errors[0].message);
  const others = resolved.run.definition!.hyperparameters.filter(({ name }) => name !== 'lr');
  return [
    {},
    ...others.map((parameter): Values => {
      const value =
        parameter.kind === 'flag' ? !parameter.default : inRange(parameter, parameter.default * 0.5 + 0.1);
      return { [parameter.name]: value };
    }),
  ];
}

const steps = 30;

/** The points that TensorFlow.js itself goes through with an optimizer that the text builds. */
function trained(text: string, id: string, start: readonly number[]): number[][] {
  const compiled = compileLandscape(landscapes.get(id)!.formula);
  if (!compiled.ok) throw new Error('no landscape');
  const optimizer = vm.runInNewContext(text, { tf }) as tf.Optimizer;
  const theta = tf.variable(tf.tensor1d([...start]));
  const points = [[...start]];
  for (let step = 0; step < steps; step++) {
    const [x, y] = theta.dataSync();
    const gradient = tf.tensor1d(compiled.landscape.gradient(x, y));
    optimizer.applyGradients([{ name: theta.name, tensor: gradient }]);
    points.push([...theta.dataSync()]);
  }
  theta.dispose();
  optimizer.dispose();
  return points;
}

const call = (optimizer: string, hyperparameters: Values = {}, more: object = {}) =>
  composeSnippet({ target: 'tfjs', run: { optimizer, library: 'tfjs', hyperparameters }, ...more }).text;

suite('Snippets: TensorFlow.js', () => {
  suiteSetup(() => {
    // It says hello otherwise.
    tf.enableProdMode();
  });

  test('write the arguments up to the last that is not at its default', () => {
    assert.equal(call('adam', { lr: 0.3 }), 'tf.train.adam(0.3)');
    assert.equal(call('adam', { lr: 0.3, beta2: 0.99 }), 'tf.train.adam(0.3, 0.9, 0.99)');
    assert.equal(call('rmsprop', { lr: 0.1, centered: true }), 'tf.train.rmsprop(0.1, 0.9, 0, 1e-7, true)');
    assert.equal(call('rmsprop', { lr: 0.1, momentum: 0.5 }), 'tf.train.rmsprop(0.1, 0.9, 0.5)');
    assert.equal(call('sgd', { lr: 0.1 }), 'tf.train.sgd(0.1)');
    assert.equal(call('momentum', { lr: 0.1 }), 'tf.train.momentum(0.1, 0.9)', 'momentum has no default');
    assert.equal(call('nesterov', { lr: 0.1 }), 'tf.train.momentum(0.1, 0.9, true)');
    assert.equal(call('adadelta', {}, { allArguments: true }), 'tf.train.adadelta(0.001, 0.95, 1e-7)');
    assert.equal(
      writeSnippet({ target: 'tfjs', run: { optimizer: 'adagrad', library: 'tfjs' } }),
      "import * as tf from '@tensorflow/tfjs';\n\ntf.train.adagrad(0.01)",
    );
  });

  for (const optimizer of inTfjs) {
    for (const landscape of ['anisotropic', 'rosenbrock']) {
      for (const values of variants(optimizer)) {
        test(`${optimizer} ${JSON.stringify(values)} goes as plotted on ${landscape}`, () => {
          const lr = rates[optimizer][landscape];
          const run: RunSpec = { optimizer, library: 'tfjs', hyperparameters: { lr, ...values } };
          const start = landscape === 'anisotropic' ? [-7, 4] : [-1.5, 2];
          const { theta, stop } = runExperiment({
            version: 1,
            objective: { kind: 'landscape', id: landscape },
            start,
            steps,
            runs: [run],
          }).runs[0];
          assert.equal(stop, 'completed');
          const { text } = composeSnippet({ target: 'tfjs', run });
          trained(text, landscape, start).forEach((point, step) => {
            for (const [i, value] of point.entries()) {
              const ours = theta[2 * step + i];
              assert.isAtMost(Math.abs(ours - value), 1e-4 * Math.max(1, Math.abs(value)), `step ${step}`);
            }
          });
        });
      }
    }
  }

  test('are refused by name where TensorFlow.js has no such thing', () => {
    const refused: [RunSpec, RegExp][] = [
      [{ optimizer: 'adam' }, /follows “pytorch”, and TensorFlow.js takes other steps: let it follow “tfjs”/],
      [{ optimizer: 'adamw' }, /TensorFlow.js has no AdamW; insert the update rule itself/],
      [
        { optimizer: 'sgd', library: 'tfjs', schedule: { name: 'ExponentialLR' } },
        /the schedule ExponentialLR/,
      ],
      [{ optimizer: 'sgd', library: 'tfjs', clip: { norm: 1 } }, /gradient clipping/],
    ];
    for (const [run, message] of refused) {
      assert.throws(() => composeSnippet({ target: 'tfjs', run, steps: 40 }), ProblemError, message);
    }
  });
});
