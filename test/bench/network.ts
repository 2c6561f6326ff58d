// A perceptron in training, with every step recorded: runExperiment against a loop in C and against TensorFlow.js.
import { performance } from 'node:perf_hooks';
import '@tensorflow/tfjs-backend-cpu';
import * as tf from '@tensorflow/tfjs-core';
// By its path, so that it becomes part of the bundle: Node.js does not read these modules, which say no file endings.
import '../../node_modules/@tensorflow/tfjs-core/dist/register_all_gradients';
import { compileDataObjective, runExperiment, type Experiment } from '../../src/core/index';
import { interleave, type Comparison } from './compare';
import { LoopInC, type Measured } from './loopInC';

const lr = 0.01;

/** 200 rows, all of them in every update. */
const objective = {
  kind: 'data',
  rows: { builtin: 'spirals' },
  model: { kind: 'mlp', hidden: [16, 16], activation: 'tanh' },
} as const satisfies Experiment['objective'];

/** Fewer for TensorFlow.js, which takes some milliseconds for each. */
const steps = { ours: 500, inTensorFlow: 100 };

/** Times of equally many steps. */
export async function networkAgainstOthers(): Promise<Comparison[]> {
  const { model, training } = compileDataObjective(objective);
  const start = runExperiment(experiment(1)).runs[0].theta.slice(0, model.dimension);
  const rows = Array.from(training.target, (label, row) =>
    [...training.features.subarray(2 * row, 2 * row + 2), label].join(' '),
  );
  const inC = LoopInC.ofNetwork(`${rows.length}\n${rows.join('\n')}\n${start.join(' ')}\n`, steps.ours, lr);
  const last = { ours: NaN, theirs: NaN };
  const against = async (
    title: string,
    limit: number | undefined,
    count: number,
    theirs: () => Promise<Measured>,
  ) => {
    const comparison = await interleave(
      title,
      limit,
      () => kept(ours(count), 'ours'),
      async () => kept(await theirs(), 'theirs'),
    );
    // In single precision only the first digits are the same after this many steps.
    if (!(Math.abs(last.ours - last.theirs) <= (count === steps.ours ? 1e-9 : 1e-3)))
      throw new Error(`${title}: the two sides computed different things, ${last.ours} and ${last.theirs}.`);
    return comparison;
  };
  const kept = ({ time, loss }: Measured, side: keyof typeof last) => {
    last[side] = loss;
    return time;
  };
  const network = 'a 2-16-16-1 perceptron on 200 rows';
  const comparisons = [
    await against(`500 recorded Adam steps of ${network}, against C`, 1.6, steps.ours, () => inC.measure()),
    await against(
      `100 recorded Adam steps of ${network}, against TensorFlow.js on its CPU backend`,
      1,
      steps.inTensorFlow,
      async () => inTensorFlow(start, training.features, training.target),
    ),
  ];
  inC.dispose();
  return comparisons;
}

function experiment(count: number): Experiment {
  return { version: 1, objective, steps: count, runs: [{ optimizer: 'adam', hyperparameters: { lr } }] };
}

function ours(count: number): Measured {
  const begin = performance.now();
  const [run] = runExperiment(experiment(count)).runs;
  return { time: performance.now() - begin, loss: run.loss[count] };
}

/** Records parameters and loss of every step too. */
function inTensorFlow(start: Float64Array, features: Float64Array, target: Float64Array): Measured {
  tf.enableProdMode();
  const x = tf.tensor2d(Float32Array.from(features), [target.length, 2]);
  const y = tf.tensor1d(Float32Array.from(target));
  const shapes = [[16, 2], [16], [16, 16], [16], [1, 16], [1]];
  let at = 0;
  const layers = shapes.map((shape) => {
    const size = shape.reduce((product, length) => product * length);
    return tf.variable(tf.tensor(Float32Array.from(start.subarray(at, (at += size))), shape));
  });
  const loss = (): tf.Scalar => {
    let values: tf.Tensor = x;
    for (let k = 0; k < layers.length; k += 2) {
      values = tf.add(tf.matMul(values, layers[k], false, true), layers[k + 1]);
      if (k < layers.length - 2) values = tf.tanh(values);
    }
    return tf.losses.sigmoidCrossEntropy(y, tf.reshape(values, [-1]));
  };
  const optimizer = tf.train.adam(lr, 0.9, 0.999, 1e-8);
  const recorded: (readonly [Float32Array[], number])[] = [];
  const begin = performance.now();
  for (let step = 0; step <= steps.inTensorFlow; step++) {
    const theta = layers.map((layer) => layer.dataSync<'float32'>().slice());
    const value = tf.tidy(() => optimizer.minimize(loss, true)!);
    recorded.push([theta, value.dataSync()[0]]);
    value.dispose();
  }
  const time = performance.now() - begin;
  for (const tensor of [x, y, ...layers]) tensor.dispose();
  optimizer.dispose();
  return { time, loss: recorded.at(-1)![1] };
}
