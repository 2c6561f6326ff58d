import type { Problem } from '../problem';
import { refuseData, withData, withDataObjective, withoutData, type DataChange } from './data/dataEdits';
import { refuseDescents, withDescents, type DescentsChange } from './data/descents';
import { landscapeOf, landscapeParameters, programOf } from './objective';
import { startsOf, viewOf } from './view';
import { applyOwnRule, refuseOwnRule, type OwnRuleChange } from './ownRules';
import { parseExperiment } from './parse';
import type { ScheduleValues } from '../schedules/definition';
import { recommendedLearningRate } from './recommend';
import { startingRate } from './startingRate';
import {
  refuseOfTraining,
  withClip,
  withEpochs,
  withLibrary,
  withObjectiveSampling,
  withSampling,
  withSchedule,
  withScheduleParameter,
  withWarmup,
} from './trainingEdits';
import type { Experiment, Library, ObjectiveSpec, PlaneChoice, RunSpec, Sampling, Schedule } from './types';

/** One wish of a user, in plain JSON. */
export type Change =
  /** Another objective. A landscape brings its own start, and its learning rates and steps where the old ones were recommended. */
  | { readonly kind: 'objective'; readonly objective: ObjectiveSpec }
  | { readonly kind: 'start'; readonly start: readonly number[] }
  /** What a schedule leaves to its defaults may follow the steps; what it was given stays. */
  | { readonly kind: 'steps'; readonly steps: number }
  /** How far above the lowest known minimum a loss counts as converged; without a value as far as by default. */
  | { readonly kind: 'tolerance'; readonly value?: number }
  /** A parameter of the landscape; without a value it goes back to the number that the formula gives it. */
  | { readonly kind: 'parameter'; readonly name: string; readonly value?: number }
  /** A hyperparameter of one run; without a value it goes back to the library's default. */
  | {
      readonly kind: 'hyperparameter';
      readonly run: number;
      readonly name: string;
      readonly value?: number | boolean;
    }
  /** The schedule of one run's learning rate; without one the rate stays the same. */
  | { readonly kind: 'schedule'; readonly run: number; readonly schedule?: Schedule }
  /** A parameter of one run's schedule; without a value it goes back to its default, which may follow the run. */
  | {
      readonly kind: 'schedule-parameter';
      readonly run: number;
      readonly name: string;
      readonly value?: ScheduleValues[string];
    }
  /** How many steps one run's schedule is warmed up. */
  | { readonly kind: 'warmup'; readonly run: number; readonly steps: number }
  /** How one run's gradient is clipped; without it it is not. */
  | { readonly kind: 'clip'; readonly run: number; readonly clip?: NonNullable<RunSpec['clip']> }
  /** The noise on every run's gradient; without it there is none. */
  | { readonly kind: 'noise'; readonly noise?: NonNullable<Experiment['noise']> }
  | DataChange
  /** The plane that is drawn of a model's parameters; without one what stands for it by default. */
  | { readonly kind: 'plane'; readonly plane?: PlaneChoice }
  /** The seeds of every run; without them the one by default. */
  | { readonly kind: 'seeds'; readonly seeds?: readonly number[] }
  /** How one run takes its rows of data, or without `run` every run that does not say so itself. */
  | { readonly kind: 'sampling'; readonly run?: number; readonly sampling?: Sampling }
  /**
   * How many epochs the runs train that have no number of their own; without it, they take the experiment's steps.
   * Where all have one, it is that of all.
   */
  | { readonly kind: 'epochs'; readonly epochs?: number }
  /** Whose conventions one run follows; without it its optimizer's own. Values of what that library lacks are dropped. */
  | { readonly kind: 'library'; readonly run: number; readonly library?: Library }
  /** A run; one that names no learning rate gets the recommended one. */
  | { readonly kind: 'add-run'; readonly run: RunSpec; readonly at?: number }
  /** Several such runs behind all others, at once. */
  | { readonly kind: 'add-runs'; readonly runs: readonly RunSpec[] }
  /** A copy of a run, right behind it. */
  | { readonly kind: 'duplicate-run'; readonly run: number }
  | { readonly kind: 'remove-run'; readonly run: number }
  /** A run to another place in the list, which it has afterwards. */
  | { readonly kind: 'move-run'; readonly run: number; readonly to: number }
  /** What one run is called; without it, as its optimizer. */
  | { readonly kind: 'label'; readonly run: number; readonly label?: string }
  | OwnRuleChange
  /** A run on data becomes three: its batch, mini-batch and stochastic descent over equally many epochs. */
  | DescentsChange
  | { readonly kind: 'replace'; readonly experiment: Experiment };

/**
 * The only way an experiment changes. Pure and total: what cannot be carried out, or would make the experiment
 * invalid, leaves it as it is, and the same object comes back.
 */
export function edit(experiment: Experiment, change: Change): Experiment {
  const result = tryEdit(experiment, change);
  return result.ok ? result.experiment : experiment;
}

/** As {@link edit}, but says why a change cannot be carried out. */
export function tryEdit(
  experiment: Experiment,
  change: Change,
):
  | { readonly ok: true; readonly experiment: Experiment }
  | { readonly ok: false; readonly errors: Problem[] } {
  const refusal = refuse(experiment, change);
  if (refusal !== undefined) return { ok: false, errors: [refusal] };
  // An objective that is none has no start and no learning rates to bring.
  if (change.kind === 'objective') {
    const parsed = parseExperiment({ version: 1, objective: change.objective, steps: 1, runs: [] });
    if (!parsed.ok) return parsed;
  }
  return parseExperiment(apply(experiment, change));
}

/** Changes of one run, which they name by its index. */
const ofOneRun: ReadonlySet<unknown> = new Set<Change['kind']>([
  'hyperparameter',
  'schedule',
  'schedule-parameter',
  'warmup',
  'clip',
  'library',
  'duplicate-run',
  'remove-run',
  'move-run',
  'label',
  'copy-as-own',
  'edit-rule',
  'name-own',
  'descents',
]);

const ofOwnRules: ReadonlySet<unknown> = new Set<Change['kind']>([
  'add-own',
  'copy-as-own',
  'edit-rule',
  'name-own',
]);

/** What speaks against a change before it is carried out. Nothing is taken for granted: it may come from anywhere. */
function refuse(experiment: Experiment, change: unknown): Problem | undefined {
  if (typeof change !== 'object' || change === null) return { message: 'This is not a change.', path: '' };
  const { kind, run, runs: added, at, to, name, start } = change as Readonly<Record<string, unknown>>;
  const isIndex = (value: unknown): value is number => Number.isInteger(value) && (value as number) >= 0;
  // An index that is none would count as 0 when the list is changed.
  if (ofOneRun.has(kind) && !(isIndex(run) && run < experiment.runs.length))
    return { message: 'There is no such run any more.', path: 'runs' };
  if (kind === 'sampling' && run !== undefined && !(isIndex(run) && run < experiment.runs.length))
    return { message: 'There is no such run any more.', path: 'runs' };
  if (kind === 'add-run' && at !== undefined && !isIndex(at))
    return { message: 'A run is added at a whole number from 0.', path: 'runs' };
  if (kind === 'move-run' && !(isIndex(to) && to < experiment.runs.length))
    return { message: 'There is no such place in the list of runs.', path: 'runs' };
  if (kind === 'add-runs' && !Array.isArray(added))
    return { message: 'Runs are added as a list.', path: 'runs' };
  if (kind === 'hyperparameter' && typeof name !== 'string')
    return { message: 'A hyperparameter has a name.', path: `runs[${run as number}].hyperparameters` };
  if (kind === 'parameter' && typeof name !== 'string')
    return { message: 'A parameter has a name.', path: 'objective.parameters' };
  if (kind === 'start' && start === undefined)
    return { message: 'A start has two numbers, x and y.', path: 'start' };
  if (kind === 'data') return refuseData(experiment, change as Readonly<Record<string, unknown>>);
  if (kind === 'descents') return refuseDescents(experiment, change as Readonly<Record<string, unknown>>);
  if (ofOwnRules.has(kind)) return refuseOwnRule(experiment, change as OwnRuleChange);
  return refuseOfTraining(experiment, change as Readonly<Record<string, unknown>>);
}

function apply(experiment: Experiment, change: Change): Experiment {
  switch (change.kind) {
    case 'objective':
      return change.objective.kind === 'data'
        ? withDataObjective(experiment, change.objective)
        : withObjective(withoutData(experiment), change.objective);
    case 'start': {
      const { starts: _, ...rest } = experiment;
      return { ...rest, start: change.start };
    }
    case 'steps':
      return { ...experiment, steps: change.steps };
    case 'tolerance': {
      const { tolerance: _, ...rest } = experiment;
      return change.value === undefined ? rest : { ...rest, tolerance: change.value };
    }
    case 'parameter':
      return { ...experiment, objective: withParameter(experiment.objective, change.name, change.value) };
    case 'hyperparameter':
      return withRun(experiment, change.run, (run) => withHyperparameter(run, change.name, change.value));
    case 'schedule':
      return withRun(experiment, change.run, (run) => withSchedule(run, change.schedule));
    case 'schedule-parameter':
      return withRun(experiment, change.run, (run) => withScheduleParameter(run, change.name, change.value));
    case 'warmup':
      return withRun(experiment, change.run, (run) => withWarmup(run, change.steps));
    case 'clip':
      return withRun(experiment, change.run, (run) => withClip(run, change.clip));
    case 'noise': {
      const { noise: _, ...rest } = experiment;
      return change.noise === undefined ? rest : { ...rest, noise: change.noise };
    }
    case 'data':
      return withData(experiment, change);
    case 'plane': {
      const { plane: _, ...rest } = experiment;
      return change.plane === undefined ? rest : { ...rest, plane: change.plane };
    }
    case 'seeds': {
      const { seeds: _, ...rest } = experiment;
      return change.seeds === undefined ? rest : { ...rest, seeds: change.seeds };
    }
    case 'sampling':
      return change.run === undefined
        ? { ...experiment, objective: withObjectiveSampling(experiment.objective, change.sampling) }
        : withRun(experiment, change.run, (run) => withSampling(run, change.sampling));
    case 'epochs':
      return withEpochs(experiment, change.epochs);
    case 'library':
      return withRun(experiment, change.run, (run) => withLibrary(run, change.library));
    case 'add-run':
      return {
        ...experiment,
        runs: experiment.runs.toSpliced(
          change.at ?? experiment.runs.length,
          0,
          withRecommendedRate(experiment, change.run),
        ),
      };
    case 'add-runs':
      return {
        ...experiment,
        runs: [...experiment.runs, ...change.runs.map((run) => withRecommendedRate(experiment, run))],
      };
    case 'duplicate-run':
      return {
        ...experiment,
        runs: experiment.runs.toSpliced(change.run + 1, 0, experiment.runs[change.run]),
      };
    case 'remove-run':
      return { ...experiment, runs: experiment.runs.toSpliced(change.run, 1) };
    case 'move-run':
      return { ...experiment, runs: moved(experiment.runs, change.run, change.to) };
    case 'label':
      return withRun(experiment, change.run, (run) => withLabel(run, change.label));
    case 'descents':
      return withDescents(experiment, change);
    case 'add-own':
    case 'copy-as-own':
    case 'edit-rule':
    case 'name-own':
      return applyOwnRule(experiment, change);
    case 'replace':
      return change.experiment;
  }
}

function withRun(experiment: Experiment, index: number, change: (run: RunSpec) => RunSpec): Experiment {
  return { ...experiment, runs: experiment.runs.with(index, change(experiment.runs[index])) };
}

/** The list with one of its items elsewhere. */
export function moved<T>(list: readonly T[], from: number, to: number): readonly T[] {
  return list.toSpliced(from, 1).toSpliced(to, 0, list[from]);
}

function withLabel({ label: _, ...run }: RunSpec, label: string | undefined): RunSpec {
  return label === undefined ? run : { ...run, label };
}

function withHyperparameter(run: RunSpec, name: string, value: number | boolean | undefined): RunSpec {
  const { [name]: _, ...others } = run.hyperparameters ?? {};
  return {
    ...run,
    hyperparameters: value === undefined ? others : { ...run.hyperparameters, [name]: value },
  };
}

function withParameter(objective: ObjectiveSpec, name: string, value: number | undefined): ObjectiveSpec {
  if (objective.kind === 'data') return objective;
  const { parameters, ...rest } = objective;
  const { [name]: _, ...others } = parameters ?? {};
  if (value !== undefined) return { ...rest, parameters: { ...parameters, [name]: value } };
  return Object.keys(others).length > 0 ? { ...rest, parameters: others } : rest;
}

/** The learning rate that a run begins with, where another than its library's default is known. */
function firstRate(experiment: Experiment, optimizer: string): number | undefined {
  if (experiment.objective.kind !== 'data') return recommendedLearningRate(experiment, optimizer);
  return Object.hasOwn(experiment.optimizers ?? {}, optimizer) ? undefined : startingRate(optimizer);
}

function withRecommendedRate(experiment: Experiment, run: RunSpec): RunSpec {
  const rate = firstRate(experiment, run?.optimizer);
  const named = run?.hyperparameters !== undefined && Object.hasOwn(run.hyperparameters, 'lr');
  return rate === undefined || named ? run : withHyperparameter(run, 'lr', rate);
}

/**
 * A typed formula keeps view, start and everything else, so that changing a number of it changes only that. A
 * landscape of the catalogue brings what belongs to it; what the user chose by hand stays.
 */
function withObjective(experiment: Experiment, objective: ObjectiveSpec): Experiment {
  if (objective.kind === 'expression') {
    const view = objective.view ?? viewOf(experiment.objective);
    const parameters = objective.parameters ?? keptParameters(experiment.objective, objective);
    const kept = parameters === undefined ? { ...objective, view } : { ...objective, view, parameters };
    return { ...experiment, objective: kept, start: startsOf(experiment)[0] };
  }
  const { start: _start, starts: _starts, ...rest } = experiment;
  const [old, next] = [landscapeOf(experiment.objective), landscapeOf(objective)];
  const steps = next && (!old || experiment.steps === old.steps) ? next.steps : experiment.steps;
  const runs = experiment.runs.map((run) => {
    const after = recommendedLearningRate({ ...experiment, objective, steps }, run.optimizer);
    const lr = run.hyperparameters?.lr;
    // Whether it came with the run before the steps were changed, or after.
    const wasRecommended = (before: number) =>
      lr === recommendedLearningRate({ ...experiment, steps: before }, run.optimizer);
    const untouched =
      lr === undefined || old === undefined || [old.steps, experiment.steps].some(wasRecommended);
    return after !== undefined && untouched ? withHyperparameter(run, 'lr', after) : run;
  });
  return { ...rest, objective, steps, runs };
}

/**
 * The values that were given to parameters which the next text still has, with the number that the old text has: who
 * types another number means that one.
 */
function keptParameters(
  old: ObjectiveSpec,
  next: ObjectiveSpec,
): Readonly<Record<string, number>> | undefined {
  const given = Object.entries(landscapeParameters(old));
  if (given.length === 0) return undefined;
  const [before, after] = [old, next].map(
    (spec) => new Map(programOf(spec).graph.text.parameters.map((each) => [each.name, each.default])),
  );
  const kept = given.filter(([name]) => after.has(name) && after.get(name) === before.get(name));
  return kept.length > 0 ? Object.fromEntries(kept) : undefined;
}
