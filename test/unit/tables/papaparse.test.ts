import { assert } from 'chai';
import fc from 'fast-check';
import Papa from 'papaparse';
import { Cells } from '../../../src/tables/cells';
import { RowScanner } from '../../../src/tables/scanner';
import { readTable } from '../../../src/tables/index';
import { drain } from './read';

/** Every row with its line and the text of each cell; a row that cannot be read is told by its fault. */
function scan(text: string, delimiter = ','): { line: number; cells: string[]; fault: boolean }[] {
  const bytes = new TextEncoder().encode(text);
  const scanner = new RowScanner(bytes, delimiter.charCodeAt(0), 100);
  const cells = new Cells(bytes, scanner, 0x2e);
  const rows = [];
  while (scanner.next()) {
    const texts = Array.from({ length: scanner.count }, (_, cell) => {
      const from = scanner.forms[cell] === 0 ? scanner.starts[cell] : -1;
      return from < 0
        ? cells.at(cell).text
        : new TextDecoder().decode(bytes.subarray(from, scanner.ends[cell]));
    });
    rows.push({ line: scanner.line, cells: texts, fault: scanner.fault !== undefined });
  }
  return rows;
}

const cell = fc.string({
  unit: fc.constantFrom('a', ' ', '"', ',', ';', '\n', '\r\n', 'ü', '😀', '1', '.'),
  maxLength: 8,
});
const tables = fc.array(fc.array(cell, { minLength: 1, maxLength: 5 }), { minLength: 1, maxLength: 6 });

suite('Cells, beside Papa Parse', () => {
  test('whatever Papa Parse writes is read as it was, and as Papa Parse reads it', () => {
    fc.assert(
      fc.property(
        tables,
        fc.constantFrom(',', ';', '\t', '|'),
        fc.constantFrom('\n', '\r\n'),
        (rows, delimiter, newline) => {
          const text = Papa.unparse(rows, { delimiter, newline, quotes: true });
          assert.deepEqual(
            scan(text, delimiter).map(({ cells }) => cells),
            rows,
          );
          assert.deepEqual(Papa.parse(text, { delimiter, newline }).data, rows);
        },
      ),
      { numRuns: 500 },
    );
  });

  test('what neither finds a mistake in is read alike', () => {
    const texts = fc.string({
      unit: fc.constantFrom('a', '"', '""', ',', '\n', 'é', ' ', '1'),
      maxLength: 24,
    });
    let compared = 0;
    fc.assert(
      fc.property(texts, (text) => {
        const theirs = Papa.parse<string[]>(text, { delimiter: ',', newline: '\n' });
        const ours = scan(text);
        if (theirs.errors.length > 0 || ours.some(({ fault }) => fault)) return;
        compared++;
        // A line end at the end begins no row here, and an empty text has none.
        const rows = /(^|\n)$/.test(text) ? theirs.data.slice(0, -1) : theirs.data;
        assert.deepEqual(
          ours.map(({ cells }) => cells),
          rows,
          JSON.stringify(text),
        );
      }),
      { numRuns: 3_000 },
    );
    assert.isAbove(compared, 500);
  });

  test('numbers are those that JavaScript reads', () => {
    const numberOf = (text: string) => {
      const bytes = new TextEncoder().encode(text);
      const scanner = new RowScanner(bytes, 0x2c, 1);
      return scanner.next() ? new Cells(bytes, scanner, 0x2e).at(0).number : NaN;
    };
    const written = fc.oneof(
      fc.double({ noNaN: true }).map(String),
      fc.integer().map(String),
      fc.tuple(fc.integer(), fc.nat()).map(([a, b]) => `${a}.${b}`),
      fc
        .tuple(fc.double({ noNaN: true }), fc.nat(20))
        .map(([number, digits]) => number.toExponential(digits)),
    );
    fc.assert(
      fc.property(written, (text) => assert.strictEqual(numberOf(text), Number(text), text)),
      { numRuns: 5_000 },
    );
    for (const text of [
      '',
      ' ',
      '.',
      '-',
      '+',
      'e5',
      '1e',
      '1e+',
      '--1',
      '1 2',
      '1_000',
      '0x1',
      '5%',
      '1.2.3',
      '١',
    ])
      assert.isNaN(numberOf(text), text);
    for (const [text, number] of [
      [' 1.5 ', 1.5],
      ['+.5', 0.5],
      ['5.', 5],
      ['0.1', 0.1],
      ['-0', -0],
      ['1E3', 1000],
    ] as const)
      assert.strictEqual(numberOf(text), number, text);
  });

  test('any bytes at all end in a table or in a reason', () => {
    const bytes = fc.oneof(
      fc.uint8Array({ maxLength: 200 }),
      fc
        .array(fc.constantFrom(0x22, 0x2c, 0x0a, 0x0d, 0x31, 0x3b, 0xc3, 0xef, 0xff, 0x09, 0x2e), {
          maxLength: 200,
        })
        .map((each) => Uint8Array.from(each)),
    );
    fc.assert(
      fc.property(bytes, (file) => {
        const read = drain(readTable(file));
        if (!read.ok) assert.isNotEmpty(read.errors);
        else
          for (const column of read.table.columns) {
            if (column.kind === 'number') assert.lengthOf(column.numbers, read.table.lines.length);
            if (column.kind === 'category') assert.lengthOf(column.codes, read.table.lines.length);
          }
      }),
      { numRuns: 3_000 },
    );
  });

  test('many quotes that are never closed take no longer than their length', () => {
    // Each line opens a quote whose doubled quotes go on for ever: looked at from every line, it would take the square.
    const file = new TextEncoder().encode(`a,"b""\n`.repeat(200_000));
    assert.isDefined(drain(readTable(file)));
  });
});
