// How many times faster a trajectory is recorded here than with the libraries whose conventions it follows.
import { execFileSync, spawnSync } from 'node:child_process';
import { performance } from 'node:perf_hooks';
import { runExperiment } from '../../src/core/index';
import { interleave, type Comparison } from './compare';

const lr = 1e-3;
/** Enough for a library that takes a tenth of a millisecond a step, and for us. */
const steps = { ours: 1_000_000, theirs: 3_000 };

/** Steps per millisecond of ours against each library that is installed. */
export async function againstLibraries(): Promise<Comparison[]> {
  const torch = spawnSync('/usr/bin/python3', ['-c', 'import torch']).status === 0;
  return torch ? [await against('torch.optim', torchRun)] : [];
}

async function against(library: string, run: () => [number, number]): Promise<Comparison> {
  const [, loss] = run();
  const expected = adam(steps.theirs).loss;
  if (!(Math.abs(loss - expected) <= 1e-9)) {
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

function torchRun(): [number, number] {
  const args = ['test/bench/torchLoop.py', steps.theirs, lr].map(String);
  const [time, loss] = execFileSync('/usr/bin/python3', args, { encoding: 'utf8' }).split(' ').map(Number);
  return [time, loss];
}
