// Checks of what the panel is told of a model's loss on data.
import { dataKinds } from './data';
import { isCount, isRecord } from './shapes';

/** Whether this is a data set of the catalogue. */
export function isOfferedDataSet(value: unknown): boolean {
  if (!isRecord(value)) return false;
  const { id, name, kind, rows, features, target, origin, licence, model } = value;
  return (
    [id, name, target, origin, licence].every(isText) &&
    dataKinds.includes(kind as never) &&
    isCount(rows) &&
    isListOf(features, isText) &&
    isRecord(model)
  );
}

/** Whether this is a family of models. */
export function isOfferedModel(value: unknown): boolean {
  if (!isRecord(value)) return false;
  const { kind, name, meaning, losses } = value;
  const isLoss = (item: unknown) => isRecord(item) && isText(item.id) && isText(item.name);
  return [kind, name, meaning].every(isText) && isListOf(losses, isLoss);
}

/** Whether this is what is told of a model, its rows and the plane of its parameters. */
export function isData(value: unknown): boolean {
  if (!isRecord(value)) return false;
  const { rows, model, plane, points } = value;
  return isRowsPicture(rows) && isModel(model) && isPlane(plane) && isPoints(points);
}

/**
 * Whether this is what is told of how a run takes its rows.
 * @param length of the run's columns
 */
export function isTraining(value: unknown, length: number): boolean {
  if (!isRecord(value)) return false;
  const { batch, isFull, order, epochs, updatesPerEpoch, rowsSeen, rowsInMemory, independentRows } = value;
  const { plannedRows, batchLoss, heldOutLoss, bands } = value;
  return (
    [batch, plannedRows, rowsInMemory, independentRows].every(isCount) &&
    typeof isFull === 'boolean' &&
    isText(order) &&
    (epochs === undefined || isCount(epochs)) &&
    typeof updatesPerEpoch === 'number' &&
    updatesPerEpoch > 0 &&
    isColumn(rowsSeen, length) &&
    isColumn(batchLoss, length) &&
    (heldOutLoss === undefined || isColumn(heldOutLoss, length)) &&
    (bands === undefined || isBands(bands, length))
  );
}

function isRowsPicture(value: unknown): boolean {
  if (!isRecord(value)) return false;
  const { name, kind, training, heldOut, features, target, classes, standardized, table } = value;
  const isStandardized = (item: unknown) =>
    isRecord(item) && isText(item.name) && Number.isFinite(item.mean) && Number.isFinite(item.deviation);
  return (
    [name, target].every(isText) &&
    dataKinds.includes(kind as never) &&
    isCount(training) &&
    isCount(heldOut) &&
    isListOf(features, isText) &&
    isListOf(classes, isText) &&
    isListOf(standardized, isStandardized) &&
    [value.origin, value.licence].every((text) => text === undefined || isText(text)) &&
    (table === undefined || isTable(table))
  );
}

function isTable(value: unknown): boolean {
  if (!isRecord(value)) return false;
  const { file, delimiter, rows, columns, leftOut, problems } = value;
  const isColumnPicture = (item: unknown) =>
    isRecord(item) && isText(item.name) && isText(item.kind) && isCount(item.missing);
  return (
    [file, delimiter].every(isText) &&
    isCount(rows) &&
    isListOf(columns, isColumnPicture) &&
    isCount(leftOut) &&
    isListOf(problems, (item) => isRecord(item) && isText(item.message))
  );
}

function isModel(value: unknown): boolean {
  if (!isRecord(value)) return false;
  const { name, loss, parameters, names, blocks, isLeastSquares } = value;
  const isBlock = (item: unknown) =>
    isRecord(item) && isText(item.name) && isCount(item.rows) && isCount(item.columns);
  return (
    isText(name) &&
    isText(loss) &&
    isCount(parameters) &&
    isListOf(names, isText) &&
    isListOf(blocks, isBlock) &&
    typeof isLeastSquares === 'boolean'
  );
}

function isPlane(value: unknown): boolean {
  if (!isRecord(value)) return false;
  const { choice, axes, explained, isWhole } = value;
  return (
    isRecord(choice) &&
    isText(choice.kind) &&
    isListOf(axes, isText) &&
    axes.length === 2 &&
    (explained === undefined || (isListOf(explained, Number.isFinite) && explained.length === 2)) &&
    typeof isWhole === 'boolean'
  );
}

function isPoints(value: unknown): boolean {
  if (!isRecord(value)) return false;
  const { x, y, target, heldOut } = value;
  return (
    x instanceof Float64Array &&
    (y === undefined || isColumn(y, x.length)) &&
    isColumn(target, x.length) &&
    heldOut instanceof Uint8Array &&
    heldOut.length === x.length
  );
}

function isBands(value: unknown, length: number): boolean {
  if (!isRecord(value)) return false;
  const { seeds, training, batch, heldOut } = value;
  return (
    isCount(seeds) &&
    isBand(training, length) &&
    isBand(batch, length) &&
    (heldOut === undefined || isBand(heldOut, length))
  );
}

function isBand(value: unknown, length: number): boolean {
  return isRecord(value) && [value.lower, value.median, value.upper].every((each) => isColumn(each, length));
}

function isColumn(value: unknown, length: number): boolean {
  return value instanceof Float64Array && value.length === length;
}

function isListOf(value: unknown, is: (item: unknown) => boolean): value is readonly unknown[] {
  return Array.isArray(value) && value.every(is);
}

function isText(value: unknown): value is string {
  return typeof value === 'string';
}
