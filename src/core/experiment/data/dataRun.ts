import { compileDataObjective, type DataObjective, type DataObjectiveSpec } from './dataObjective';
import { DataRecord, dataRowNumbers, type DataColumns, type Head } from './dataRecord';
import type { DataTraining } from './dataTraining';
import { maxRecordedNumbers } from '../limits';
import { sliceWork } from './meanLoss';
import {
  beginTraining,
  givenStarts,
  prepareRun,
  problem,
  seedsOf,
  startsOfSeed,
  type PreparedRun,
} from './preparedRun';
import { rowCount } from '../recordedRows';
import { runLabels } from '../resolve';
import type { Experiment, ExperimentResult, Plane, Progress, RunOptions, RunResult } from '../types';

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
  const prepared = experiment.runs.map((_, run) => prepareRun(experiment, spec, objective, run));
  const labels = runLabels(
    experiment,
    prepared.map(({ resolved }) => resolved),
  );
  const seeds = seedsOf(experiment);
  const starts = givenStarts(experiment);
  const columns = prepared.map((run) => columnsOf(run, objective));
  checkSize(prepared, columns, seeds.length * Math.max(1, starts.length), options);
  for (const start of starts) checkStart(start, objective);
  if (options.record?.plane) checkPlane(options.record.plane, objective);

  const results: RunResult[] = [];
  for (const [run, each] of prepared.entries()) {
    const { updates } = each;
    for (const seed of seeds) {
      for (const [start, point] of startsOfSeed(experiment, spec, objective, seed).entries()) {
        const head: Head = { run, seed, start, label: labels[run] };
        const training = beginTraining(experiment, spec, objective, each, seed, point);
        const record = new DataRecord(updates, columns[run], options.record ?? {});
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

/** What a trajectory of the run has. */
function columnsOf({ resolved }: PreparedRun, { model, heldOut, dimension }: DataObjective): DataColumns {
  return {
    parameters: dimension,
    blocks: model.blocks,
    isScheduled: resolved.schedule !== undefined,
    hasHeldOut: heldOut !== undefined,
    plots: resolved.rule.plots.map(({ name }) => name),
  };
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
function checkSize(
  runs: readonly PreparedRun[],
  columns: readonly DataColumns[],
  trajectories: number,
  { record = {} }: RunOptions,
): void {
  const numbers = runs.map(
    ({ updates }, run) => dataRowNumbers(columns[run], record) * rowCount(updates, record.every ?? 1),
  );
  if (trajectories * numbers.reduce((sum, count) => sum + count, 0) > maxRecordedNumbers)
    throw problem('steps', 'This would record too many numbers.');
}
