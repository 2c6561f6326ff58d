import { collectProblems } from '../../language/languageError';
import { ProblemError } from '../../problem';
import { dataStream } from '../../random/streams';
import { maxSteps } from '../limits';
import { resolveRun, type ResolvedRun } from '../resolve';
import { kernelVariant } from '../training';
import type { Experiment, Sampling } from '../types';
import type { DataObjective, DataObjectiveSpec } from './dataObjective';
import { DataTraining } from './dataTraining';
import { samplingOf } from './descents';
import { batchesOf } from './sampling';
import { updatesOf } from './updates';

/** One run of an experiment on data, with everything that it leaves to others. */
export interface PreparedRun {
  /** Its place among the experiment's runs. */
  readonly run: number;
  readonly resolved: ResolvedRun;
  readonly sampling: Sampling;
  readonly updates: number;
}

/**
 * @param run index among the experiment's runs
 * @throws ProblemError when the run is not valid on these rows
 */
export function prepareRun(
  experiment: Experiment,
  spec: DataObjectiveSpec,
  { training }: DataObjective,
  run: number,
): PreparedRun {
  const sampling = samplingOf(spec, experiment.runs[run]);
  const rows = training.target.length;
  const updates = updatesOf(experiment, sampling, rows);
  if (updates > maxSteps)
    throw problem(`runs[${run}].sampling.epochs`, `${updates} updates are too many; at most ${maxSteps}.`);
  for (const batch of sampling.batches ?? [])
    for (const row of batch)
      if (row >= rows)
        throw problem(
          `runs[${run}].sampling.batches`,
          `There is no row ${row}; the last one is ${rows - 1}.`,
        );
  // What of a schedule follows the run's steps follows its updates.
  const resolved = resolveRun({ ...experiment, steps: updates }, experiment.runs[run]);
  if (!resolved.ok) throw new ProblemError(resolved.errors);
  return { run, resolved: resolved.run, sampling, updates };
}

/** The seeds of an experiment's repetitions. */
export function seedsOf({ seeds = [] }: Experiment): readonly number[] {
  return seeds.length > 0 ? seeds : [0];
}

/** The starts that an experiment names, if it names any. */
export function givenStarts({ start, starts = [] }: Experiment): readonly (readonly number[])[] {
  return starts.length > 0 ? starts : start ? [start] : [];
}

/** The parameters that a repetition starts from: those that are given, or its own. */
export function startsOfSeed(
  experiment: Experiment,
  { seed = 0 }: DataObjectiveSpec,
  { model }: DataObjective,
  repetition: number,
): readonly ArrayLike<number>[] {
  const given = givenStarts(experiment);
  return given.length > 0 ? given : [model.initialise(dataStream('start', seed, repetition))];
}

/**
 * One trajectory before its first update.
 * @throws ProblemError where the rule is too much work with what stands around it
 */
export function beginTraining(
  experiment: Experiment,
  spec: DataObjectiveSpec,
  objective: DataObjective,
  { run, resolved, sampling }: PreparedRun,
  seed: number,
  start: ArrayLike<number>,
): DataTraining {
  const rows = objective.training.target.length;
  const begun = collectProblems(
    'training',
    () =>
      new DataTraining({
        objective,
        run: resolved,
        variant: kernelVariant(experiment, resolved),
        batches: batchesOf(sampling, rows, spec.seed ?? 0, seed),
        noise: experiment.noise,
        seed,
        start,
      }),
  );
  if (begun.ok) return begun.training;
  throw new ProblemError(begun.errors.map((error) => ({ ...error, path: `runs[${run}].rule` })));
}

/** Something that is wrong with an experiment on its rows. */
export function problem(path: string, message: string): ProblemError {
  return new ProblemError([{ path, message }]);
}
