import type { Problem } from '../core/index';

/** A table in columns, as it stands in its file. */
export interface Table {
  readonly delimiter: string;
  /** The decimal sign of its numbers. */
  readonly decimal: '.' | ',';
  /** Whether its first row names the columns. */
  readonly hasHeader: boolean;
  readonly columns: readonly Column[];
  /** The line on which each row begins, from 1. Rows that have not a cell for each column are not among them. */
  readonly lines: Int32Array;
  /** The lines of the rows that are not. */
  readonly badLines: Int32Array;
  /** What is wrong with it, with lines and columns: at most `maxListed` of each column and of bad rows. */
  readonly problems: readonly TableProblem[];
}

/** A mistake in a file that leaves the rest of it readable. */
export interface TableProblem extends Problem {
  readonly line: number;
  readonly column: number;
  /** The line on which its row begins, which is another one where cells have line breaks. */
  readonly row: number;
  /** Of the cell that is wrong, its index in {@link Table.columns}; absent where the whole row is, or the header. */
  readonly cell?: number;
}

/** A column: the kind of most of its first cells is that of the column. */
export type Column = NumberColumn | CategoryColumn | TextColumn;

interface AnyColumn {
  readonly name: string;
  /** How many cells are empty, or say that they are (`NA`, `NaN`, `null`, `?`). */
  readonly missing: number;
}

export interface NumberColumn extends AnyColumn {
  readonly kind: 'number';
  /** One a row; NaN where it is missing, or is no finite number. */
  readonly numbers: Float64Array;
  /** How many cells are no finite number, and are not missing. */
  readonly bad: number;
}

export interface CategoryColumn extends AnyColumn {
  readonly kind: 'category';
  /** One a row: the index of its word in `values`; −1 where it is missing. */
  readonly codes: Int32Array;
  /** In the order of their first appearance. */
  readonly values: readonly string[];
}

/** More different words than are told apart: none of them is kept. */
export interface TextColumn extends AnyColumn {
  readonly kind: 'text';
}
