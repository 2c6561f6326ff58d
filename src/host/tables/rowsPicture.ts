import type { RowsPicture, TablePicture } from '../../protocol/data';
import type { Problem } from '../../core/index';
import { lineRanges, type Column, type Table } from '../../tables/index';
import type { LoadedRows } from './fileRows';

/** Mistakes that a panel lists one by one; of the other rows that are left out it tells the lines. */
const maxListed = 100;

/** Characters of a list of lines. */
const maxLineText = 2_000;

/** What is told of a file's rows, besides which of them are kept out of training. */
export type FileRowsPicture = Omit<RowsPicture, 'training' | 'heldOut'>;

export function fileRowsPicture({ file, kind, table, prepared }: LoadedRows): FileRowsPicture {
  const { data, target, classes = [], scales } = prepared;
  const names = data.names ?? [];
  const standardized = names.flatMap((name, column) => {
    const [mean, deviation] = [scales.mean[column], scales.deviation[column]];
    return mean === 0 && deviation === 1 ? [] : [{ name, mean, deviation }];
  });
  return {
    name: file.slice(file.lastIndexOf('/') + 1),
    kind: kind === 'number' ? 'regression' : kind,
    features: names,
    target,
    classes,
    standardized,
    table: tablePicture({ file, table, prepared }),
  };
}

function tablePicture({ file, table, prepared }: Omit<LoadedRows, 'kind'>): TablePicture {
  const leftOut = inOrder(prepared.leftOut, table.badLines);
  return {
    file,
    delimiter: table.delimiter,
    rows: table.lines.length + table.badLines.length,
    columns: table.columns.map(columnPicture),
    leftOut: leftOut.length,
    problems: problemsOf(table, prepared.columns, leftOut),
  };
}

/** Text has no levels: there are more than are told apart. */
function columnPicture(column: Column): TablePicture['columns'][number] {
  const { name } = column;
  if (column.kind === 'number') return { name, kind: 'number', missing: column.missing + column.bad };
  const { missing } = column;
  return column.kind === 'text'
    ? { name, kind: 'category', missing }
    : { name, kind: 'category', missing, levels: column.values.length };
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
