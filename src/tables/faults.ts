import type { Cells } from './cells';
import { maxListed, maxQuotedLength } from './limits';
import { placeOf, type RowScanner } from './scanner';
import type { CellFault } from './sinks';
import type { TableProblem } from './table';

/** Characters of a cell that a message quotes. */
const maxQuoted = 40;

/** Writes down what is wrong with a table: of each column and of bad rows the first mistakes. */
export class Faults {
  readonly problems: TableProblem[] = [];
  private readonly listed = new Map<number | 'row', number>();

  constructor(
    private readonly bytes: Uint8Array,
    private readonly scanner: RowScanner,
  ) {}

  /** The row could not be read, or has not as many cells as there are columns. */
  row(columns: number): void {
    if (!this.mayList('row')) return;
    const { scanner } = this;
    const { fault, count, starts, ends } = scanner;
    if (fault?.kind === 'open-quote') {
      const within = maxQuotedLength.toLocaleString('en-US');
      this.add(fault.offset, `This quote is not closed, at least not within ${within} bytes.`);
    } else if (fault) {
      this.add(fault.offset, 'Behind a closing quote comes a delimiter or the end of the line.');
    } else if (count > columns) {
      this.add(starts[columns], `The row has ${count} cells, and there are ${columns} columns.`);
    } else {
      this.add(ends[count - 1], `The row has ${count} of ${columns} cells.`);
    }
  }

  cell(cell: number, fault: CellFault, name: string, cells: Cells): void {
    if (!this.mayList(cell)) return;
    const quoted = cells.text.slice(0, maxQuoted);
    const message =
      fault === 'missing'
        ? `“${name}” is missing.`
        : `“${name}” is “${quoted}”, which is ${fault === 'no-number' ? 'no number' : 'not finite'}.`;
    this.add(cells.start, message, { cell, length: cells.text.length });
  }

  /** Something about the table's first row. */
  header(offset: number, message: string): void {
    if (this.mayList('row')) this.add(offset, message);
  }

  private mayList(kind: number | 'row'): boolean {
    const listed = (this.listed.get(kind) ?? 0) + 1;
    this.listed.set(kind, listed);
    return listed <= maxListed;
  }

  private add(offset: number, message: string, of: Pick<TableProblem, 'cell' | 'length'> = {}): void {
    this.problems.push({
      ...placeOf(this.bytes, offset, this.scanner),
      row: this.scanner.line,
      message,
      ...of,
    });
  }
}
