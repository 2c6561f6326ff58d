// Edits of a model's loss on data: its rows, its model, what is kept out, and what of an experiment goes with it.
import { optimizers } from '../../optimizers/catalogue';
import type { Problem } from '../../problem';
import type { DataObjectiveSpec } from './dataObjective';
import { startingRate } from '../startingRate';
import type { Experiment, Model, Rows, RunSpec, Sampling } from '../types';

/** Parts of a model's loss on data; what is not named stays. */
export interface DataChange {
  readonly kind: 'data';
  readonly rows?: Rows;
  readonly model?: Model;
  /** The share of the rows that is kept out of training; 0 for none. */
  readonly heldOut?: number;
  /** Of what is kept out, of the order of the rows and of the model's first parameters. */
  readonly seed?: number;
}

/** Updates of an experiment on data until the user says otherwise. */
export const firstUpdates = 200;

/** What speaks against a change of the data before it is carried out. */
export function refuseData(
  { objective }: Experiment,
  { rows, model }: Readonly<Record<string, unknown>>,
): Problem | undefined {
  if (objective.kind !== 'data')
    return { message: 'There is no model’s loss on data here.', path: 'objective' };
  const isPart = (value: unknown) =>
    value === undefined || (typeof value === 'object' && value !== null && !Array.isArray(value));
  if (!isPart(rows)) return { message: 'Rows are an object.', path: 'objective.rows' };
  return isPart(model) ? undefined : { message: 'A model is an object.', path: 'objective.model' };
}

/** The experiment with other rows or another model. What belonged to other parameters or rows goes. */
export function withData(experiment: Experiment, { kind: _, ...parts }: DataChange): Experiment {
  const { objective } = experiment;
  if (objective.kind !== 'data') return experiment;
  const { heldOut, ...rest } = { ...objective, ...parts };
  const next: DataObjectiveSpec = { ...rest, ...(heldOut !== undefined && heldOut !== 0 && { heldOut }) };
  const otherRows = parts.rows !== undefined;
  const otherModel = parts.model !== undefined && !hasSameShape(objective.model, parts.model);
  const changed = { ...experiment, objective: next };
  return withoutRowIndices(otherRows || otherModel ? withoutParameters(changed) : changed, otherRows);
}

/** The experiment on a model's loss on data instead of what it was on. */
export function withDataObjective(experiment: Experiment, objective: DataObjectiveSpec): Experiment {
  const isNew = experiment.objective.kind !== 'data';
  const changed = withoutRowIndices(withoutParameters({ ...experiment, objective }), true);
  if (!isNew) return changed;
  const { tolerance: _, ...rest } = changed;
  return { ...rest, steps: firstUpdates, runs: changed.runs.map((run) => withStartingRate(changed, run)) };
}

/** The experiment without what only a model's loss on data has. */
export function withoutData(experiment: Experiment): Experiment {
  const { plane: _, ...rest } =
    experiment.objective.kind === 'data' ? withoutParameters(experiment) : experiment;
  return { ...rest, runs: experiment.runs.map(({ sampling: _sampling, ...run }) => run) };
}

/** A model with as many parameters, whatever its loss and penalty. */
function hasSameShape(a: Model, b: Model): boolean {
  const [before, after] = [a, b].map((model) => ({ degree: 0, hidden: [], activation: '', ...model }));
  const areAlike = (one: unknown, other: unknown) => Object.is(one, other);
  return (
    before.kind === after.kind &&
    areAlike(before.degree, after.degree) &&
    areAlike(before.activation, after.activation) &&
    Array.isArray(after.hidden) &&
    before.hidden.length === after.hidden.length &&
    before.hidden.every((width, layer) => areAlike(width, after.hidden[layer]))
  );
}

function withoutParameters(experiment: Experiment): Experiment {
  const { start: _start, starts: _starts, plane, ...rest } = experiment;
  return { ...rest, ...(plane && plane.kind !== 'parameters' && { plane }) };
}

/** Without the lists of rows, which are of the rows before. */
function withoutRowIndices(experiment: Experiment, otherRows: boolean): Experiment {
  if (!otherRows) return experiment;
  return { ...experiment, runs: experiment.runs.map(withoutBatches) };
}

function withoutBatches({ sampling, ...run }: RunSpec): RunSpec {
  const { batches: _, ...rest }: Sampling = sampling ?? {};
  return Object.keys(rest).length > 0 ? { ...run, sampling: rest } : run;
}

/** A rate that was found for a landscape says nothing of data. */
function withStartingRate({ optimizers: own = {} }: Experiment, run: RunSpec): RunSpec {
  if (!optimizers.has(run.optimizer) || Object.hasOwn(own, run.optimizer)) return run;
  const { lr: _, ...others } = run.hyperparameters ?? {};
  const lr = startingRate(run.optimizer);
  return { ...run, hyperparameters: lr === undefined ? others : { ...others, lr } };
}
