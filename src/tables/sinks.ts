import { Categories } from './categories';
import type { Cells } from './cells';
import type { Column } from './table';

/** What is wrong with a cell. */
export type CellFault = 'missing' | 'no-number' | 'not-finite';

/** Takes the cells of a column, row by row. */
export interface Sink {
  /** @returns what is wrong with the cell, if anything */
  add(cell: Cells, row: number): CellFault | undefined;
  /** The column, when it has so many rows. */
  finish(name: string, rows: number): Column;
}

/** @param maxRows how many rows there may be */
export function openSink(isNumber: boolean, maxRows: number): Sink {
  return isNumber ? new NumberSink(maxRows) : new CategorySink(maxRows);
}

class NumberSink implements Sink {
  private readonly numbers: Float64Array;
  private missing = 0;
  private bad = 0;

  constructor(maxRows: number) {
    this.numbers = new Float64Array(maxRows);
  }

  add(cell: Cells, row: number): CellFault | undefined {
    const number = cell.number;
    this.numbers[row] = number;
    // The difference is 0 for all finite numbers, and for none else.
    if (number - number === 0) return undefined;
    this.numbers[row] = NaN;
    if (Number.isNaN(number) && cell.isMissing) {
      this.missing++;
      return 'missing';
    }
    this.bad++;
    return Number.isNaN(number) ? 'no-number' : 'not-finite';
  }

  finish(name: string, rows: number): Column {
    const { missing, bad } = this;
    return { kind: 'number', name, numbers: this.numbers.subarray(0, rows), missing, bad };
  }
}

class CategorySink implements Sink {
  private readonly categories = new Categories();
  private codes: Int32Array | undefined;
  private missing = 0;

  constructor(maxRows: number) {
    this.codes = new Int32Array(maxRows);
  }

  add(cell: Cells, row: number): CellFault | undefined {
    if (cell.isMissing) {
      this.missing++;
      if (this.codes) this.codes[row] = -1;
      return 'missing';
    }
    const code = this.codes && this.categories.codeOf(cell);
    if (code === undefined) this.codes = undefined;
    else this.codes![row] = code;
    return undefined;
  }

  finish(name: string, rows: number): Column {
    const { missing, codes } = this;
    return codes
      ? { kind: 'category', name, codes: codes.subarray(0, rows), values: this.categories.values, missing }
      : { kind: 'text', name, missing };
  }
}
