import { splitRows, type Dataset, type HeldOut, type Problem } from '../core/index';
import { chooseColumns, type Choice, type Chosen, type TargetKind, type UsableColumn } from './columns';
import { maxCells, maxClasses } from './limits';
import type { Table } from './table';

/** Cells between two yields: less than a millisecond. */
const slice = 65_536;

/** Rows of a table as numbers that a model is trained on. */
export interface PreparedTable {
  readonly data: Dataset;
  readonly target: string;
  /** The columns of the table that are read, the target among them. */
  readonly columns: readonly string[];
  /** What the numbers of the target stand for: 0 for the first, 1 for the second … Absent where they are numbers. */
  readonly classes?: readonly string[];
  /**
   * Of each column of the data what was subtracted and then divided by; 0 and 1 where it stands as it is: everywhere
   * unless the features are standardised, and then for categories. So `mean + deviation * x` is what the file has.
   */
  readonly scales: { readonly mean: Float64Array; readonly deviation: Float64Array };
  /** The line of each row of the data. */
  readonly lines: Int32Array;
  /** The lines of rows that are left out because a chosen column has nothing to offer there. */
  readonly leftOut: Int32Array;
}

/**
 * Makes numbers of the chosen columns: words of a feature become a column of zeros and ones for each (one for two words),
 * words of a target the indices of their alphabetical order. Standardising subtracts the mean of a number's column
 * and divides by its standard deviation (that of the rows, not of a population they are drawn from).
 * @param held what is held out of training, which has no say in mean and deviation
 * @yields the fraction done, about every millisecond
 */
export function* prepareTable(
  table: Table,
  choice: Choice,
  targetKind: TargetKind,
  held: HeldOut = {},
): Generator<
  number,
  | { readonly ok: true; readonly prepared: PreparedTable }
  | { readonly ok: false; readonly errors: readonly Problem[] },
  void
> {
  const found = chooseColumns(table, choice);
  if (!found.ok) return found;
  const { chosen } = found;
  const { kept, others } = yield* rowsWithoutHoles(table.lines.length, chosen);
  const encoded = chosen.features.flatMap(encode);
  const refusal = refuse(kept, encoded);
  if (refusal) return { ok: false, errors: [refusal] };
  const target = encodeTarget(chosen.target, targetKind, kept);
  if (!target.ok) return target;

  const columns = encoded.length;
  const scales = { mean: new Float64Array(columns), deviation: new Float64Array(columns).fill(1) };
  if (choice.standardize) {
    const training = splitRows(kept.length, held).training.map((row) => kept[row]);
    for (let column = 0; column < columns; column++) {
      const { numbers } = encoded[column];
      if (numbers) [scales.mean[column], scales.deviation[column]] = meanAndDeviation(numbers, training);
      yield (0.5 * column) / columns;
    }
  }
  const features = numbersInCommon(kept.length * columns);
  const block = Math.max(1, Math.floor(slice / columns));
  for (let from = 0; from < kept.length; from += block) {
    const to = Math.min(kept.length, from + block);
    for (let column = 0; column < columns; column++)
      fill(features, columns, column, encoded[column], kept, from, to, scales);
    yield 0.5 + (0.5 * to) / kept.length;
  }
  return {
    ok: true,
    prepared: {
      data: { features, columns, target: target.numbers, names: encoded.map(({ name }) => name) },
      target: chosen.target.name,
      columns: [chosen.target, ...chosen.features].map(({ name }) => name),
      ...(target.classes && { classes: target.classes }),
      scales,
      lines: linesOf(table.lines, kept),
      leftOut: linesOf(table.lines, others),
    },
  };
}

/** A column of the data: a number's, or whether a category is that with this code. */
interface EncodedColumn {
  readonly name: string;
  readonly numbers?: Float64Array;
  readonly codes?: Int32Array;
  readonly code: number;
}

function encode(column: UsableColumn): EncodedColumn[] {
  const { name } = column;
  if (column.kind === 'number') return [{ name, numbers: column.numbers, code: 0 }];
  const { codes, values } = column;
  const one = (code: number) => ({ name: `${name} = ${values[code]}`, codes, code });
  return values.length === 2 ? [one(1)] : values.map((_, code) => one(code));
}

/** The rows in which no chosen column has a hole. Yields after each column. */
function* rowsWithoutHoles(
  rows: number,
  { target, features }: Chosen,
): Generator<number, { kept: Int32Array; others: Int32Array }, void> {
  const hasHole = new Uint8Array(rows);
  for (const column of [target, ...features]) {
    if (column.kind === 'number') {
      const { numbers } = column;
      for (let row = 0; row < rows; row++) if (Number.isNaN(numbers[row])) hasHole[row] = 1;
    } else {
      const { codes } = column;
      for (let row = 0; row < rows; row++) if (codes[row] < 0) hasHole[row] = 1;
    }
    yield 0;
  }
  const kept = new Int32Array(rows);
  const others = new Int32Array(rows);
  let [keep, leave] = [0, 0];
  for (let row = 0; row < rows; row++) {
    if (hasHole[row] === 0) kept[keep++] = row;
    else others[leave++] = row;
  }
  return { kept: kept.slice(0, keep), others: others.slice(0, leave) };
}

function linesOf(lines: Int32Array, rows: Int32Array): Int32Array {
  const found = new Int32Array(rows.length);
  for (let at = 0; at < rows.length; at++) found[at] = lines[rows[at]];
  return found;
}

function refuse(kept: Int32Array, { length }: readonly EncodedColumn[]): Problem | undefined {
  if (kept.length < 2)
    return {
      message: `${kept.length === 0 ? 'No row has' : 'Only one row has'} all of the chosen columns; at least two are needed.`,
      path: 'objective.rows',
    };
  if (kept.length * length > maxCells)
    return {
      message: `${kept.length.toLocaleString('en-US')} rows of ${length} numbers are too many: at most ${maxCells.toLocaleString('en-US')}. Choose fewer features.`,
      path: 'objective.rows.features',
    };
  return undefined;
}

function encodeTarget(
  column: UsableColumn,
  kind: TargetKind,
  kept: Int32Array,
):
  | { readonly ok: true; readonly numbers: Float64Array; readonly classes?: readonly string[] }
  | { readonly ok: false; readonly errors: readonly Problem[] } {
  const refused = (message: string) => ({
    ok: false as const,
    errors: [{ message, path: 'objective.rows.target' }],
  });
  const values = column.kind === 'number' ? column.numbers : column.codes;
  const numbers = numbersInCommon(kept.length);
  if (kind === 'number') {
    if (column.kind === 'category')
      return refused(`“${column.name}” has words, and this loss wants numbers. Choose logistic or softmax.`);
    kept.forEach((row, at) => (numbers[at] = values[row]));
    return { ok: true, numbers };
  }
  const present = new Set<number>();
  for (const row of kept) {
    present.add(values[row]);
    if (present.size > maxClasses)
      return refused(
        `“${column.name}” has more than ${maxClasses} different values, and this loss wants classes.`,
      );
  }
  if (present.size < 2) return refused(`“${column.name}” is the same in every row.`);
  if (kind === 'binary' && present.size > 2)
    return refused(
      `“${column.name}” has ${present.size} different values, and this loss wants two. Choose softmax.`,
    );
  const order = [...present].sort((a, b) =>
    column.kind === 'number' ? a - b : compare(column.values[a], column.values[b]),
  );
  const indices = new Map(order.map((value, index) => [value, index]));
  kept.forEach((row, at) => (numbers[at] = indices.get(values[row])!));
  const classes = order.map((value) => (column.kind === 'number' ? String(value) : column.values[value]));
  return { ok: true, numbers, classes };
}

/** By code units: the same everywhere. */
function compare(a: string, b: string): number {
  return a < b ? -1 : 1;
}

function meanAndDeviation(numbers: Float64Array, rows: Int32Array): [number, number] {
  let sum = 0;
  for (const row of rows) sum += numbers[row];
  const mean = sum / rows.length;
  let squares = 0;
  for (const row of rows) squares += (numbers[row] - mean) ** 2;
  const deviation = Math.sqrt(squares / rows.length);
  // A column of one number, to rounding, is not made large: it becomes 0.
  return [mean, deviation > 1e-12 * Math.abs(mean) ? deviation : 1];
}

/** Writes a column of the data in the rows [from, to). */
function fill(
  features: Float64Array,
  columns: number,
  column: number,
  { numbers, codes, code }: EncodedColumn,
  kept: Int32Array,
  from: number,
  to: number,
  scales: PreparedTable['scales'],
): void {
  const mean = scales.mean[column];
  const deviation = scales.deviation[column];
  if (numbers)
    for (let at = from; at < to; at++)
      features[at * columns + column] = (numbers[kept[at]] - mean) / deviation;
  else for (let at = from; at < to; at++) features[at * columns + column] = codes![kept[at]] === code ? 1 : 0;
}

/** Memory that worker threads can look at without a copy, where the platform has it. */
function numbersInCommon(length: number): Float64Array {
  return typeof SharedArrayBuffer === 'undefined'
    ? new Float64Array(length)
    : new Float64Array(new SharedArrayBuffer(length * Float64Array.BYTES_PER_ELEMENT));
}
