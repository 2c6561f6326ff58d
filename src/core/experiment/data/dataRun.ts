import { collectProblems } from '../../language/languageError';
import { ProblemError } from '../../problem';
import { dataStream } from '../../random/streams';
import { compileDataObjective, type DataObjective, type DataObjectiveSpec } from './dataObjective';
import { DataRecord, dataRowNumbers, type DataColumns, type Head } from './dataRecord';
import { DataTraining } from './dataTraining';
import { samplingOf } from './descents';
import { maxRecordedNumbers, maxSteps } from '../limits';
import { sliceWork } from './meanLoss';
import { rowCount } from '../recordedRows';
import { resolveRun, runLabels, type ResolvedRun } from '../resolve';
import { batchesOf } from './sampling';
import { kernelVariant } from '../training';
import type {
  Experiment,
  ExperimentResult,
  Plane,
  Progress,
  RunOptions,
  RunResult,
  Sampling,
} from '../types';
import { updatesOf } from './updates';

/** One run of an experiment on data, with everything that it leaves to others. */
interface DataRun {
  readonly resolved: ResolvedRun;
  readonly sampling: Sampling;
  readonly updates: number;
  readonly columns: DataColumns;
}

/**
 * Carries out a checked experiment on data, as `runInSlices` does.
 * @throws ProblemError when rows, model and options do not go together, or ask for too much
 */
export function* runDataInSlices(
  experiment: Experiment,
  spec: DataObjectiveSpec,
  options: RunOptions,
): Generator<Progress, ExperimentResult, void> {
  const objective = compileDataObjective(spec, options.data);
  const runs = experiment.runs.map((_, run) => prepare(experiment, spec, objective, run));
  const labels = runLabels(
    experiment,
    runs.map(({ resolved }) => resolved),
  );
  const seeds = experiment.seeds !== undefined && experiment.seeds.length > 0 ? experiment.seeds : [0];
  const starts = givenStarts(experiment);
  checkSize(runs, seeds.length * Math.max(1, starts.length), options);
  for (const start of starts) checkStart(start, objective);
  if (options.record?.plane) checkPlane(options.record.plane, objective);

  const results: RunResult[] = [];
  for (const [run, { resolved, sampling, updates, columns }] of runs.entries()) {
    for (const seed of seeds) {
      const points = starts.length > 0 ? starts : [initial(objective, spec, seed)];
      for (const [start, point] of points.entries()) {
        const head: Head = { run, seed, start, label: labels[run] };
        const training = compiled(
          run,
          () =>
            new DataTraining({
              objective,
              run: resolved,
              variant: kernelVariant(experiment, resolved),
              batches: batchesOf(sampling, objective.training.target.length, spec.seed ?? 0, seed),
              noise: experiment.noise,
              seed,
              start: point,
            }),
        );
        const record = new DataRecord(updates, columns, options.record ?? {});
        results.push(yield* runOne({ head, training, record, updates, options }));
      }
    }
  }
  return { runs: results };
}

interface Task {
  readonly head: Head;
  readonly training: DataTraining;
  readonly record: DataRecord;
  readonly updates: number;
  readonly options: RunOptions;
}

/** Carries out one trajectory. */
function* runOne(task: Task): Generator<Progress, RunResult, void> {
  const { head, training, record, updates, options } = task;
  const { slice = Infinity, signal } = options;
  const { run, seed, start } = head;
  const steps = takeSteps(task);
  for (let seen = 0; ;) {
    if (signal?.aborted) return record.cancelled(head, training.updates);
    const { done, value } = steps.next();
    if (done) {
      yield { run, seed, start, step: updates, of: updates, partial: value };
      return value;
    }
    if (training.updates - seen < slice && training.work < sliceWork) continue;
    const step = (seen = training.updates);
    training.work = 0;
    yield {
      run,
      seed,
      start,
      step,
      of: updates,
      get partial() {
        return record.soFar(head, step);
      },
    };
  }
}

/** @yields after each update, and within one that takes long */
function* takeSteps({ head, training, record, updates }: Task): Generator<void, RunResult, void> {
  yield* training.start();
  for (let step = 0; ; step++) {
    const isLast = step === updates;
    if (!isLast) yield* training.look();
    const batchLoss = isLast ? NaN : training.batchLoss;
    const { theta } = training;
    record.pass(step, theta);
    const row = record.rowOf(step);
    const isWanted = record.wantsLoss(step);
    const isKnown = training.isFull && !isLast;
    const loss = !isWanted ? NaN : isKnown ? batchLoss : yield* training.trainingLoss();
    const heldOutLoss = isWanted ? yield* training.heldOutLoss() : NaN;
    const rate = isLast ? training.nextRate() : training.rate;
    const gradient = isLast ? undefined : training.gradient;
    if (row !== undefined)
      record.write(row, theta, training.plotted, { loss, batchLoss, heldOutLoss, rate, gradient });
    const isFinite =
      areFinite(theta) && (isLast || Number.isFinite(batchLoss)) && (!isWanted || Number.isFinite(loss));
    if (!isFinite) return record.diverged(head, step);
    if (isLast) return record.completed(head);
    yield* training.update();
    yield;
  }
}

function areFinite(numbers: Float64Array): boolean {
  for (let i = 0; i < numbers.length; i++) if (!Number.isFinite(numbers[i])) return false;
  return true;
}

function prepare(
  experiment: Experiment,
  spec: DataObjectiveSpec,
  { training, heldOut, dimension }: DataObjective,
  run: number,
): DataRun {
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
  const columns: DataColumns = {
    parameters: dimension,
    isScheduled: resolved.run.schedule !== undefined,
    hasHeldOut: heldOut !== undefined,
    plots: resolved.run.rule.plots.map(({ name }) => name),
  };
  return { resolved: resolved.run, sampling, updates, columns };
}

function givenStarts({ start, starts = [] }: Experiment): readonly (readonly number[])[] {
  return starts.length > 0 ? starts : start ? [start] : [];
}

/** The parameters that a repetition starts from where none are given. */
function initial(
  { model }: DataObjective,
  { seed = 0 }: DataObjectiveSpec,
  repetition: number,
): Float64Array {
  return model.initialise(dataStream('start', seed, repetition));
}

function checkStart(start: readonly number[], { dimension }: DataObjective): void {
  if (start.length === dimension) return;
  throw problem('start', `A start has ${start.length} numbers, the model ${dimension} parameters.`);
}

function checkPlane(plane: Plane, { dimension }: DataObjective): void {
  const wrong = [plane.origin, plane.u, plane.v].some(({ length }) => length !== dimension);
  if (wrong) throw problem('record.plane', `A plane has ${dimension} numbers for each of its vectors.`);
}

/** @param trajectories of each run */
function checkSize(runs: readonly DataRun[], trajectories: number, { record = {} }: RunOptions): void {
  const numbers = runs.map(
    ({ updates, columns }) => dataRowNumbers(columns, record) * rowCount(updates, record.every ?? 1),
  );
  if (trajectories * numbers.reduce((sum, count) => sum + count, 0) > maxRecordedNumbers)
    throw problem('steps', 'This would record too many numbers.');
}

/** A rule may be too much work with what stands around it. */
function compiled(run: number, make: () => DataTraining): DataTraining {
  const training = collectProblems('training', make);
  if (training.ok) return training.training;
  throw new ProblemError(training.errors.map((error) => ({ ...error, path: `runs[${run}].rule` })));
}

function problem(path: string, message: string): ProblemError {
  return new ProblemError([{ path, message }]);
}
