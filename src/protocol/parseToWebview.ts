import type { ToWebview } from './messages';
import { isCount, isRecord } from './shapes';

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
    case 'settings':
      return isSettings(message.settings);
    case 'refused': {
      const { change, problems } = message;
      return isRecord(change) && isText(change.kind) && isListOf(problems, isProblem);
    }
    case 'progress':
      return isCount(message.revision) && isNumber(message.done);
    default:
      return false;
  }
}

function isCatalogue(value: unknown): boolean {
  const isNamed = (item: unknown) => isRecord(item) && isText(item.id) && isText(item.name);
  return isRecord(value) && isListOf(value.landscapes, isNamed) && isListOf(value.optimizers, isNamed);
}

function isSettings(value: unknown): boolean {
  return isRecord(value) && isText(value.animation) && isCount(value.significantDigits);
}

function isPicture(value: unknown): value is Readonly<Record<string, unknown>> {
  return (
    isRecord(value) &&
    isCount(value.revision) &&
    isExperiment(value.experiment) &&
    (value.landscape === undefined || isLandscape(value.landscape)) &&
    isTuple(value.start, 2) &&
    isListOf(value.runs, isRun) &&
    typeof value.canUndo === 'boolean' &&
    typeof value.canRedo === 'boolean' &&
    (value.target === undefined || isNumber(value.target))
  );
}

function isExperiment(value: unknown): boolean {
  return isRecord(value) && isCount(value.steps) && isRecord(value.objective) && isText(value.objective.kind);
}

function isLandscape(value: unknown): boolean {
  if (!isRecord(value) || !isRecord(value.view)) return false;
  const { name, formula, view, columns, rows, values, minima } = value;
  return (
    isText(name) &&
    isText(formula) &&
    isInterval(view.x) &&
    isInterval(view.y) &&
    isCount(columns) &&
    isCount(rows) &&
    values instanceof Float32Array &&
    values.length === columns * rows &&
    isListOf(minima, (minimum) => isTuple(minimum, 3))
  );
}

function isRun(value: unknown): boolean {
  if (!isRecord(value)) return false;
  const { slot, label, optimizer, library, values, defaults, steps, theta, loss, stop, metrics, form } =
    value;
  return (
    isCount(slot) &&
    [label, optimizer, library, stop].every(isText) &&
    isRecord(values) &&
    isRecord(defaults) &&
    steps instanceof Int32Array &&
    theta instanceof Float64Array &&
    loss instanceof Float64Array &&
    theta.length === 2 * steps.length &&
    loss.length === steps.length &&
    Number.isSafeInteger(value.lastFiniteStep) &&
    isRecord(metrics) &&
    isRecord(metrics.status) &&
    isText(metrics.status.kind) &&
    (form === undefined || isForm(form))
  );
}

function isForm(value: unknown): boolean {
  const isNamed = (item: unknown) => isRecord(item) && isText(item.name);
  return isRecord(value) && isListOf(value.hyperparameters, isNamed) && isListOf(value.rule, isNamed);
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
