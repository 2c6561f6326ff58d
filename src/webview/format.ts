import { formatExact, formatNumber } from '../core/format';

export { formatExact, formatNumber, formatPoint, formatShort, minus } from '../core/format';

/** The same in at most `room` characters where fewer digits make it so: a number that is cut off is another number. */
export function formatWithin(value: number, digits: number, room: number): string {
  let text = formatNumber(value, digits);
  for (let fewer = digits - 1; text.length > room && fewer > 0; fewer--) text = formatNumber(value, fewer);
  return text;
}

/** A hyperparameter's value: a number as it was typed, or whether a flag is on. */
export function formatValue(value: number | boolean): string {
  return typeof value === 'number' ? formatExact(value) : value ? 'on' : 'off';
}
