import type { FromRecords, StepColumn, ToRecords } from './records';
import { isCount, isFiniteView, isRecord } from './shapes';

/** Reads a message from the webview of records, which may be anything. */
export function parseFromRecords(message: unknown): FromRecords | undefined {
  if (!isRecord(message)) return undefined;
  const { type, version, revision, slot, line, column } = message;
  switch (type) {
    case 'ready':
      return isCount(version) ? { type, version } : undefined;
    case 'painted':
      return isCount(revision) ? { type, revision } : undefined;
    case 'add':
      return { type };
    case 'remove':
      return isCount(slot) ? { type, slot } : undefined;
    case 'show':
      return isCount(slot) && isCount(line) && isCount(column) ? { type, slot, line, column } : undefined;
    default:
      return undefined;
  }
}

/** Reads a message that reached the webview's window. Everything that drawing relies on is checked. */
export function parseToRecords(message: unknown): ToRecords | undefined {
  if (!isRecord(message) || message.type !== 'records' || !isRecord(message.picture)) return undefined;
  const { revision, significantDigits, records, plane } = message.picture;
  const isPlane =
    plane === undefined ||
    (isRecord(plane) && isFiniteView(plane.view) && isList(plane.explained, 2, Number.isFinite));
  const isValid =
    isCount(revision) && isCount(significantDigits) && isPlane && isList(records, undefined, isRecordPicture);
  return isValid ? (message as unknown as ToRecords) : undefined;
}

function isRecordPicture(value: unknown): boolean {
  if (!isRecord(value)) return false;
  const { slot, uri, label, path, state, problems, problemCount, notes, summary, loss, lr, way, parameters } =
    value;
  return (
    isCount(slot) &&
    [uri, label, path, state].every((text) => typeof text === 'string') &&
    isList(problems, undefined, (problem) => isRecord(problem) && typeof problem.message === 'string') &&
    isCount(problemCount) &&
    isList(notes, undefined, (note) => typeof note === 'string') &&
    (summary === undefined || isSummary(summary)) &&
    isColumn(loss, 1) &&
    (lr === undefined || isColumn(lr, 1)) &&
    (way === undefined || isColumn(way, 2)) &&
    (parameters === undefined || (isRecord(parameters) && isCount(parameters.count)))
  );
}

function isSummary(value: unknown): boolean {
  if (!isRecord(value)) return false;
  const { rows, lastStep, lastLoss, notFinite } = value;
  return (
    isCount(rows) &&
    isCount(lastStep) &&
    (Number.isFinite(lastLoss) || (lastLoss === undefined && typeof notFinite === 'string'))
  );
}

function isColumn(value: unknown, numbers: number): value is StepColumn {
  return (
    isRecord(value) &&
    value.steps instanceof Int32Array &&
    value.values instanceof Float64Array &&
    value.values.length === numbers * value.steps.length
  );
}

function isList(value: unknown, length: number | undefined, isItem: (item: unknown) => boolean): boolean {
  return Array.isArray(value) && (length ?? value.length) === value.length && value.every(isItem);
}
