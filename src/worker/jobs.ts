import { runInSlices, type Dataset } from '../core/index';
import type { Job, JobResults } from '../protocol/workerMessages';
import { readTable } from '../tables/index';

/** Updates between two looks at the clock: few enough that even the largest formula keeps to the worker's patience. */
const slice = 1024;

/** Carries out a job. Yields the fraction done, several times in the time that a cancellation may wait. */
export function carryOut(
  job: Job,
  data: Dataset | undefined,
): Generator<number, JobResults[Job['kind']], void> {
  return job.kind === 'run' ? carryOutRun(job, data) : readTable(job.file, job);
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
