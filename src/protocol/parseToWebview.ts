import { maxSteps } from '../core/experiment/limits';
import type { ToWebview } from './messages';
import { isData, isOfferedDataSet, isOfferedModel, isTraining } from './parseData';
import { isDetail } from './parseDetail';
import { isCount, isGround, isRecord } from './shapes';

/**
 * Reads a message that reached the webview's window, which need not be the host's. Everything that drawing relies on
 * is checked: kinds, and that columns have the lengths they must have.
 * @returns the message, or undefined when it is none
 */
export function parseToWebview(message: unknown): ToWebview | undefined {
  return isToWebview(message) ? (message as unknown as ToWebview) : undefined;
}

function isToWebview(message: unknown): message is Readonly<Record<string, unknown>> {
  if (!isRecord(message)) return false;
  switch (message.type) {
    case 'snapshot': {
      const { catalogue, settings, picture } = message;
      return (
        isCatalogue(catalogue) && isSettings(settings) && isPicture(picture) && isRecord(picture.landscape)
      );
    }
    case 'picture':
      return isPicture(message.picture);
    case 'sketch':
      return isSketch(message.sketch);
    case 'settings':
      return isSettings(message.settings);
    case 'refused': {
      const { revision, change, problems } = message;
      return isCount(revision) && isRecord(change) && isText(change.kind) && isListOf(problems, isProblem);
    }
    case 'document': {
      const { document } = message;
      return isRecord(document) && isText(document.kind) && isListOf(document.problems, isProblem);
    }
    case 'detail':
      return isCount(message.revision) && isDetail(message.detail);
    case 'progress':
      return isCount(message.revision) && isNumber(message.done);
    case 'partial':
      return isPartial(message.partial);
    default:
      return false;
  }
}

function isCatalogue(value: unknown): boolean {
  const isNamed = (item: unknown): item is Readonly<Record<string, unknown>> =>
    isRecord(item) && isText(item.id) && isText(item.name);
  return (
    isRecord(value) &&
    isListOf(value.landscapes, isNamed) &&
    isListOf(value.optimizers, (item) => isNamed(item) && isListOf(item.libraries, isText)) &&
    isListOf(value.schedules, (item) => isNamed(item) && isListOf(item.parameters, isParameterOfSchedule)) &&
    isListOf(value.dataSets, isOfferedDataSet) &&
    isListOf(value.models, isOfferedModel)
  );
}

function isParameterOfSchedule(value: unknown): boolean {
  return (
    isRecord(value) &&
    isText(value.name) &&
    isText(value.meaning) &&
    (value.kind !== 'choice' || isListOf(value.options, isText))
  );
}

function isSettings(value: unknown): boolean {
  if (!isRecord(value)) return false;
  const { animation, significantDigits, optimizers, library } = value;
  return isText(animation) && isCount(significantDigits) && isRecord(optimizers) && isText(library);
}

function isPicture(value: unknown): value is Readonly<Record<string, unknown>> {
  return isDrawing(value) && isListOf(value.runs, (run) => isRun(run) && isRows(run));
}

function isSketch(value: unknown): boolean {
  return (
    isDrawing(value) &&
    isTolerance(value.tolerance) &&
    isListOf(value.runs, (run) => isTurned(run) && isThinnedRows(run.rows))
  );
}

function isPartial(value: unknown): boolean {
  return (
    isRecord(value) &&
    isCount(value.revision) &&
    isCount(value.steps) &&
    isCount(value.trainingRows) &&
    isCount(value.seeds) &&
    isListOf(value.runs, (run) => isRecord(run) && isPartialRun(run))
  );
}

function isPartialRun({
  slot,
  label,
  steps,
  theta,
  loss,
  stop,
  lastFiniteStep,
  training,
}: Readonly<Record<string, unknown>>): boolean {
  if (!(steps instanceof Int32Array && loss instanceof Float64Array)) return false;
  const { length } = steps;
  return (
    isCount(slot) &&
    [label, stop].every(isText) &&
    Number.isSafeInteger(lastFiniteStep) &&
    loss.length === length &&
    (theta === undefined || areColumns(theta, loss, length)) &&
    isTraining(training, length)
  );
}

/** What pictures and sketches have in common. */
function isDrawing(value: unknown): value is Readonly<Record<string, unknown>> {
  return (
    isRecord(value) &&
    isCount(value.revision) &&
    isExperiment(value.experiment) &&
    (value.landscape === undefined || isLandscape(value.landscape)) &&
    isTuple(value.start, 2) &&
    typeof value.canUndo === 'boolean' &&
    typeof value.canRedo === 'boolean' &&
    (value.target === undefined || isNumber(value.target))
  );
}

function isExperiment(value: unknown): boolean {
  return isRecord(value) && isCount(value.steps) && isRecord(value.objective) && isText(value.objective.kind);
}

function isLandscape(value: unknown): boolean {
  if (!isGround(value) || !isRecord(value)) return false;
  const { name, formula, data, parameters, minima } = value;
  return (
    isText(name) &&
    isText(formula) &&
    (data === undefined || isData(data)) &&
    isListOf(parameters, isParameter) &&
    isListOf(minima, (minimum) => isTuple(minimum, 3))
  );
}

function isParameter(value: unknown): boolean {
  return (
    isRecord(value) &&
    isText(value.name) &&
    isNumber(value.value) &&
    isInterval(value.slider) &&
    isText(value.scale)
  );
}

function isRun(value: unknown): value is Readonly<Record<string, unknown>> {
  if (!isTurned(value)) return false;
  const { label, optimizer, library, defaults, theta, loss, extra, training, form } = value;
  const isLikeTheta = (column: unknown) =>
    column instanceof Float64Array && theta instanceof Float64Array && column.length === theta.length;
  return (
    [label, optimizer, library].every(isText) &&
    isRecord(defaults) &&
    (extra === undefined || (isRecord(extra) && Object.values(extra).every(isLikeTheta))) &&
    (training === undefined || (loss instanceof Float64Array && isTraining(training, loss.length))) &&
    (form === undefined || isForm(form))
  );
}

/** What a gesture changes of a run. */
function isTurned(value: unknown): value is Readonly<Record<string, unknown>> {
  if (!isRecord(value)) return false;
  const { slot, values, schedule, clip, stop, metrics } = value;
  return (
    isCount(slot) &&
    isRecord(values) &&
    (schedule === undefined || isSchedule(schedule)) &&
    (clip === undefined || isRecord(clip)) &&
    isText(stop) &&
    Number.isSafeInteger(value.lastFiniteStep) &&
    isRecord(metrics) &&
    isRecord(metrics.status) &&
    isText(metrics.status.kind)
  );
}

function isSchedule(value: unknown): boolean {
  if (!isRecord(value)) return false;
  const { id, values, given, warmup, steps, rates } = value;
  return (
    isText(id) &&
    isRecord(values) &&
    isListOf(given, isText) &&
    isCount(warmup) &&
    steps instanceof Float64Array &&
    rates instanceof Float64Array &&
    steps.length === rates.length
  );
}

function isRows({ steps, theta, loss }: Readonly<Record<string, unknown>>): boolean {
  return steps instanceof Int32Array && areColumns(theta, loss, steps.length);
}

function isThinnedRows(value: unknown): boolean {
  if (!isRecord(value)) return false;
  const { count, every, last, kept, theta, loss } = value;
  return (
    [count, every, last].every(isCount) &&
    kept instanceof Int32Array &&
    // Ascending rows of those there are: they are counted before so many are allocated.
    kept.every((row, i) => row > (i === 0 ? -1 : kept[i - 1]) && row < (count as number)) &&
    (count as number) <= maxSteps + 1 &&
    areColumns(theta, loss, kept.length)
  );
}

function areColumns(theta: unknown, loss: unknown, rows: number): boolean {
  return (
    theta instanceof Float64Array &&
    loss instanceof Float64Array &&
    theta.length === 2 * rows &&
    loss.length === rows
  );
}

function isTolerance(value: unknown): boolean {
  return isRecord(value) && ['x', 'y', 'decades', 'floor', 'lowest'].every((name) => isNumber(value[name]));
}

function isForm(value: unknown): boolean {
  const isNamed = (item: unknown) => isRecord(item) && isText(item.name);
  if (!isRecord(value)) return false;
  const { hyperparameters, inits, rule, cost, kin, own, libraries } = value;
  return (
    isListOf(hyperparameters, isNamed) &&
    isListOf(inits, isNamed) &&
    isListOf(rule, isNamed) &&
    isRecord(cost) &&
    Object.values(cost).every(isCount) &&
    (kin === undefined || isKin(kin)) &&
    isListOf(libraries, isLibrary) &&
    (own === undefined || isOwnForm(own))
  );
}

function isKin(value: unknown): boolean {
  const isFlag = (item: unknown) => typeof item === 'boolean';
  return isRecord(value) && isListOf(value.names, isText) && isListOf(value.newLines, isFlag);
}

function isOwnForm(value: unknown): boolean {
  return isRecord(value) && isText(value.source) && isListOf(value.states, isText);
}

function isLibrary(value: unknown): boolean {
  if (!isRecord(value)) return false;
  const { library, hyperparameters, defaults, lines, note } = value;
  return (
    isText(library) &&
    isListOf(hyperparameters, isText) &&
    isRecord(defaults) &&
    (lines === undefined || (isRecord(lines) && Array.isArray(lines.here) && Array.isArray(lines.there))) &&
    (note === undefined || isText(note))
  );
}

function isProblem(value: unknown): boolean {
  return isRecord(value) && isText(value.message);
}

function isInterval(value: unknown): boolean {
  return isTuple(value, 2) && value[0] < value[1];
}

function isTuple(value: unknown, length: number): value is readonly number[] {
  return Array.isArray(value) && value.length === length && value.every(isNumber);
}

function isListOf(value: unknown, is: (item: unknown) => boolean): boolean {
  return Array.isArray(value) && value.every(is);
}

function isText(value: unknown): value is string {
  return typeof value === 'string';
}

function isNumber(value: unknown): value is number {
  return typeof value === 'number' && !Number.isNaN(value);
}
