import type { TablePicture } from '../../protocol/data';
import type { Problem } from '../../core/index';
import { lineRanges, type Table } from '../../tables/index';
import type { LoadedRows } from './fileRows';

/** Mistakes that a panel lists one by one; of the other rows that are left out it tells the lines. */
const maxListed = 100;

/** Characters of a list of lines. */
const maxLineText = 2_000;

/** What a file has, and which of its rows are left out. */
export function tablePicture({ file, table, prepared }: LoadedRows): TablePicture {
  const leftOut = inOrder(prepared.leftOut, table.badLines);
  return {
    file,
    delimiter: table.delimiter,
    rows: table.lines.length + table.badLines.length,
    columns: table.columns.map((column) => ({
      name: column.name,
      kind: column.kind,
      missing: column.missing + (column.kind === 'number' ? column.bad : 0),
      ...(column.kind === 'category' && { levels: column.values.length }),
    })),
    leftOut: leftOut.length,
    problems: problemsOf(table, prepared.columns, leftOut),
  };
}

/** What is wrong with the chosen columns and with whole rows, and the lines of the rows of which it is not said. */
function problemsOf(table: Table, columns: readonly string[], leftOut: Int32Array): Problem[] {
  const chosen = new Set(columns);
  const listed = table.problems
    .filter(({ cell }) => cell === undefined || chosen.has(table.columns[cell].name))
    .slice(0, maxListed);
  const told = new Set(listed.map(({ row }) => row));
  const others = leftOut.filter((line) => !told.has(line));
  const problems: Problem[] = listed.map(({ message, line, column }) => ({ message, line, column }));
  if (others.length > 0)
    problems.push({
      message: `${others.length.toLocaleString('en-US')} more rows are left out, on lines ${lineRanges(others, maxLineText)}.`,
    });
  return problems;
}

function inOrder(a: Int32Array, b: Int32Array): Int32Array {
  const all = new Int32Array(a.length + b.length);
  all.set(a);
  all.set(b, a.length);
  return all.sort();
}
