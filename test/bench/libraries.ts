// How many times faster a trajectory is recorded here than with the libraries whose conventions it follows.
import { execFileSync, spawnSync } from 'node:child_process';
import { performance } from 'node:perf_hooks';
import '@tensorflow/tfjs-backend-cpu';
import * as tf from '@tensorflow/tfjs-core';
import { runExperiment } from '../../src/core/index';
import { interleave, type Comparison } from './compare';

const lr = 1e-3;
/** Enough for a library that takes a tenth of a millisecond a step, and for us. */
const steps = { ours: 1_000_000, theirs: 3_000 };

/** A run of {@link steps}.theirs steps: milliseconds, and the last loss. */
type Run = () => readonly [time: number, loss: number];

/** Steps in a millisecond, ours against TensorFlow.js's and, where it is installed, PyTorch's. */
export async function againstLibraries(): Promise<Comparison[]> {
  const hasTorch = spawnSync('/usr/bin/python3', ['-c', 'import torch']).status === 0;
  return [
    await against('TensorFlow.js, in single precision', 1e-3, tfjsRun),
    ...(hasTorch ? [await against('torch.optim', 1e-9, torchRun)] : []),
  ];
}

async function against(library: string, tolerance: number, run: Run): Promise<Comparison> {
  const [, loss] = run();
  const expected = adam(steps.theirs).loss;
  if (!(Math.abs(loss - expected) <= tolerance)) {
    throw new Error(`${library} computed something else: ${loss} and ${expected}.`);
  }
  const title = `Recorded Adam steps on Rosenbrock in a millisecond, against ${library}`;
  const times = await interleave(
    title,
    undefined,
    () => adam(steps.ours).time,
    () => run()[0],
  );
  return { title, ours: steps.ours / times.ours, theirs: steps.theirs / times.theirs };
}

function adam(count: number): { readonly time: number; readonly loss: number } {
  const begin = performance.now();
  const [run] = runExperiment({
    version: 1,
    objective: { kind: 'landscape', id: 'rosenbrock' },
    start: [-1.5, 2],
    steps: count,
    runs: [{ optimizer: 'adam', hyperparameters: { lr } }],
  }).runs;
  return { time: performance.now() - begin, loss: run.loss[count] };
}

/** Is given the gradient, and spared finding it. */
function tfjsRun(): readonly [number, number] {
  tf.enableProdMode();
  const theta = tf.variable(tf.tensor1d([-1.5, 2]));
  const optimizer = tf.train.adam(lr);
  const rows: number[][] = [];
  const begin = performance.now();
  for (let step = 0; step <= steps.theirs; step++) {
    const [x, y] = theta.dataSync();
    const [a, b] = [1 - x, y - x * x];
    rows.push([x, y, a * a + 100 * (b * b)]);
    if (step === steps.theirs) break;
    const tensor = tf.tensor1d([-2 * a - 400 * x * b, 200 * b]);
    optimizer.applyGradients([{ name: theta.name, tensor }]);
    tensor.dispose();
  }
  const time = performance.now() - begin;
  theta.dispose();
  optimizer.dispose();
  return [time, rows.at(-1)![2]];
}

function torchRun(): readonly [number, number] {
  const args = ['test/bench/torchLoop.py', steps.theirs, lr].map(String);
  const [time, loss] = execFileSync('/usr/bin/python3', args, { encoding: 'utf8' }).split(' ').map(Number);
  return [time, loss];
}
