// Recorded trajectories: runExperiment against the same loops in C, and a typed formula against the catalogue's.
import { performance } from 'node:perf_hooks';
import { landscapes, optimizers, runExperiment, type Experiment } from '../../src/core/index';
import { interleave, type Comparison } from './compare';
import { LoopInC, type Measured, type Workload } from './loopInC';

/** A million steps each. So slow that none arrives: near 0 both sides would measure denormal numbers. */
const single: readonly Workload[] = (['anisotropic', 'rosenbrock'] as const).flatMap((landscape) => {
  const task = { landscape, steps: 1_000_000, side: 1 };
  return [
    { ...task, optimizer: 'adam', lr: 1e-5 },
    { ...task, optimizer: 'momentum', lr: 1e-6 },
    { ...task, optimizer: 'rmsprop', lr: 1e-6 },
  ] satisfies Workload[];
});

const sweep: Workload = { optimizer: 'adam', landscape: 'rosenbrock', steps: 500, lr: 1e-3, side: 64 };

/** All comparisons, in an order that matters: the process is fresh for the first ones. */
export async function kernelAgainstC(): Promise<Comparison[]> {
  const comparisons: Comparison[] = [];
  for (const task of single) comparisons.push(await againstC(titleOf(task), 1.3, task));
  comparisons.push(await typedAgainstCatalogue());
  comparisons.push(await againstC('64 × 64 Adam runs of 500 steps on Rosenbrock, against C', 1.1, sweep));
  const others = runOthers();
  for (const task of single) {
    comparisons.push(await againstC(`${titleOf(task)}, after ${others} other optimizers`, 1.5, task));
  }
  return comparisons;
}

function titleOf({ optimizer, landscape, steps }: Workload): string {
  const name = { adam: 'Adam', momentum: 'Momentum', rmsprop: 'RMSprop' }[optimizer];
  const where = landscape === 'rosenbrock' ? 'Rosenbrock' : 'the quadratic';
  return `${steps.toLocaleString('en')} recorded ${name} steps on ${where}, against C`;
}

async function againstC(title: string, limit: number, task: Workload): Promise<Comparison> {
  const inC = LoopInC.onLandscape(task);
  const experiment = experimentOf(task);
  const last = { ours: NaN, theirs: NaN };
  const comparison = await interleave(
    title,
    limit,
    () => {
      const { time, loss } = measure(experiment);
      last.ours = loss;
      return time;
    },
    async () => {
      const { time, loss } = await inC.measure();
      last.theirs = loss;
      return time;
    },
  );
  inC.dispose();
  if (!(Math.abs(last.ours - last.theirs) <= 1e-9 * Math.max(1, last.theirs))) {
    throw new Error(`${title}: the two sides computed different things, ${last.ours} and ${last.theirs}.`);
  }
  return comparison;
}

/** The result is memory of its own each time. */
function measure(experiment: Experiment): Measured {
  const begin = performance.now();
  const { runs } = runExperiment(experiment);
  const time = performance.now() - begin;
  return { time, loss: runs.at(-1)!.loss.at(-1)! };
}

function experimentOf({ optimizer, landscape, steps, lr, side }: Workload): Experiment {
  const [x, y] = landscape === 'rosenbrock' ? [-1.5, 2] : [-7, 4];
  const times = Array.from({ length: side }, (_, index) => index);
  return {
    version: 1,
    objective: { kind: 'landscape', id: landscape },
    starts: times.map((start) => [x + start * 1e-3, y]),
    steps,
    runs: times.map(() => ({ optimizer, hyperparameters: { lr } })),
  };
}

/** Leaves kernels of everything else in the process. */
function runOthers(): number {
  const others = [...optimizers.keys()].filter((id) => !['adam', 'momentum', 'rmsprop'].includes(id));
  for (const id of ['anisotropic', 'rosenbrock']) {
    const objective = { kind: 'landscape', id } as const;
    for (const optimizer of others) {
      const runs = [{ optimizer, hyperparameters: { lr: 1e-4 } }];
      runExperiment({ version: 1, objective, steps: 50_000, runs });
    }
  }
  return others.length;
}

function typedAgainstCatalogue(): Promise<Comparison> {
  const catalogue = experimentOf(single[3]);
  const { formula } = landscapes.get('rosenbrock')!;
  const typed: Experiment = { ...catalogue, objective: { kind: 'expression', source: formula } };
  const title = '1,000,000 recorded Adam steps on a typed formula, against the catalogue’s';
  return interleave(
    title,
    1.1,
    () => measure(typed).time,
    () => measure(catalogue).time,
  );
}
