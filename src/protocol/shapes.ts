// What both ends check messages with.
import type { View } from '../core/index';
import type { Ground } from './messages';

export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A whole number from 0 that counts exactly. */
export function isCount(value: unknown): value is number {
  return Number.isSafeInteger(value) && (value as number) >= 0;
}

/** An interval of some length on each axis. */
export function isFiniteView(value: unknown): value is View {
  const isInterval = (each: unknown) =>
    Array.isArray(each) && each.length === 2 && each.every(Number.isFinite) && each[0] < each[1];
  return isRecord(value) && isInterval(value.x) && isInterval(value.y);
}

/** With as many samples as there must be. */
export function isGround(value: unknown): value is Ground {
  if (!isRecord(value)) return false;
  const { view, columns, rows, base, values } = value;
  return (
    isFiniteView(view) &&
    isCount(columns) &&
    isCount(rows) &&
    Number.isFinite(base) &&
    values instanceof Float32Array &&
    values.length === columns * rows
  );
}
