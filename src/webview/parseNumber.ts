import { minus } from './format';

/** What a text in a number field means. */
export type ParsedNumber =
  | { readonly kind: 'number'; readonly value: number }
  /** The beginning of a number, such as `-` or `1e`: nothing is wrong yet, nothing can be sent. */
  | { readonly kind: 'incomplete' }
  | { readonly kind: 'refused'; readonly message: string };

const complete = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i;
const begun = /^[+-]?(\d*\.?\d*)(e[+-]?)?$/i;
/** Digits in groups; all kinds of spaces and apostrophes that people put between them. */
const spaced = /^[+-]?\d+([\s'’]\d+)+([.,]\d*)?$/;
/** A comma where it may divide thousands as well as it may be a decimal one. */
const ambiguous = /^[+-]?[1-9]\d{0,2},\d{3}$/;
/** Commas that can only divide thousands: several of them, or one before a point. */
const grouped = /^[+-]?\d{1,3}((,\d{3})+\.\d*|(,\d{3}){2,})$/;

/**
 * Reads a decimal number as people write it: with a point or a comma, a true minus sign, or full-width characters.
 * Thousands are not divided, because what divides them in one country is the decimal sign of another. `finished` says
 * that the user has left the field, so that what is incomplete is wrong. Whether the number makes sense is for the
 * host to say.
 */
export function parseNumber(text: string, finished = false): ParsedNumber {
  const typed = text.trim();
  const plain = halfWidth(typed).replaceAll(minus, '-');
  const refused = (message: string): ParsedNumber => ({ kind: 'refused', message: `“${typed}” ${message}` });
  if (spaced.test(plain)) {
    return refused(`has its digits in groups. Write ${plain.replaceAll(/[\s'’]/g, '')}.`);
  }
  if (ambiguous.test(plain)) {
    return refused(`can be read in two ways. Write ${plain.replace(',', '.')} or ${plain.replace(',', '')}.`);
  }
  if (grouped.test(plain)) {
    return refused(`has its digits in groups. Write ${plain.replaceAll(',', '')}.`);
  }
  const written = plain.includes('.') ? plain : plain.replace(',', '.');
  if (complete.test(written)) {
    const value = Number(written);
    return Number.isFinite(value) ? { kind: 'number', value } : refused('is too large for a number.');
  }
  if (!finished && begun.test(written)) return { kind: 'incomplete' };
  return written === ''
    ? { kind: 'refused', message: 'A number is missing here.' }
    : refused('is not a number.');
}

/** Full-width forms, which some keyboards type, are the ASCII characters at a fixed distance. */
function halfWidth(text: string): string {
  return text.replaceAll(/[\uff01-\uff5e]/g, (character) =>
    String.fromCharCode(character.charCodeAt(0) - 0xfee0),
  );
}
