import { LineError } from './jsonLine';

/** A cell of a line, and where it begins, counted from 1. */
export interface Cell {
  readonly text: string;
  readonly column: number;
}

const delimiters = [',', ';', '\t'] as const;

/** What separates the cells of a table, from its first line: the one that is there most often. */
export function delimiterOf(line: string): string {
  const counts = delimiters.map((delimiter) => line.split(delimiter).length);
  return delimiters[counts.indexOf(Math.max(...counts))];
}

/**
 * The cells of a line. What is in quotes may hold the delimiter, and quotes written twice.
 * @throws LineError where a quote is not closed in this line
 */
export function readCells(line: string, delimiter: string): Cell[] {
  const cells: Cell[] = [];
  let at = 0;
  for (;;) {
    const start = at;
    let text: string;
    if (line[at] === '"') {
      let end = at + 1;
      while (end < line.length && (line[end] !== '"' || line[end + 1] === '"'))
        end += line[end] === '"' ? 2 : 1;
      if (end >= line.length) throw new LineError('A cell whose quote is not closed in its line.', start + 1);
      text = line.slice(at + 1, end).replaceAll('""', '"');
      at = end + 1;
      if (at < line.length && line[at] !== delimiter)
        throw new LineError(`Expected “${delimiter}” behind the quote.`, at + 1);
    } else {
      const end = line.indexOf(delimiter, at);
      at = end < 0 ? line.length : end;
      text = line.slice(start, at);
    }
    cells.push({ text, column: start + 1 });
    if (at >= line.length) return cells;
    at++;
  }
}
