import { LanguageError } from './languageError';
import { maxCharacters, maxNameLength } from './limits';
import type { Place } from './tree';
import { visit } from './work';

/** A word of the text. A symbol is its own text; `end` closes every line that holds anything. */
export type Token =
  | { readonly kind: 'number'; readonly value: number; readonly at: Place }
  | { readonly kind: 'name'; readonly text: string; readonly at: Place }
  | { readonly kind: 'symbol'; readonly text: string; readonly at: Place }
  | { readonly kind: 'end'; readonly at: Place };

const symbols = ['==', '!=', '<=', '>=', '<', '>', '=', '+', '-', '*', '/', '^', '(', ')', ',', '?', ':'];
export const numberPattern = /(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?/y;
export const namePattern = /[A-Za-z][A-Za-z0-9_]*/y;

/** Line separators would show lines that are none. */
const space = /[^\S\u2028\u2029]/;

/** What to say of a character the language has no use for: most come from another language or a word processor. */
const foreign: ReadonlyMap<string, string> = new Map([
  ['.', 'A “.” stands only inside numbers; names have no members.'],
  ['"', 'There are no strings here.'],
  ["'", 'There are no strings here.'],
  ['`', 'There are no strings here.'],
  ['[', 'There are no lists here; use “(” and “)” to group.'],
  [']', 'There are no lists here; use “(” and “)” to group.'],
  ['{', 'There are no braces here; use “(” and “)” to group.'],
  ['}', 'There are no braces here; use “(” and “)” to group.'],
  ['_', 'A name starts with a letter.'],
  ['&', 'Write “and”.'],
  ['|', 'Write “or”, or “abs(x)” for the absolute value.'],
  ['!', 'Write “not”.'],
  [';', 'Write one definition on each line.'],
  ['%', 'Write “mod(a, b)”.'],
  ['\u2028', 'This is a line separator from elsewhere; start a new line.'],
  ['\u2029', 'This is a paragraph separator from elsewhere; start a new line.'],
  ['−', 'This is a typographic minus; write “-”.'],
  ['×', 'Write “*”.'],
  ['·', 'Write “*”.'],
  ['²', 'Write “^2”.'],
  ['³', 'Write “^3”.'],
]);

/** Of those the ones that mean just this. */
const replacements: ReadonlyMap<string, string> = new Map([
  ['−', '-'],
  ['×', '*'],
  ['·', '*'],
  ['²', '^2'],
  ['³', '^3'],
]);

/**
 * Cuts a text into lines of tokens; comments and empty lines leave nothing.
 * @throws LanguageError at the first character that has no meaning, or when the text is too long
 */
export function tokenize(source: string): Token[][] {
  if (source.length > maxCharacters) {
    const size = source.length.toLocaleString('en-US');
    throw new LanguageError(
      `The text has ${size} characters; at most ${maxCharacters.toLocaleString('en-US')} are read.`,
      { line: 1, column: 1, length: 1 },
    );
  }
  const lines: Token[][] = [];
  source.split(/\r\n|\r|\n/).forEach((text, index) => {
    const tokens = tokenizeLine(text, index + 1);
    if (tokens.length > 0) lines.push(tokens);
  });
  return lines;
}

function tokenizeLine(text: string, line: number): Token[] {
  const tokens: Token[] = [];
  let index = 0;
  const place = (length: number): Place => ({ line, column: index + 1, length });
  const match = (pattern: RegExp) => {
    pattern.lastIndex = index;
    return pattern.exec(text)?.[0];
  };
  while (index < text.length && text[index] !== '#') {
    if (space.test(text[index])) {
      index++;
      continue;
    }
    visit();
    const number = match(numberPattern);
    const name = number === undefined ? match(namePattern) : undefined;
    const symbol =
      number === undefined && name === undefined ? symbols.find((s) => text.startsWith(s, index)) : undefined;
    const word = number ?? name ?? symbol;
    if (word === undefined) {
      const character = String.fromCodePoint(text.codePointAt(index)!);
      const hint = foreign.get(character) ?? `“${character}” has no meaning here.`;
      throw new LanguageError(hint, place(character.length), replacements.get(character));
    }
    const at = place(word.length);
    if (number !== undefined) tokens.push({ kind: 'number', value: readNumber(number, at), at });
    else if (name !== undefined) tokens.push({ kind: 'name', text: checkName(name, at), at });
    else if (word === '*' && text[index + 1] === '*')
      throw new LanguageError('Write “^” for powers.', place(2), '^');
    else tokens.push({ kind: 'symbol', text: word, at });
    index += word.length;
  }
  if (tokens.length > 0) {
    // Errors about something missing point just behind the last word of the line.
    const last = tokens[tokens.length - 1].at;
    tokens.push({ kind: 'end', at: { line, column: last.column + last.length, length: 1 } });
  }
  return tokens;
}

function readNumber(text: string, at: Place): number {
  const value = Number(text);
  if (!Number.isFinite(value)) throw new LanguageError(`${text} is too large for a number.`, at);
  return value;
}

function checkName(name: string, at: Place): string {
  if (name.length > maxNameLength) {
    throw new LanguageError(`A name may have at most ${maxNameLength} characters.`, at);
  }
  return name;
}
