import {
  compileDataObjective,
  leastSquaresInSlices,
  runExperiment,
  runInSlices,
  type DataObjective,
  type DataObjectiveSpec,
  type Experiment,
  type RunResult,
  type RunSpec,
  type SentenceValue,
} from '../../../../../src/core/index';
import { dataSentenceKinds } from '../../../../../src/core/explain/data/catalogue';
import { factsOf } from '../../../../../src/core/explain/data/explainData';
import type { DataFacts } from '../../../../../src/core/explain/data/facts';
import { batchCurves } from '../../../../../src/core/explain/data/batchCurves';
import { noiseAtEnd } from '../../../../../src/core/explain/data/noiseAtEnd';

/** A training, ready to be explained. */
export interface Training {
  readonly experiment: Experiment;
  readonly spec: DataObjectiveSpec;
  readonly result: RunResult;
  readonly objective: DataObjective;
}

/**
 * Four rows on which everything is known: y = 2x + 1 and ±1 beside it, which no line takes off. The loss is
 * 1 + 5(w − 2)² + (b − 1)², so its curvatures are 10 and 2.
 */
export const four: DataObjectiveSpec = {
  kind: 'data',
  rows: { features: [[-3], [-1], [1], [3]], target: [-4, -2, 2, 8] },
  model: { kind: 'linear' },
};

export const lossOfFour = (w: number, b: number) => 1 + 5 * (w - 2) ** 2 + (b - 1) ** 2;

/** A run on four rows from (0, 0), 10 updates, unless `more` says otherwise. */
export function train(
  run: RunSpec,
  more: Partial<Experiment> = {},
  spec: DataObjectiveSpec = four,
  record: { readonly every?: number; readonly lossEvery?: number } = {},
): Training {
  const experiment = experimentOf(run, more, spec);
  const [result] = runExperiment(experiment, { record }).runs;
  return { experiment, spec, result, objective: compileDataObjective(spec) };
}

/** A training that the user ended after 10 of 30 updates. */
export function endedEarly(): Training {
  const experiment = experimentOf(by('sgd', 0.1), { steps: 30 }, four);
  let aborted = false;
  const signal = {
    get aborted() {
      return aborted;
    },
  };
  const slices = runInSlices(experiment, { slice: 10, signal });
  slices.next();
  aborted = true;
  const last = slices.next();
  if (!last.done) throw new Error('the run went on');
  return { experiment, spec: four, result: last.value.runs[0], objective: compileDataObjective(four) };
}

/** An optimizer with a learning rate. */
export const by = (optimizer: string, lr: number, more: Omit<RunSpec, 'optimizer'> = {}): RunSpec => ({
  ...more,
  optimizer,
  hyperparameters: { ...more.hyperparameters, lr },
});

export function drain<T>(slices: Generator<unknown, T, void>): T {
  for (;;) {
    const { done, value } = slices.next();
    if (done) return value;
  }
}

/** What a kind of sentence says of a training; undefined where it says nothing. */
export function said(kind: string, training: Training): Readonly<Record<string, SentenceValue>> | undefined {
  const found = dataSentenceKinds.find((each) => each.kind === kind);
  if (!found) throw new Error(`no kind ${kind}`);
  return found.find(factsWithNoise(training));
}

function factsWithNoise({ experiment, result, objective }: Training): DataFacts {
  const facts = factsOf(experiment, result, objective, drain(leastSquaresInSlices(objective)));
  if (!facts) throw new Error('no facts');
  const noise = drain(noiseAtEnd(facts));
  return facts.with({ noise, curves: drain(batchCurves(facts)) });
}

function experimentOf(run: RunSpec, more: Partial<Experiment>, objective: DataObjectiveSpec): Experiment {
  const isFour = objective.rows === four.rows;
  return { version: 1, objective, steps: 10, ...(isFour && { start: [0, 0] }), ...more, runs: [run] };
}
