/** A line of a Python text, as far as its neighbours have to know it. */
export interface PythonLine {
  readonly text: string;
  /** Begins within a string, brackets or a continued line of before. */
  readonly startsInside: boolean;
  /** Holds no code: empty, or only a comment. */
  readonly isEmpty: boolean;
  /** Ends with the colon that a block follows. */
  readonly opensBlock: boolean;
}

/** Reads lines of Python: where strings, brackets and comments reach, and nothing more. */
export function readPython(lines: readonly string[]): PythonLine[] {
  let quote = '';
  let depth = 0;
  let continues = false;
  return lines.map((text): PythonLine => {
    const startsInside = quote !== '' || depth > 0 || continues;
    let last = '';
    let index = 0;
    while (index < text.length) {
      if (quote !== '') {
        if (text[index] === '\\') index += 2;
        else if (text.startsWith(quote, index)) {
          index += quote.length;
          quote = '';
        } else index++;
        continue;
      }
      const character = text[index];
      if (character === '#') break;
      if (character === '"' || character === "'") {
        const triple = character.repeat(3);
        quote = text.startsWith(triple, index) ? triple : character;
        index += quote.length;
        last = character;
        continue;
      }
      if ('([{'.includes(character)) depth++;
      if (')]}'.includes(character)) depth = Math.max(0, depth - 1);
      if (character.trim() !== '') last = character;
      index++;
    }
    continues = quote === '' ? last === '\\' : text.endsWith('\\');
    // Only strings in three quotes go on in the next line, and others where a backslash says so.
    if (quote.length === 1 && !continues) quote = '';
    const isEmpty = !startsInside && last === '';
    return { text, startsInside, isEmpty, opensBlock: quote === '' && depth === 0 && last === ':' };
  });
}

/** The last line of the statement that a line belongs to. */
export function statementEnd(lines: readonly PythonLine[], line: number): number {
  let end = line;
  while (end + 1 < lines.length && lines[end + 1].startsInside) end++;
  return end;
}
