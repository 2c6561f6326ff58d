import { markKinds } from './details';
import { isCount, isFiniteView, isGround, isRecord } from './shapes';
import { measures } from '../core/measures/catalogue';
import { dataMeasures } from '../core/measures/data/catalogue';

/** Whether this is a detail: of a known kind, with columns of the lengths they must have. */
export function isDetail(detail: unknown): boolean {
  if (!isRecord(detail)) return false;
  switch (detail.kind) {
    case 'strip': {
      const { slot, rates, losses, seeds } = detail;
      return (
        isCount(slot) &&
        isCount(seeds) &&
        rates instanceof Float64Array &&
        losses instanceof Float64Array &&
        rates.length === losses.length
      );
    }
    case 'region':
      return isGround(detail) && typeof detail['isCoarse'] === 'boolean';
    case 'batch': {
      const { slot, step, isCoarse, size } = detail;
      return [slot, step, size].every(isCount) && typeof isCoarse === 'boolean' && isGround(detail);
    }
    case 'fit':
      return isFit(detail);
    case 'noise': {
      const { slot, step, batch, rows, variance, rowVariance, scale, gradientNorm } = detail;
      return (
        [slot, step, batch, rows].every(isCount) &&
        [variance, rowVariance, scale, gradientNorm].every((each) => typeof each === 'number')
      );
    }
    case 'point': {
      const { x, y, loss, gradient } = detail;
      return (
        [x, y, loss].every((each) => typeof each === 'number') &&
        isListOf(gradient, (slope) => typeof slope === 'number') &&
        gradient.length === 2
      );
    }
    case 'arrows': {
      const { step, slots, gradient, momentum } = detail;
      return (
        isCount(step) &&
        slots instanceof Int32Array &&
        [gradient, momentum].every((each) => each instanceof Float64Array && each.length === 2 * slots.length)
      );
    }
    case 'field': {
      const { view, columns, rows, gradient } = detail;
      return (
        isFiniteView(view) &&
        isCount(columns) &&
        isCount(rows) &&
        gradient instanceof Float64Array &&
        gradient.length === 2 * columns * rows
      );
    }
    case 'marks': {
      const { kinds, x, y, loss } = detail;
      return (
        kinds instanceof Uint8Array &&
        kinds.every((kind) => kind < markKinds.length) &&
        [x, y, loss].every((column) => column instanceof Float64Array && column.length === kinds.length)
      );
    }
    case 'explanation': {
      const { slot, happens, why, fix } = detail;
      return (
        isCount(slot) &&
        isListOf(happens, isText) &&
        isListOf(why, isText) &&
        (fix === undefined || isFix(fix))
      );
    }
    case 'numbers': {
      const { slot, step, rule, names, calls, perParameter, values, parameter } = detail;
      return (
        isCount(slot) &&
        isCount(step) &&
        isListOf(rule, (line) => isRecord(line) && typeof line.name === 'string' && isRecord(line.value)) &&
        isListOf(names, isText) &&
        isListOf(calls, isText) &&
        (parameter === undefined || isCount(parameter)) &&
        isListOf(perParameter, (each) => typeof each === 'boolean') &&
        perParameter.length === names.length + calls.length + rule.length &&
        values instanceof Float64Array &&
        values.length === 2 * perParameter.length
      );
    }
    case 'measure': {
      const { slot, measure, block, steps, curves } = detail;
      return (
        isCount(slot) &&
        isText(measure) &&
        (block === undefined || isCount(block)) &&
        steps instanceof Int32Array &&
        isListOf(curves, (curve) => curve instanceof Float64Array && curve.length === steps.length) &&
        (curves.length === measures.get(measure)?.curves.length ||
          (curves.length === 1 && dataMeasures.has(measure)))
      );
    }
    default:
      return false;
  }
}

function isFit({ slot, step, shape, batch }: Readonly<Record<string, unknown>>): boolean {
  return (
    isCount(slot) &&
    isCount(step) &&
    isRecord(shape) &&
    isShape(shape) &&
    (batch === undefined || batch instanceof Int32Array)
  );
}

function isShape(shape: Readonly<Record<string, unknown>>): boolean {
  switch (shape.kind) {
    case 'curve': {
      const { x, curves } = shape;
      return (
        x instanceof Float64Array &&
        isListOf(curves, (curve) => curve instanceof Float64Array && curve.length === x.length)
      );
    }
    case 'regions': {
      const { view, columns, rows, values, classes } = shape;
      return (
        isFiniteView(view) &&
        isCount(columns) &&
        isCount(rows) &&
        values instanceof Float32Array &&
        values.length === columns * rows &&
        (classes === undefined || (classes instanceof Uint8Array && classes.length === values.length))
      );
    }
    case 'predictions':
      return shape.values instanceof Float64Array;
    default:
      return false;
  }
}

function isText(value: unknown): value is string {
  return typeof value === 'string';
}

function isFix(fix: unknown): boolean {
  return (
    isRecord(fix) &&
    typeof fix.text === 'string' &&
    typeof fix.loss === 'number' &&
    isRecord(fix.change) &&
    (fix.change.kind === 'hyperparameter' || fix.change.kind === 'schedule')
  );
}

function isListOf(value: unknown, is: (item: unknown) => boolean): value is readonly unknown[] {
  return Array.isArray(value) && value.every(is);
}
