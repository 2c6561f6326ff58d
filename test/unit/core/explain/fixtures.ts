import {
  defaultExperiment,
  resolveRun,
  runExperiment,
  runInSlices,
  type Experiment,
  type RunResult,
  type RunSpec,
  type SentenceValue,
} from '../../../../src/core/index';
import { sentenceKinds } from '../../../../src/core/explain/catalogue';
import { RunFacts } from '../../../../src/core/explain/facts';

/** One run of an experiment, ready to be explained. */
export interface Fixture {
  readonly experiment: Experiment;
  readonly result: RunResult;
}

const { runs: _, ...bowl } = defaultExperiment;

/** One run on the bowl x²/20 + y² from (−7, 4), 30 steps, unless `more` says otherwise. */
export function one(run: RunSpec, more: Partial<Experiment> = {}): Fixture {
  const experiment = { ...bowl, ...more, runs: [run] };
  return { experiment, result: runExperiment(experiment).runs[0] };
}

/** An optimizer with a learning rate. */
export const by = (optimizer: string, lr: number, more: Omit<RunSpec, 'optimizer'> = {}): RunSpec => ({
  ...more,
  optimizer,
  hyperparameters: { ...more.hyperparameters, lr },
});

export const on = (id: string, start?: readonly [number, number]): Partial<Experiment> => ({
  objective: { kind: 'landscape', id },
  ...(start && { start }),
});

/** A formula, shown from −8 to 8 along both axes. */
export const formula = (source: string, start: readonly [number, number]): Partial<Experiment> => ({
  objective: { kind: 'expression', source, view: { x: [-8, 8], y: [-8, 8] } },
  start,
});

/** A run that the user ended after its first 10 of 30 steps. */
export function endedEarly(): Fixture {
  const { experiment } = one(by('sgd', 0.1));
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
  return { experiment, result: last.value.runs[0] };
}

export function factsOf({ experiment, result }: Fixture): RunFacts {
  const resolved = resolveRun(experiment, experiment.runs[result.run]);
  if (!resolved.ok) throw new Error(resolved.errors[0].message);
  return new RunFacts(experiment, resolved.run, result);
}

/** What a kind of sentence says of a run; undefined where it says nothing. */
export function said(kind: string, fixture: Fixture): Readonly<Record<string, SentenceValue>> | undefined {
  const found = sentenceKinds.find((each) => each.kind === kind);
  if (!found) throw new Error(`no kind ${kind}`);
  return found.find(factsOf(fixture));
}
