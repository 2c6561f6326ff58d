import {
  compileDataObjective,
  DataReplay,
  dataStepNumbersInSlices,
  gradientsOnPlane,
  principalPlaneInSlices,
  RowLoss,
  runInSlices,
  sampleGridPart,
  type DataObjective,
  type DataObjectiveSpec,
  type Dataset,
  type Progress,
} from '../core/index';
import type { Job, JobResults } from '../protocol/workerMessages';
import { soFarOf, type SoFar } from '../protocol/soFar';
import { readTable } from '../tables/index';

/** Updates between two looks at the clock: few enough that even the largest formula keeps to the worker's patience. */
const slice = 1024;

/** How far a job is. */
export interface Standing {
  /** The fraction done, from 0 to 1. */
  readonly done: number;
  /** What can be shown of it already, if anything. */
  readonly soFar?: () => SoFar | undefined;
}

/** Carries out a job. Yields several times in the time that a cancellation may wait. */
export function carryOut(
  job: Job,
  data: Dataset | undefined,
): Generator<Standing, JobResults[Job['kind']], void> {
  switch (job.kind) {
    case 'run':
      return carryOutRun(job, data);
    case 'numbers':
      return counted(tellNumbers(job, data));
    case 'grid':
      return counted(sampleGrid(job, data));
    case 'gradients':
      return counted(findGradients(job, data));
    case 'principal':
      return counted(findPrincipalPlane(job));
    case 'table':
      return counted(readTable(job.file, job));
  }
}

/** A job of which nothing can be shown before it is done. */
function* counted<Result>(slices: Generator<number, Result, void>): Generator<Standing, Result, void> {
  for (;;) {
    const { done, value } = slices.next();
    if (done) return value;
    yield { done: value };
  }
}

let known:
  { readonly key: string; readonly data: Dataset | undefined; readonly replay: DataReplay } | undefined;

/** Goes on where the job before stopped, if it was about the same run: one steps forward more often than back. */
function* tellNumbers(
  { experiment, step, parameter }: Extract<Job, { kind: 'numbers' }>,
  data: Dataset | undefined,
): Generator<number, JobResults['numbers'], void> {
  const { objective } = experiment;
  if (objective.kind !== 'data') throw new RangeError('The run is not on data.');
  const key = JSON.stringify(experiment);
  const isAhead = known?.key === key && known.data === data && known.replay.update <= step;
  const replay = isAhead
    ? known!.replay
    : new DataReplay(experiment, objective, compiled(objective, data), 0);
  const updates = replay.until(step);
  known = { key, data, replay };
  for (let taken = updates.next(); !taken.done; taken = updates.next()) yield taken.value / step;
  // What looks at it writes where the next update reads: given up midway, it cannot go on.
  known = undefined;
  const slices = dataStepNumbersInSlices(experiment, replay, parameter);
  for (;;) {
    const { done, value } = slices.next();
    if (done) {
      known = { key, data, replay };
      return value;
    }
    yield 1;
  }
}

function* sampleGrid(
  { objective, rows, plane, view, part }: Extract<Job, { kind: 'grid' }>,
  data: Dataset | undefined,
): Generator<number, JobResults['grid'], void> {
  const { model, training } = compiled(objective, data);
  const loss = rows ? new RowLoss(model, training, rows) : RowLoss.onAll(model, training);
  return yield* sampleGridPart(loss, plane, view, part);
}

function* findGradients(
  { objective, plane, points }: Extract<Job, { kind: 'gradients' }>,
  data: Dataset | undefined,
): Generator<number, JobResults['gradients'], void> {
  const { model, training } = compiled(objective, data);
  return yield* gradientsOnPlane(RowLoss.onAll(model, training), plane, points);
}

let last:
  { readonly key: string; readonly data: Dataset | undefined; readonly objective: DataObjective } | undefined;

/** What was compiled for the job before, if it is the same: a plane is sampled in many jobs. */
function compiled(spec: DataObjectiveSpec, data: Dataset | undefined): DataObjective {
  const key = JSON.stringify(spec);
  if (last?.key !== key || last.data !== data)
    last = { key, data, objective: compileDataObjective(spec, data) };
  return last.objective;
}

function* findPrincipalPlane({
  trajectories,
  parameters,
}: Extract<Job, { kind: 'principal' }>): Generator<number, JobResults['principal'], void> {
  const slices = principalPlaneInSlices(trajectories, parameters);
  for (;;) {
    const { done, value } = slices.next();
    if (done) return value;
    yield 0;
  }
}

function* carryOutRun(
  { experiment, record, updates = Infinity, plane }: Extract<Job, { kind: 'run' }>,
  data: Dataset | undefined,
): Generator<Standing, JobResults['run'], void> {
  const ending = new AbortController();
  const slices = runInSlices(experiment, {
    slice: Math.min(slice, updates),
    record,
    signal: ending.signal,
    ...(data && { data }),
  });
  const repetitions = Math.max(1, experiment.seeds?.length ?? 1);
  let first: Progress | undefined;
  const soFar = () => first?.partial && soFarOf(first.partial, first.of, plane);
  for (;;) {
    const { done, value } = slices.next();
    if (done) return value;
    if (value.step >= updates) ending.abort();
    // Of several trajectories the first one is drawn.
    if (first === undefined || (value.seed === first.seed && value.start === first.start)) first = value;
    const repetition = Math.max(0, experiment.seeds?.indexOf(value.seed) ?? 0);
    yield {
      done: (value.run + (repetition + value.step / value.of) / repetitions) / experiment.runs.length,
      soFar,
    };
  }
}
