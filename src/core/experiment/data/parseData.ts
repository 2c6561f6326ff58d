// What a document says of a model's loss on data, checked before anything is made of it.
import { dataSets } from '../../data/catalogue';
import { didYouMean } from '../../language/nearest';
import { losses } from '../../losses/catalogue';
import type { LossDefinition } from '../../losses/definition';
import { models } from '../../models/catalogue';
import { outputsOf } from '../../models/compile';
import { checkTargets } from '../../models/targets';
import { ProblemError } from '../../problem';
import { samplingOf } from './descents';
import { grouped, isFinite, isRecord, seedRange, type Check } from '../check';
import {
  maxBatchedRows,
  maxClasses,
  maxColumns,
  maxDataNumbers,
  maxDegree,
  maxLayers,
  maxParameters,
  maxRecordedNumbers,
  maxSteps,
  maxTitleLength,
  maxWidth,
} from '../limits';
import type { ResolvedRun } from '../resolve';
import type { Experiment, Model } from '../types';
import { updatesOf } from './updates';

/** What is known of a data objective from its document alone: of the rows of a file, little. */
export interface DataShape {
  /** Rows that are trained on. */
  readonly rows?: number;
  /** Parameters of the model. */
  readonly dimension?: number;
}

/** What is known of rows. */
interface RowsShape {
  readonly rows?: number;
  readonly columns?: number;
  readonly classes?: number;
}

/** @returns what is known of it; nothing where something is wrong */
export function checkDataObjective(check: Check, objective: Record<string, unknown>): DataShape {
  const before = check.problems.length;
  const { model, heldOut, seed } = objective;
  const shape = checkRows(check, objective.rows);
  const loss = checkModel(check, model);
  if (heldOut !== undefined && !(isFinite(heldOut) && heldOut >= 0 && heldOut < 1))
    check.add('objective.heldOut', 'The share that is held out must be at least 0 and less than 1.');
  if (seed !== undefined) check.integer(seed, 'objective.seed', 'The seed', seedRange);
  if (check.problems.length > before || loss === undefined) return {};

  checkTarget(check, objective.rows, loss);
  const { columns, classes = 0 } = shape;
  const rows = shape.rows === undefined ? undefined : trainedOn(check, shape.rows, Number(heldOut ?? 0));
  const isOpen = columns === undefined || (loss.outputs === 'classes' && shape.classes === undefined);
  const dimension = isOpen
    ? undefined
    : models.get((model as Model).kind)!.dimension(model as Model, columns, outputsOf(loss, classes));
  if (dimension !== undefined && !(dimension <= maxParameters))
    check.add(
      'objective.model',
      `The model would have ${grouped(dimension)} parameters; at most ${grouped(maxParameters)} are trained.`,
    );
  checkSampling(check, objective, 'objective', rows);
  return { ...(rows !== undefined && { rows }), ...(dimension !== undefined && { dimension }) };
}

/**
 * How rows are taken: the fields of the objective, or of a run's `sampling`.
 * @param rows that are trained on, where that is known
 */
export function checkSampling(check: Check, sampling: unknown, path: string, rows: number | undefined): void {
  if (!isRecord(sampling)) {
    check.add(path, 'Sampling has a batch size, an order or epochs.');
    return;
  }
  const { batch, order, epochs, batches } = sampling;
  if (batch !== undefined && batch !== 'full' && !(Number.isInteger(batch) && (batch as number) > 0))
    check.add(`${path}.batch`, 'A batch has a whole number of rows from 1, or is “full”.');
  if (order !== undefined && order !== 'shuffled' && order !== 'sequential')
    check.add(`${path}.order`, 'The order is “shuffled” or “sequential”.');
  if (epochs !== undefined) check.integer(epochs, `${path}.epochs`, 'Epochs', [1, maxSteps]);
  if (batches !== undefined) checkBatches(check, batches, `${path}.batches`, rows);
}

/** Stops at the first mistake: there may be very many. */
function checkBatches(check: Check, batches: unknown, path: string, rows = Infinity): void {
  const isList = Array.isArray(batches) && batches.length > 0 && batches.length <= maxSteps;
  const first = isList
    ? Array.from(batches as unknown[]).findIndex((batch) => !Array.isArray(batch) || batch.length === 0)
    : 0;
  if (first >= 0) {
    check.add(isList ? `${path}[${first}]` : path, 'Batches are lists of the numbers of rows, none empty.');
    return;
  }
  const lists = batches as readonly (readonly unknown[])[];
  const count = lists.reduce((sum, { length }) => sum + length, 0);
  if (count > maxBatchedRows) {
    check.add(path, `Batches that are listed have at most ${grouped(maxBatchedRows)} rows together.`);
    return;
  }
  for (const [index, list] of lists.entries()) {
    const wrong = Array.from(list).findIndex(
      (row) => !(Number.isInteger(row) && (row as number) >= 0 && (row as number) < rows),
    );
    if (wrong < 0) continue;
    const range = rows === Infinity ? 'from 0' : `between 0 and ${grouped(rows - 1)}`;
    check.add(`${path}[${index}][${wrong}]`, `The number of a row is whole, ${range}.`);
    return;
  }
}

/** How long runs are and what they record at least: each loss, whatever is kept of the parameters. */
export function checkDataSize(
  check: Check,
  experiment: Experiment,
  runs: readonly ResolvedRun[],
  { rows }: DataShape,
  trajectories: number,
): void {
  const { objective } = experiment;
  if (objective.kind !== 'data') return;
  let numbers = 0;
  const wrong = new Set<string>();
  for (const [index, run] of runs.entries()) {
    const sampling = samplingOf(objective, experiment.runs[index]);
    if (rows === undefined && sampling.epochs !== undefined) continue;
    const updates = updatesOf(experiment, sampling, rows ?? 1);
    if (updates > maxSteps) {
      const epochs = `${grouped(sampling.epochs ?? 1)} epochs are ${grouped(updates)} updates`;
      const isOwn = experiment.runs[index].sampling?.epochs !== undefined;
      const path = isOwn ? `runs[${index}].sampling.epochs` : 'objective.epochs';
      if (!wrong.has(path)) check.add(path, `${epochs}; at most ${grouped(maxSteps)} are taken.`);
      wrong.add(path);
    }
    numbers += trajectories * (updates + 1) * (2 + (run.schedule ? 1 : 0) + (objective.heldOut ? 1 : 0));
  }
  if (numbers > maxRecordedNumbers)
    check.add(
      'steps',
      `The losses of all updates are ${grouped(numbers)} numbers; at most ${grouped(maxRecordedNumbers)} are recorded. Take fewer updates, seeds or runs.`,
    );
}

function checkRows(check: Check, rows: unknown): RowsShape {
  if (!isRecord(rows)) {
    check.add(
      'objective.rows',
      'Rows are those of a “builtin” set, of a “file”, or “features” and “target”.',
    );
    return {};
  }
  if (rows.standardize !== undefined && typeof rows.standardize !== 'boolean')
    check.add('objective.rows.standardize', 'Standardising is true or false.');
  if (rows.builtin !== undefined) return checkBuiltin(check, rows.builtin);
  if (rows.file !== undefined) return checkFile(check, rows);
  return checkInline(check, rows.features, rows.target);
}

function checkBuiltin(check: Check, id: unknown): RowsShape {
  const definition = typeof id === 'string' ? dataSets.get(id) : undefined;
  if (!definition) {
    const hint = typeof id === 'string' ? didYouMean(id, dataSets.keys()) : '';
    check.add('objective.rows.builtin', `There is no data set “${String(id).slice(0, 40)}”.${hint}`);
    return {};
  }
  const { rows, features, kind, classes } = definition;
  return {
    rows,
    columns: features.length,
    ...(kind !== 'regression' && { classes: classes?.length ?? 2 }),
  };
}

/** A file is one of the folder that the document is in: nobody's else can be named. */
function checkFile(check: Check, { file, target, features, delimiter }: Record<string, unknown>): RowsShape {
  const isInside =
    typeof file === 'string' &&
    file.length <= maxTitleLength &&
    /^[^/:\\]+(\/[^/:\\]+)*$/.test(file) &&
    !file.split('/').includes('..');
  if (!isInside)
    check.add(
      'objective.rows.file',
      'The file must be a relative path with “/” that stays inside the folder.',
    );
  if (target !== undefined) check.text(target, 'objective.rows.target', 'The target');
  if (delimiter !== undefined && !(typeof delimiter === 'string' && delimiter.length === 1))
    check.add('objective.rows.delimiter', 'The delimiter is one character.');
  if (features === undefined) return {};
  check.list(features, 'objective.rows.features', 'Features', maxColumns, (name, path) =>
    check.text(name, path, 'The name of a column'),
  );
  // A column of categories becomes several, so even a list of them does not say how many there are.
  return {};
}

function checkInline(check: Check, features: unknown, target: unknown): RowsShape {
  const path = 'objective.rows.features';
  const [first] = Array.isArray(features) ? (features as unknown[]) : [];
  const columns = Array.isArray(first) ? first.length : 0;
  if (!Array.isArray(features) || columns === 0 || columns > maxColumns) {
    check.add(path, `Features are rows of 1 to ${grouped(maxColumns)} numbers.`);
    return {};
  }
  const rows = features.length;
  if (rows * columns > maxDataNumbers) {
    check.add(path, `There are more than ${grouped(maxDataNumbers)} numbers.`);
    return {};
  }
  // The first mistake is enough: there may be very many.
  const wrongRow = Array.from(features as unknown[]).findIndex(
    (row) => !Array.isArray(row) || row.length !== columns || !Array.from(row as unknown[]).every(isFinite),
  );
  if (wrongRow >= 0) check.add(`${path}[${wrongRow}]`, `This row must have ${columns} finite numbers.`);
  if (!Array.isArray(target) || target.length !== rows) {
    check.add('objective.rows.target', `There must be ${grouped(rows)} targets, one for each row.`);
    return {};
  }
  const wrongTarget = Array.from(target as unknown[]).findIndex((value) => !isFinite(value));
  if (wrongTarget >= 0)
    check.add(`objective.rows.target[${wrongTarget}]`, 'A target must be a finite number.');
  if (wrongRow >= 0 || wrongTarget >= 0) return {};
  const classes = (target as number[]).reduce((most, index) => Math.max(most, index + 1), 0);
  return { rows, columns, classes: Math.min(classes, maxClasses) };
}

/** @returns the loss, where model and loss are right and go together */
function checkModel(check: Check, model: unknown): LossDefinition | undefined {
  const path = 'objective.model';
  const known = isRecord(model) ? models.get(model.kind as Model['kind']) : undefined;
  if (!isRecord(model) || !known) {
    check.add(`${path}.kind`, `The model is one of: ${[...models.keys()].join(', ')}.`);
    return undefined;
  }
  const { kind, degree, hidden, activation, l2, loss } = model;
  if (kind === 'polynomial') check.integer(degree, `${path}.degree`, 'The degree', [1, maxDegree]);
  if (kind === 'mlp') {
    check.list(hidden, `${path}.hidden`, 'Hidden layers', maxLayers, (width, at) =>
      check.integer(width, at, 'The width of a layer', [1, maxWidth]),
    );
    if (activation !== 'tanh' && activation !== 'relu')
      check.add(`${path}.activation`, 'The activation is “tanh” or “relu”.');
  }
  if (l2 !== undefined && !(isFinite(l2) && l2 >= 0))
    check.add(`${path}.l2`, 'The penalty on the weights must be at least 0.');
  if (loss !== undefined && !(known.losses as readonly unknown[]).includes(loss)) {
    const wanted = known.losses.map((id) => `“${id}”`).join(' or ');
    check.add(`${path}.loss`, `${known.name} takes the loss ${wanted}.`);
    return undefined;
  }
  return losses.get((loss as Model['loss']) ?? known.losses[0]);
}

/** Whether a loss has a meaning for a target that is in the document, or in the catalogue. */
function checkTarget(check: Check, rows: unknown, loss: LossDefinition): void {
  const { builtin, target } = rows as { readonly builtin?: string; readonly target?: unknown };
  const kind = builtin === undefined ? undefined : dataSets.get(builtin)?.kind;
  if (kind !== undefined) {
    const fits = { number: true, binary: kind === 'binary', class: kind !== 'regression' }[loss.target];
    const wanted = loss.target === 'binary' ? '0 or 1' : 'the index of a class';
    if (!fits)
      check.add(
        'objective.model.loss',
        `The loss “${loss.id}” needs a target that is ${wanted}; that of “${builtin}” is not.`,
      );
  }
  if (!Array.isArray(target)) return;
  try {
    checkTargets(loss, { features: new Float64Array(0), columns: 0, target: Float64Array.from(target) });
  } catch (error) {
    if (!(error instanceof ProblemError)) throw error;
    check.problems.push(...error.problems);
  }
}

/** How many rows are left for training. */
function trainedOn(check: Check, rows: number, share: number): number {
  const out = Math.round(rows * share);
  if (share > 0 && (out < 1 || out > rows - 1))
    check.add(
      'objective.heldOut',
      `Of ${rows} rows, ${out} would be held out; there must be at least one to hold out and one to train on.`,
    );
  return rows - out;
}
