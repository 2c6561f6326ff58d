import { minus } from './format';

/** What a text in a number field means. */
export type ParsedNumber =
  | { readonly kind: 'number'; readonly value: number }
  /** The beginning of a number, such as `-` or `1e`: nothing is wrong yet, nothing can be sent. */
  | { readonly kind: 'incomplete' }
  | { readonly kind: 'refused'; readonly message: string };

const complete = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i;
const begun = /^[+-]?(\d*\.?\d*)(e[+-]?)?$/i;

/**
 * Reads a decimal number as people write it; a true minus sign counts as a hyphen. `finished` says that the user has
 * left the field, so that what is incomplete is wrong. Whether the number makes sense is for the host to say.
 */
export function parseNumber(text: string, finished = false): ParsedNumber {
  const written = text.trim().replaceAll(minus, '-');
  if (complete.test(written)) {
    const value = Number(written);
    if (Number.isFinite(value)) return { kind: 'number', value };
    return { kind: 'refused', message: `“${text.trim()}” is too large for a number.` };
  }
  if (!finished && begun.test(written)) return { kind: 'incomplete' };
  if (written === '') return { kind: 'refused', message: 'A number is missing here.' };
  return { kind: 'refused', message: `“${text.trim()}” is not a number.` };
}
