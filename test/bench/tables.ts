// From the bytes of a CSV file to numbers that a model is trained on, against Papa Parse finding its cells alone.
import Papa from 'papaparse';
import { prepareTable, readTable } from '../../src/tables/index';
import { interleave, type Comparison } from './compare';

const rows = 100_000;
const columns = 50;

export async function csvAgainstPapaParse(): Promise<readonly Comparison[]> {
  const text = table();
  const bytes = new TextEncoder().encode(text);
  return [
    await interleave(
      `CSV of ${rows.toLocaleString('en-US')} × ${columns} (${Math.round(bytes.length / 1e6)} MB) to standardised numbers, against Papa Parse alone`,
      1.3,
      () =>
        timed(() => {
          const read = drain(readTable(bytes));
          if (!read.ok) throw new Error(read.errors[0].message);
          const made = drain(prepareTable(read.table, { standardize: true }, 'number'));
          if (!made.ok || made.prepared.data.target.length !== rows)
            throw new Error('not all rows were read');
        }),
      () =>
        timed(() => {
          if (Papa.parse(text).data.length < rows) throw new Error('not all rows were read');
        }),
    ),
  ];
}

/** Numbers as measurements are written, from a linear congruential generator. */
function table(): string {
  let state = 1;
  const number = () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return (state / 2 ** 32).toFixed(4);
  };
  const line = (cell: (column: number) => string) =>
    Array.from({ length: columns }, (_, k) => cell(k)).join(',');
  return [line((column) => `c${column}`), ...Array.from({ length: rows }, () => line(number))].join('\n');
}

function drain<T>(slices: Generator<unknown, T, void>): T {
  for (;;) {
    const { done, value } = slices.next();
    if (done) return value;
  }
}

function timed(work: () => void): number {
  const begin = performance.now();
  work();
  return performance.now() - begin;
}
