import {
  classesOf,
  datasetOf,
  lossOf,
  models,
  samplingOf,
  startsOf,
  trainingRows,
  updatesOf,
  type Dataset,
  type Experiment,
  type ObjectiveSpec,
  type RunOptions,
} from '../core/index';

type DataObjectiveSpec = Extract<ObjectiveSpec, { kind: 'data' }>;
type RecordOptions = NonNullable<RunOptions['record']>;

/** Rows of a trajectory that are kept for drawing; there are fewer pixels. */
const maxRows = 10_000;

/** Numbers that all trajectories of an experiment on data record together. */
const maxNumbers = 10_000_000;

/** Multiplications that may be spent on the losses on all rows of one trajectory: about half a second. */
const lossWork = 300_000_000;

/** So many of them there are at least. */
const minLosses = 50;

/** Multiplications that may be spent on the first updates of all runs, before there is anything to show. */
const beginningWork = 20_000_000;

/** Steps, over all trajectories, that the extension host computes itself: a few milliseconds. */
const maxStepsInHost = 50_000;

/** Multiplications likewise. */
const maxWorkInHost = 2_000_000;

/** What a landscape's runs record: every step of runs up to 10,000 steps, about 10,000 rows of longer ones. */
export function landscapeRecord({ steps }: Experiment): RecordOptions {
  return { every: odd(Math.ceil(steps / maxRows)) };
}

/** Whether an experiment is one on a landscape that is short enough to keep nobody waiting. */
export function isShort(experiment: Experiment): boolean {
  if (experiment.objective.kind === 'data') return false;
  return experiment.steps * experiment.runs.length * repetitions(experiment) <= maxStepsInHost;
}

/** How much there is to do for a run on data, and what of it is recorded. */
export interface DataPlan {
  readonly record: RecordOptions;
  /** Multiplications, of all its repetitions. */
  readonly work: number;
  /** Its first updates, of which workers can tell in less than a tenth of a second. */
  readonly beginning: number;
}

/**
 * What is recorded of a run on data: about 10,000 rows, or fewer of a model with many parameters; and the loss on all rows
 * as often as its evaluation does not take longer than the training.
 * @param data the rows of a file
 */
export function dataPlan(
  experiment: Experiment,
  objective: DataObjectiveSpec,
  run: number,
  data: Dataset | undefined,
): DataPlan {
  const { rows, parameters, updates, batch } = trainingOf(experiment, objective, run, data);
  const repeated = repetitions(experiment);
  const kept = Math.min(maxRows, Math.floor(maxNumbers / (parameters * repeated * experiment.runs.length)));
  const every = odd(Math.ceil(updates / Math.max(2, kept)));
  const recorded = Math.ceil(updates / every);
  // The loss of a full batch is that on all rows.
  const losses =
    batch === rows ? recorded : Math.min(recorded, Math.max(minLosses, lossWork / (rows * parameters)));
  const work = repeated * (updates * workOfUpdate(parameters, batch) + parameters * losses * rows);
  const share = beginningWork / experiment.runs.length;
  return {
    record: { every, lossEvery: every * Math.ceil(recorded / losses) },
    work,
    beginning: Math.max(1, Math.floor(share / workOfUpdate(parameters, batch))),
  };
}

/** Multiplications for the final loss of a run on data from one start: what one learning rate of a sweep takes. */
export function sweepWork(
  experiment: Experiment,
  objective: DataObjectiveSpec,
  run: number,
  data: Dataset | undefined,
): number {
  const { rows, parameters, updates, batch } = trainingOf(experiment, objective, run, data);
  return updates * workOfUpdate(parameters, batch) + parameters * rows;
}

/** Multiplications of an update with batches of so many rows. */
export function workOfUpdate(parameters: number, batch: number): number {
  return parameters * (3 * batch + 10);
}

/** Rows that are trained on, parameters of the model, updates of a run, and rows of each. */
function trainingOf(
  experiment: Experiment,
  objective: DataObjectiveSpec,
  run: number,
  data: Dataset | undefined,
): { rows: number; parameters: number; updates: number; batch: number } {
  const { rows, parameters } = sizeOf(objective, data);
  const sampling = samplingOf(objective, experiment.runs[run]);
  const { batch = 'full' } = sampling;
  const updates = updatesOf(experiment, sampling, rows);
  return { rows, parameters, updates, batch: batch === 'full' ? rows : Math.min(batch, rows) };
}

/** Whether runs on data are short enough to keep nobody waiting. */
export function areShort(plans: readonly DataPlan[]): boolean {
  return plans.reduce((sum, { work }) => sum + work, 0) <= maxWorkInHost;
}

/** Rows that are trained on, and parameters of the model. */
function sizeOf(objective: DataObjectiveSpec, data?: Dataset): { rows: number; parameters: number } {
  const { model } = objective;
  const rows = trainingRows(objective, data) ?? 1;
  const all = datasetOf(objective.rows, data);
  const outputs = lossOf(model)?.outputs === 'classes' ? classesOf(all) : 1;
  return { rows, parameters: models.get(model.kind)!.dimension(model, all.columns, outputs) };
}

function repetitions(experiment: Experiment): number {
  const starts =
    experiment.objective.kind === 'data' ? (experiment.starts ?? []).length : startsOf(experiment).length;
  return Math.max(1, starts) * Math.max(1, experiment.seeds?.length ?? 1);
}

/** An even number would always meet the same side of a zigzag and draw it as a straight line. */
function odd(every: number): number {
  return every % 2 === 0 ? every + 1 : every;
}
