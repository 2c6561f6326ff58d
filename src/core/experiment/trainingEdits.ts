// Edits of what goes on around a run's rule, and of whose rule it is.
import { optimizers } from '../optimizers/catalogue';
import { ownLibrary } from '../optimizers/libraries';
import type { Problem } from '../problem';
import type { ScheduleValues } from '../schedules/definition';
import { inLibrary } from './inLibrary';
import { resolveRun } from './resolve';
import type { Experiment, Library, ObjectiveSpec, RunSpec, Sampling, Schedule } from './types';

/** What speaks against such a change of an existing run before it is carried out. */
export function refuseOfTraining(
  { runs, optimizers: own = {} }: Experiment,
  { kind, run, name, library }: Readonly<Record<string, unknown>>,
): Problem | undefined {
  const path = (field: string) => `runs[${run as number}].${field}`;
  if (kind === 'schedule-parameter' || kind === 'warmup') {
    if (runs[run as number].schedule === undefined)
      return { message: 'The run has no schedule.', path: path('schedule') };
    if (kind === 'schedule-parameter' && typeof name !== 'string')
      return { message: 'A parameter of a schedule has a name.', path: path('schedule') };
  }
  if (kind === 'library') {
    const { optimizer } = runs[run as number];
    if (library !== undefined && typeof library !== 'string')
      return { message: 'The library must be a name.', path: path('library') };
    if (!optimizers.has(optimizer) || Object.hasOwn(own, optimizer))
      return { message: 'No library has a rule of one’s own.', path: path('library') };
  }
  return undefined;
}

/** The run with another schedule, or none. */
export function withSchedule({ schedule: _, ...run }: RunSpec, schedule: Schedule | undefined): RunSpec {
  return schedule === undefined ? run : { ...run, schedule };
}

/** The run with another clipping, or none. */
export function withClip({ clip: _, ...run }: RunSpec, clip: RunSpec['clip']): RunSpec {
  return clip === undefined ? run : { ...run, clip };
}

/** The run with its own way of taking rows of data, or as all take them. */
export function withSampling({ sampling: _, ...run }: RunSpec, sampling: Sampling | undefined): RunSpec {
  return sampling === undefined ? run : { ...run, sampling };
}

/** A loss on data with another way of taking its rows, where a run has none of its own; any other objective as it is. */
export function withObjectiveSampling(
  objective: ObjectiveSpec,
  sampling: Sampling | undefined,
): ObjectiveSpec {
  if (objective.kind !== 'data') return objective;
  const { batch: _batch, order: _order, batches: _batches, epochs: _epochs, ...rest } = objective;
  return { ...rest, ...sampling };
}

/** Other epochs, or none, of all runs on data that have none of their own: of all, where otherwise none would change. */
export function withEpochs(experiment: Experiment, epochs: number | undefined): Experiment {
  const { objective, runs } = experiment;
  if (objective.kind !== 'data') return experiment;
  const { epochs: _, ...rest } = objective;
  return {
    ...experiment,
    objective: { ...rest, ...(epochs !== undefined && { epochs }) },
    runs: runs.every(({ sampling }) => sampling?.epochs !== undefined) ? runs.map(withoutEpochs) : runs,
  };
}

function withoutEpochs({ sampling, ...run }: RunSpec): RunSpec {
  const { epochs: _, ...others }: Sampling = sampling ?? {};
  return Object.keys(others).length > 0 ? { ...run, sampling: others } : run;
}

/** A parameter of a run's schedule; without a value it goes back to its default. */
export function withScheduleParameter(
  run: RunSpec,
  name: string,
  value: ScheduleValues[string] | undefined,
): RunSpec {
  const { [name]: _, ...others } = run.schedule?.hyperparameters ?? {};
  const hyperparameters = value === undefined ? others : { ...run.schedule?.hyperparameters, [name]: value };
  return { ...run, schedule: { ...run.schedule!, hyperparameters } };
}

/** Another number of steps of warm-up before a run's schedule. */
export function withWarmup(run: RunSpec, steps: number): RunSpec {
  const { warmup: _, ...others } = run.schedule!;
  return { ...run, schedule: steps === 0 ? others : { ...others, warmup: steps } };
}

/** A run of the catalogue by another library's conventions. The optimizer's own library need not be named. */
export function withLibrary(run: RunSpec, wanted: Library | undefined): RunSpec {
  const { optimizer } = run;
  const library = wanted === ownLibrary(optimizers.get(optimizer)!) ? undefined : wanted;
  const resolved = resolveRun({}, inLibrary({ optimizer }, library, []));
  // A library that does not have the optimizer is refused when the run is checked.
  return inLibrary(run, library, resolved.ok ? Object.keys(resolved.run.defaults) : []);
}
