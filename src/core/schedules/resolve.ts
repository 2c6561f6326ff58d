import { maxScheduleList, maxSteps } from '../experiment/limits';
import type { Schedule } from '../experiment/types';
import { didYouMean } from '../language/nearest';
import type { Problem } from '../problem';
import { outOfRange } from '../range';
import { schedules } from './catalogue';
import type {
  Following,
  RateOfStep,
  ScheduleDefinition,
  ScheduleParameter,
  ScheduleValues,
} from './definition';
import { warmedUp, warmsUpItself } from './warmup';

/** A schedule with everything that its spec leaves to the catalogue. */
export interface ResolvedSchedule {
  readonly definition: ScheduleDefinition;
  /** Every parameter's value. */
  readonly values: ScheduleValues;
  /** Steps of linear warm-up before the schedule. */
  readonly warmup: number;
}

/** What defaults follow. */
export interface ScheduledRun {
  readonly lr: number;
  /** The steps of the whole run; undefined where they are not known. */
  readonly steps: number | undefined;
}

export type ScheduleResolution =
  | { readonly ok: true; readonly schedule: ResolvedSchedule }
  | { readonly ok: false; readonly errors: readonly Problem[] };

/** Checks and completes a schedule from anywhere. Errors have paths relative to it (`hyperparameters.gamma`). */
export function resolveSchedule(spec: unknown, run: ScheduledRun): ScheduleResolution {
  const fail = (path: string, message: string): ScheduleResolution => ({
    ok: false,
    errors: [{ path, message }],
  });
  if (!isRecord(spec)) return fail('', 'A schedule has a name and hyperparameters.');
  const { name, hyperparameters: given = {}, warmup = 0 } = spec as Partial<Record<keyof Schedule, unknown>>;
  const definition = typeof name === 'string' ? schedules.get(name) : undefined;
  if (!definition) {
    return typeof name === 'string'
      ? fail('name', `There is no schedule “${name}”.${didYouMean(name, schedules.keys())}`)
      : fail('name', 'The schedule must be named by its id, a text.');
  }
  if (!isRecord(given)) return fail('hyperparameters', 'Hyperparameters are values by name.');
  if (!isCount(warmup, 0))
    return fail('warmup', `The warm-up must be a whole number between 0 and ${maxSteps}.`);
  if (warmup > 0 && warmsUpItself(definition)) {
    return fail('warmup', `${definition.name} has a warm-up of its own: “warmup_iters”.`);
  }
  const steps = run.steps === undefined ? undefined : Math.max(1, run.steps - warmup);
  const { values, errors } = completed(definition, given, { lr: run.lr, steps });
  if (errors.length > 0) return { ok: false, errors };
  const refusal = definition.refuses?.(values, steps);
  if (refusal) return fail(`hyperparameters.${refusal.parameter}`, refusal.message);
  return { ok: true, schedule: { definition, values, warmup } };
}

/** The rates of a run with this schedule, its warm-up included, to be asked for one step after the other. */
export function beginSchedule({ definition, values, warmup }: ResolvedSchedule, lr: number): RateOfStep {
  const rateOf = definition.begin(lr, values);
  if (warmup === 0) return rateOf;
  const first = rateOf(0);
  return (step, metric) =>
    step < warmup
      ? first * warmedUp(step, warmup)
      : // The schedule's own first step knows no loss.
        step === warmup
        ? first
        : rateOf(step - warmup, metric);
}

function completed(
  { name, parameters }: ScheduleDefinition,
  given: Readonly<Record<string, unknown>>,
  run: ScheduledRun,
) {
  const known = parameters.map((parameter) => parameter.name);
  const errors: Problem[] = Object.keys(given)
    .filter((key) => !known.includes(key))
    .map((key) => ({
      path: `hyperparameters.${key}`,
      message: `${name} has no hyperparameter “${key}”.${didYouMean(key, known) || ` It has: ${known.join(', ')}.`}`,
    }));
  const values: Record<string, ScheduleValues[string]> = {};
  for (const parameter of parameters) {
    const path = `hyperparameters.${parameter.name}`;
    const value = Object.hasOwn(given, parameter.name)
      ? given[parameter.name]
      : defaultOf(parameter, run, values);
    const message =
      value === undefined
        ? `“${parameter.name}” has no value, and no steps of a run to follow.`
        : wrongValue(parameter, value);
    if (message === undefined) values[parameter.name] = value as ScheduleValues[string];
    else errors.push({ path, message });
  }
  return { values, errors };
}

function defaultOf(
  parameter: ScheduleParameter,
  { lr, steps }: ScheduledRun,
  values: ScheduleValues,
): unknown {
  const { default: own } = parameter;
  if (typeof own !== 'object') return own;
  const { from, times } = own as Following<number | readonly number[]>;
  const followed = from === 'lr' ? lr : from === 'steps' ? steps : (values[from] as number | undefined);
  if (followed === undefined) return undefined;
  const isWhole = parameter.kind === 'steps' || (parameter.kind === 'number' && parameter.whole);
  const part = (time: number) => (isWhole ? Math.max(1, Math.floor(followed * time)) : followed * time);
  return typeof times === 'number' ? part(times) : times.map(part);
}

/** What is wrong with a value, in words, or undefined. */
function wrongValue(parameter: ScheduleParameter, value: unknown): string | undefined {
  const { name } = parameter;
  switch (parameter.kind) {
    case 'flag':
      return typeof value === 'boolean' ? undefined : `“${name}” must be true or false.`;
    case 'choice':
      return parameter.options.includes(value as string)
        ? undefined
        : `“${name}” must be one of: ${parameter.options.join(', ')}.`;
    case 'steps': {
      // Array.from fills what a sparse array leaves out, which every alone passes over.
      const isList = Array.isArray(value) && value.length <= maxScheduleList;
      return isList && Array.from(value).every((item) => isCount(item, 0))
        ? undefined
        : `“${name}” must be a list of at most ${maxScheduleList} whole numbers from 0.`;
    }
    case 'number':
      if (parameter.whole && !Number.isInteger(value)) return `“${name}” must be a whole number.`;
      return outOfRange(parameter, value);
  }
}

function isCount(value: unknown, least: number): value is number {
  return typeof value === 'number' && Number.isInteger(value) && value >= least && value <= maxSteps;
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
