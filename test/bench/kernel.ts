// A million recorded steps of Adam on Rosenbrock: runExperiment against the same loop in C.
import { execFileSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { performance } from 'node:perf_hooks';
import { runExperiment, type Experiment } from '../../src/core/index';
import { interleave, type Comparison } from './compare';

const steps = 1_000_000;
const lr = 0.001;
const experiment: Experiment = {
  version: 1,
  objective: { kind: 'landscape', id: 'rosenbrock' },
  start: [-1.5, 2],
  steps,
  runs: [{ optimizer: 'adam', hyperparameters: { lr } }],
};

/** Compiles the loop in C on the spot, then measures both by turns. Each allocates its result afresh every time. */
export async function kernelAgainstC(): Promise<Comparison> {
  const binary = 'dist/bench/adam';
  mkdirSync('dist/bench', { recursive: true });
  execFileSync('gcc', ['-O3', '-march=native', '-o', binary, 'test/bench/adam.c', '-lm']);
  const losses = { ours: 0, theirs: 0 };
  const ours = () => {
    const begin = performance.now();
    const [run] = runExperiment(experiment).runs;
    losses.ours = run.loss[steps];
    return performance.now() - begin;
  };
  const theirs = () => {
    const [time, loss] = execFileSync(binary, [String(steps), String(lr)], { encoding: 'utf8' })
      .split(' ')
      .map(Number);
    losses.theirs = loss;
    return time;
  };
  const comparison = await interleave(
    '1,000,000 recorded Adam steps on Rosenbrock, against C',
    1.5,
    ours,
    theirs,
  );
  if (Math.abs(losses.ours - losses.theirs) > 1e-9) {
    throw new Error(`The two sides computed different things: ${losses.ours} and ${losses.theirs}.`);
  }
  return comparison;
}
