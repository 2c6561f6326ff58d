import { readPython, statementEnd, type PythonLine } from './pythonSource';

/** Where a statement goes, and what stands around it there. Lines and characters count from 0. */
export interface Placement {
  readonly start: Position;
  readonly end: Position;
  /** Of each of its lines. */
  readonly indentation: string;
  readonly before: '' | '\n';
  readonly after: '' | '\n';
}

export interface Position {
  readonly line: number;
  readonly character: number;
}

/**
 * Places a statement of one or more lines at a cursor so that the code around it stays valid: on the cursor's line if
 * that is empty, else before or behind it; as deep as its block is.
 * @param unit one level of the text's indentation
 */
export function placeStatement(
  lines: readonly string[],
  cursor: Position,
  language: string,
  unit: string,
): Placement {
  const isPython = language === 'python';
  const read = isPython ? readPython(lines) : undefined;
  const line = read?.[cursor.line].startsInside ? statementEnd(read, cursor.line) : cursor.line;
  const text = lines[line];
  const isWithin = read?.[line].startsInside ?? false;
  const depth = (from: number, to: number, wanted: string) =>
    read ? pythonIndentation(read, from, to, wanted, unit) : bracedIndentation(lines, from, wanted, unit);
  if (text.trim() === '' && !isWithin) {
    return {
      start: { line, character: 0 },
      end: { line, character: text.length },
      indentation: depth(line - 1, line + 1, text),
      before: '',
      after: '',
    };
  }
  const own = /^\s*/.exec(text)![0];
  if (!isWithin && text.slice(0, cursor.character).trim() === '') {
    const start = { line, character: 0 };
    return { start, end: start, indentation: own, before: '', after: '\n' };
  }
  const end = read ? statementEnd(read, line) : line;
  const behind = { line: end, character: lines[end].length };
  return { start: behind, end: behind, indentation: depth(end, end + 1, own), before: '\n', after: '' };
}

/** In braces, indentation is only for the eye: that of the line above, or one more. */
function bracedIndentation(lines: readonly string[], above: number, wanted: string, unit: string): string {
  if (wanted !== '') return wanted;
  let line = above;
  while (line >= 0 && lines[line].trim() === '') line--;
  if (line < 0) return '';
  return /^\s*/.exec(lines[line])![0] + (/[{([]\s*$/.test(lines[line]) ? unit : '');
}

const indentationOf = (text: string) => /^\s*/.exec(text)![0];
/** As Python compares indentation that does not mix tabs and spaces. */
const width = (indentation: string) => indentation.replaceAll('\t', '        ').length;

/**
 * The indentation nearest to the wanted one at which a statement between two lines belongs to a block there, and does
 * not end one that goes on behind it.
 */
function pythonIndentation(
  lines: readonly PythonLine[],
  above: number,
  below: number,
  wanted: string,
  unit: string,
): string {
  const levels = openLevels(lines, above, unit);
  const next = lines.slice(below).find(({ isEmpty, startsInside }) => !isEmpty && !startsInside);
  const least = next ? width(indentationOf(next.text)) : 0;
  // What begins with these belongs to the block before it, in which the statement then has to stand.
  const goesOn = next !== undefined && /^\s*(else|elif|except|finally)\b/.test(next.text);
  const fitting = levels.filter((level) => width(level) > least || (width(level) === least && !goesOn));
  if (fitting.length === 0) return next && !goesOn ? indentationOf(next.text) : wanted;
  return fitting.find((level) => width(level) <= width(wanted)) ?? fitting.at(-1)!;
}

/** The indentations that a statement behind a line may have, the deepest first. */
function openLevels(lines: readonly PythonLine[], above: number, unit: string): string[] {
  const levels: string[] = [];
  let opensBlock: boolean | undefined;
  for (let line = above; line >= 0; line--) {
    const { text, isEmpty, startsInside } = lines[line];
    if (isEmpty) continue;
    opensBlock ??= lines[line].opensBlock;
    if (startsInside) continue;
    const own = indentationOf(text);
    if (levels.length === 0) {
      levels.push(opensBlock ? own + unit : own);
      // A block that has no line yet must get one.
      if (opensBlock) return levels;
    } else if (width(own) < width(levels.at(-1)!)) levels.push(own);
  }
  return levels.length === 0 ? [''] : levels;
}
