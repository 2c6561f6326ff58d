import type { Problem } from '../core/index';
import { textOf } from './encoding';
import { Faults } from './faults';
import { findDelimiter, findLayout, open, type Layout } from './layout';
import { maxCells, maxColumns, maxFileSize } from './limits';
import { openSink } from './sinks';
import type { Table } from './table';

/** Bytes between two yields: about a millisecond. */
const slice = 65_536;

/** A table, or why there is none. */
export type TableReading =
  { readonly ok: true; readonly table: Table } | { readonly ok: false; readonly errors: readonly Problem[] };

/**
 * Reads a CSV file into columns: quoted cells (RFC 4180), any line ends, UTF-8, UTF-16 with its mark or Windows-1252. What
 * is not said is found out: the delimiter (comma, semicolon, tab or bar), whether the first row names the columns, decimal
 * commas, and of which kind each column is. Rows that do not fit and cells that say nothing are listed, and the others
 * are read all the same.
 * @param options.delimiter one character of ASCII; found out when absent
 * @yields the fraction done, about every millisecond
 */
export function* readTable(
  file: Uint8Array,
  options: { readonly delimiter?: string } = {},
): Generator<number, TableReading, void> {
  const tooLarge = refuseSize(file.length);
  if (tooLarge) return refused(tooLarge);
  const { delimiter: given } = options;
  if (given !== undefined && !isDelimiter(given))
    return refused({
      message: 'The delimiter is one character that is no letter, digit or quote.',
      path: 'objective.rows.delimiter',
    });
  const text = textOf(file);
  if (!text.ok) return text;
  const { bytes } = text;
  const layout = findLayout(bytes, given ?? findDelimiter(bytes));
  const lines = yield* countLines(bytes);
  return refuse(layout, bytes, lines) ?? { ok: true, table: yield* readRows(bytes, layout, lines) };
}

/** Why a file of this size is not read, if so. */
export function refuseSize(bytes: number): Problem | undefined {
  if (bytes <= maxFileSize) return undefined;
  const megabytes = (size: number) => `${Math.ceil(size / 1e6).toLocaleString('en-US')} MB`;
  return {
    message: `The file has ${megabytes(bytes)}; at most ${megabytes(maxFileSize)} are read.`,
    path: 'objective.rows.file',
  };
}

function isDelimiter(text: string): boolean {
  return /^[\t -~]$/.test(text) && !/[\w"]/.test(text);
}

/** How many lines there are at most. */
function* countLines(bytes: Uint8Array): Generator<number, number, void> {
  let lines = 1;
  for (let from = 0; from < bytes.length; from += 16 * slice) {
    const to = Math.min(bytes.length, from + 16 * slice);
    for (let at = from; at < to; at++) {
      const byte = bytes[at];
      if (byte === 0x0a || (byte === 0x0d && bytes[at + 1] !== 0x0a)) lines++;
    }
    yield 0;
  }
  return lines;
}

/** What is no table at all, or too large a one. */
function refuse(layout: Layout, bytes: Uint8Array, lines: number): TableReading | undefined {
  const { delimiter, decimal, columns } = layout;
  const { scanner } = open(bytes, delimiter, decimal);
  while (scanner.next() && (scanner.isBlank || scanner.fault));
  const { line } = scanner;
  if (columns === 0)
    return refused({
      message: bytes.length === 0 ? 'The file is empty.' : 'There is no row that can be read.',
      line: 1,
      column: 1,
    });
  const grouped = (count: number) => count.toLocaleString('en-US');
  if (columns > maxColumns)
    return refused({
      message: `There are ${grouped(columns)} columns; at most ${grouped(maxColumns)} are read.`,
      line,
      column: 1,
    });
  if (lines * columns > maxCells)
    return refused({
      message: `${grouped(lines)} lines of ${grouped(columns)} columns are too many: at most ${grouped(maxCells)} cells are read.`,
      line,
      column: 1,
    });
  return undefined;
}

function* readRows(bytes: Uint8Array, layout: Layout, maxRows: number): Generator<number, Table, void> {
  const { delimiter, decimal, hasHeader, columns, isNumber } = layout;
  const { scanner, cells } = open(bytes, delimiter, decimal);
  const faults = new Faults(bytes, scanner);
  const sinks = isNumber.map((each) => openSink(each, maxRows));
  const lines = new Int32Array(maxRows);
  const badLines = new Int32Array(maxRows);
  let names = hasHeader ? undefined : Array.from({ length: columns }, (_, cell) => unnamed(cell));
  let [rows, badRows, pause] = [0, 0, slice];
  while (scanner.next()) {
    if (scanner.offset > pause) {
      yield scanner.offset / bytes.length;
      pause = scanner.offset + slice;
    }
    if (scanner.isBlank) continue;
    if (scanner.fault || scanner.count !== columns) {
      faults.row(columns);
      badLines[badRows++] = scanner.line;
    } else if (!names) {
      const header = Array.from({ length: columns }, (_, cell) => cells.at(cell).text.trim());
      names = namesOf(header, (cell, message) => faults.header(scanner.starts[cell], message));
    } else {
      for (let cell = 0; cell < columns; cell++) {
        const fault = sinks[cell].add(cells.at(cell), rows);
        if (fault) faults.cell(cell, fault, names[cell], cells);
      }
      lines[rows++] = scanner.line;
    }
  }
  return {
    delimiter,
    decimal,
    hasHeader,
    columns: sinks.map((sink, cell) => sink.finish(names![cell], rows)),
    lines: lines.slice(0, rows),
    badLines: badLines.slice(0, badRows),
    problems: faults.problems.sort((a, b) => a.line - b.line || a.column - b.column),
  };
}

/** The names of columns, each of them another one. */
function namesOf(header: readonly string[], tell: (cell: number, message: string) => void): string[] {
  const taken = new Set(header);
  const names = new Set<string>();
  header.forEach((written, cell) => {
    let name = written || unnamed(cell);
    for (let copy = 2; names.has(name) || (name !== written && taken.has(name)); copy++)
      name = `${written || unnamed(cell)} (${copy})`;
    if (!written) tell(cell, `The column has no name; here it is “${name}”.`);
    else if (name !== written)
      tell(cell, `There is another column “${written}”; here this one is “${name}”.`);
    names.add(name);
  });
  return [...names];
}

function unnamed(cell: number): string {
  return `column ${cell + 1}`;
}

function refused(...errors: Problem[]): TableReading {
  return { ok: false, errors };
}
