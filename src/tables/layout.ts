import { Cells } from './cells';
import { maxColumns } from './limits';
import { RowScanner } from './scanner';

/** Rows that tell the delimiter, and those that tell what kind each column is. */
const fewRows = 50;
const sampleRows = 1_000;

/** A column is one of numbers when so large a part of what it has is numbers: the others are mistakes. */
const numbersShare = 0.8;

const comma = 0x2c;
const point = 0x2e;

/** In this order where several divide all rows alike: a comma may be a decimal sign, the others are rarely in a cell. */
const delimiters = ['\t', ';', '|', ','];

/** How a text is laid out. */
export interface Layout {
  readonly delimiter: string;
  readonly decimal: '.' | ',';
  readonly hasHeader: boolean;
  /** Of the first row. */
  readonly columns: number;
  /** Of each column, whether it is one of numbers. */
  readonly isNumber: readonly boolean[];
}

/** The delimiter that divides the first rows alike: all of them, or most. A comma where none does. */
export function findDelimiter(bytes: Uint8Array): string {
  let best = { delimiter: ',', share: 0, cells: 0 };
  for (const delimiter of delimiters) {
    const counts = new Map<number, number>();
    let rows = 0;
    const scanner = new RowScanner(bytes, delimiter.charCodeAt(0), 1);
    while (rows < fewRows && scanner.next()) {
      if (scanner.isBlank) continue;
      rows++;
      if (!scanner.fault) counts.set(scanner.count, (counts.get(scanner.count) ?? 0) + 1);
    }
    const [cells, same] = [...counts].sort((a, b) => b[1] - a[1])[0] ?? [1, 0];
    const share = cells < 2 ? 0 : same / rows;
    if (share > best.share || (share === best.share && share < 1 && cells > best.cells))
      best = { delimiter, share, cells };
  }
  return best.delimiter;
}

/** Looks at the first rows of a text. */
export function findLayout(bytes: Uint8Array, delimiter: string): Layout {
  const decimal = delimiter === ',' || !hasDecimalCommas(bytes, delimiter) ? '.' : ',';
  const { scanner, cells } = open(bytes, delimiter, decimal);
  let first: { columns: number; hasNumber: boolean } | undefined;
  const numbers: number[] = [];
  const others: number[] = [];
  const count = () => {
    for (let cell = 0; cell < scanner.count; cell++) {
      if (!Number.isNaN(cells.at(cell).number)) numbers[cell]++;
      else if (!cells.isMissing) others[cell]++;
    }
  };
  for (let rows = 0; rows < sampleRows && scanner.next();) {
    if (scanner.fault || scanner.isBlank) continue;
    if (!first) {
      const columns = Math.min(scanner.count, maxColumns);
      let hasNumber = false;
      for (let cell = 0; cell < columns; cell++) {
        hasNumber ||= !Number.isNaN(cells.at(cell).number);
        numbers.push(0);
        others.push(0);
      }
      first = { columns: scanner.count, hasNumber };
      if (hasNumber && scanner.count <= maxColumns) count();
    } else if (scanner.count === first.columns && scanner.count <= maxColumns) count();
    rows++;
  }
  return {
    delimiter,
    decimal,
    // Names are words: a row with a number in it is one of data.
    hasHeader: first !== undefined && !first.hasNumber,
    columns: first?.columns ?? 0,
    isNumber: numbers.map((count, cell) => count >= numbersShare * (count + others[cell])),
  };
}

/** The cells of a text, read one row after another. */
export function open(
  bytes: Uint8Array,
  delimiter: string,
  decimal: Layout['decimal'],
): { readonly scanner: RowScanner; readonly cells: Cells } {
  const scanner = new RowScanner(bytes, delimiter.charCodeAt(0), maxColumns);
  return { scanner, cells: new Cells(bytes, scanner, decimal.charCodeAt(0)) };
}

/** Whether numbers are written with a decimal comma, and none with a point. */
function hasDecimalCommas(bytes: Uint8Array, delimiter: string): boolean {
  const { scanner, cells } = open(bytes, delimiter, ',');
  let commas = 0;
  for (let rows = 0; rows < sampleRows && scanner.next();) {
    if (scanner.fault) continue;
    rows++;
    for (let cell = 0; cell < Math.min(scanner.count, maxColumns); cell++) {
      const { start, end } = cells.at(cell);
      const sign = bytes.subarray(start, end);
      if (sign.includes(comma) && !Number.isNaN(cells.number)) commas++;
      else if (sign.includes(point) && /^[+-]?\d*\.\d+$/.test(cells.text)) return false;
    }
  }
  return commas > 0;
}
