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
} from '../core/index';
import type { Job, JobResults } from '../protocol/workerMessages';
import { readTable } from '../tables/index';

/** Updates between two looks at the clock: few enough that even the largest formula keeps to the worker's patience. */
const slice = 1024;

/** Carries out a job. Yields the fraction done, several times in the time that a cancellation may wait. */
export function carryOut(
  job: Job,
  data: Dataset | undefined,
): Generator<number, JobResults[Job['kind']], void> {
  switch (job.kind) {
    case 'run':
      return carryOutRun(job, data);
    case 'numbers':
      return tellNumbers(job, data);
    case 'grid':
      return sampleGrid(job, data);
    case 'gradients':
      return findGradients(job, data);
    case 'principal':
      return findPrincipalPlane(job);
    case 'table':
      return readTable(job.file, job);
  }
}

let stopped:
  { readonly key: string; readonly data: Dataset | undefined; readonly replay: DataReplay } | undefined;

/** Goes on where the job before stopped, if it was about the same run: one steps forward more often than back. */
function* tellNumbers(
  { experiment, step, parameter }: Extract<Job, { kind: 'numbers' }>,
  data: Dataset | undefined,
): Generator<number, JobResults['numbers'], void> {
  const { objective } = experiment;
  if (objective.kind !== 'data') throw new RangeError('The run is not on data.');
  const key = JSON.stringify(experiment);
  const isAhead = stopped?.key === key && stopped.data === data && stopped.replay.update <= step;
  const replay = isAhead
    ? stopped!.replay
    : new DataReplay(experiment, objective, compiled(objective, data), 0);
  // What is given up midway cannot go on.
  stopped = undefined;
  const updates = replay.until(step);
  for (let taken = updates.next(); !taken.done; taken = updates.next()) yield taken.value / step;
  const slices = dataStepNumbersInSlices(experiment, replay, parameter);
  for (;;) {
    const { done, value } = slices.next();
    if (done) {
      stopped = { key, data, replay };
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
  { experiment, record }: Extract<Job, { kind: 'run' }>,
  data: Dataset | undefined,
): Generator<number, JobResults['run'], void> {
  const slices = runInSlices(experiment, { slice, record, ...(data && { data }) });
  const repetitions = Math.max(1, experiment.seeds?.length ?? 1);
  for (;;) {
    const { done, value } = slices.next();
    if (done) return value;
    const repetition = Math.max(0, experiment.seeds?.indexOf(value.seed) ?? 0);
    yield (value.run + (repetition + value.step / value.of) / repetitions) / experiment.runs.length;
  }
}
