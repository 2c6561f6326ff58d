import { readFileSync } from 'node:fs';
import { assert } from 'chai';
import {
  optimizers,
  runExperiment,
  type Experiment,
  type Model,
  type RunResult,
  type Values,
} from '../../../src/core/index';
import { note } from '../../mocha/reporter';
import { distance } from './torchReference';

/** Training that PyTorch computed; test/reference/README.md says how it was recorded. */
interface Recording {
  readonly datasets: Readonly<Record<string, { readonly x: number[][]; readonly y: number[] }>>;
  readonly models: Readonly<Record<string, { readonly dataset: string; readonly start: number[] }>>;
  readonly orders: {
    readonly full: { readonly repeat: number };
    readonly minibatch16: number[][];
    readonly stochastic: number[][];
  };
  readonly runs: readonly {
    readonly id: string;
    readonly model: string;
    readonly order: keyof Recording['orders'];
    readonly optimizer: string;
    readonly hyperparameters: Readonly<Record<string, unknown>>;
    /** Of each row: parameters, loss of the batch about to be used (null in the last), loss on all rows. */
    readonly trajectory: readonly (readonly [number[], number | null, number])[];
  }[];
}

const recording = JSON.parse(readFileSync('test/reference/minibatch.json', 'utf8')) as Recording;

const models: Readonly<Record<string, Model>> = {
  linear_line: { kind: 'linear' },
  linear_multi: { kind: 'linear' },
  mlp_rings: { kind: 'mlp', hidden: [4], activation: 'tanh' },
};

/** Torch's lists become our numbers, by the order in which the entry's call has them. */
function valuesOf(id: string, given: Readonly<Record<string, unknown>>): Values {
  const { tuples = {} } = optimizers.get(id)!.libraries.pytorch!.call!;
  const values = Object.entries(given).flatMap(([name, value]) =>
    Array.isArray(value) ? value.map((each: unknown, index) => [tuples[name][index], each]) : [[name, value]],
  );
  return Object.fromEntries(values) as Values;
}

function experimentOf({
  model,
  order,
  optimizer,
  hyperparameters,
  trajectory,
}: Recording['runs'][number]): Experiment {
  const { dataset, start } = recording.models[model];
  const { x, y } = recording.datasets[dataset];
  const batches = order === 'full' ? undefined : recording.orders[order];
  return {
    version: 1,
    objective: {
      kind: 'data',
      rows: { features: x, target: y },
      model: models[model],
      ...(batches && { batches }),
    },
    start,
    steps: trajectory.length - 1,
    runs: [
      {
        optimizer: optimizer.toLowerCase(),
        hyperparameters: valuesOf(optimizer.toLowerCase(), hyperparameters),
      },
    ],
  };
}

/** How far a run is from its recording, at most. */
function worst(
  trajectory: Recording['runs'][number]['trajectory'],
  { theta, loss, batchLoss, parameters }: RunResult,
): number {
  return Math.max(
    ...trajectory.flatMap(([numbers, batch, all], row) => [
      ...numbers.map((number, i) => distance(theta[row * parameters + i], number)),
      distance(batchLoss![row], batch ?? NaN),
      distance(loss[row], all),
    ]),
  );
}

suite('Training on batches', () => {
  for (const model of Object.keys(models)) {
    test(`retraces PyTorch’s: ${model}`, () => {
      const runs = recording.runs.filter((run) => run.model === model);
      assert.lengthOf(runs, 21);
      let largest = 0;
      for (const recorded of runs) {
        const [run] = runExperiment(experimentOf(recorded)).runs;
        assert.equal(run.stop, 'completed');
        assert.lengthOf(run.steps, recorded.trajectory.length);
        const apart = worst(recorded.trajectory, run);
        assert.isAtMost(apart, 1e-9, recorded.id);
        largest = Math.max(largest, apart);
      }
      note(`${model}: ${runs.length} runs, worst error ${largest.toExponential(1)}`);
    });
  }
});
