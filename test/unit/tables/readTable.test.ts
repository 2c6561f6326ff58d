import { assert } from 'chai';
import { maxListed } from '../../../src/tables/limits';
import { readTable, refuseSize, type Table } from '../../../src/tables/index';
import { drain, problemsOf, reading, refusal, tableOf } from './read';

const numbersOf = (table: Table, name: string) => {
  const column = table.columns.find((each) => each.name === name);
  assert.equal(column?.kind, 'number', name);
  return column?.kind === 'number' ? [...column.numbers] : [];
};
const wordsOf = (table: Table, name: string) => {
  const column = table.columns.find((each) => each.name === name);
  assert.equal(column?.kind, 'category', name);
  return column?.kind === 'category' ? Array.from(column.codes, (code) => column.values[code]) : [];
};

suite('Reading CSV', () => {
  test('columns of numbers and of words, by name', () => {
    const table = tableOf('height,weight,sex\n1.7,65,f\n1.8,80.5,m\n-1e-3,+2,f\n');
    assert.deepEqual(numbersOf(table, 'height'), [1.7, 1.8, -0.001]);
    assert.deepEqual(numbersOf(table, 'weight'), [65, 80.5, 2]);
    assert.deepEqual(wordsOf(table, 'sex'), ['f', 'm', 'f']);
    assert.deepEqual([...table.lines], [2, 3, 4]);
    assert.deepEqual(table.problems, []);
    assert.isTrue(table.hasHeader);
  });

  for (const delimiter of [',', ';', '\t', '|']) {
    test(`finds the delimiter ${JSON.stringify(delimiter)}`, () => {
      const text = 'a,b,c\n1,2,x\n3,4,y\n'.replaceAll(',', delimiter);
      const table = tableOf(text);
      assert.equal(table.delimiter, delimiter);
      assert.deepEqual(numbersOf(table, 'b'), [2, 4]);
    });
  }

  test('takes the delimiter that is named', () => {
    const table = tableOf('a:b;c\n1:2;3\n', ':');
    assert.deepEqual(
      table.columns.map(({ name }) => name),
      ['a', 'b;c'],
    );
    for (const bad of ['', '""', '"', 'a', '5', '\n', 'é', ',,'])
      assert.isFalse(reading('a,b\n', bad).ok, bad);
  });

  test('decimal commas, where the comma divides nothing', () => {
    const table = tableOf('a;b\n1,5;2\n-,25;3,0\n');
    assert.equal(table.decimal, ',');
    assert.deepEqual(numbersOf(table, 'a'), [1.5, -0.25]);
    const points = tableOf('a;b\n1.5;2\n1,5;3\n2.5;4\n3.5;5\n4.5;6\n');
    assert.equal(points.decimal, '.');
    assert.deepEqual(problemsOf(points), ['3:1 “a” is “1,5”, which is no number.']);
  });

  test('quotes: delimiters, doubled quotes and line breaks in cells', () => {
    const table = tableOf('"a","b, or ""c"""\r\n1,"x\r\ny"\r\n2,"z,""q"""\r\n3,z\r\n');
    assert.deepEqual(numbersOf(table, 'a'), [1, 2, 3]);
    assert.deepEqual(wordsOf(table, 'b, or "c"'), ['x\r\ny', 'z,"q"', 'z']);
    assert.deepEqual([...table.lines], [2, 4, 5]);
  });

  test('any line ends, blank lines, no last line end', () => {
    for (const end of ['\n', '\r\n', '\r']) {
      const table = tableOf(['a,b', '1,2', '', '  ', '3,4'].join(end));
      assert.deepEqual(numbersOf(table, 'b'), [2, 4], JSON.stringify(end));
      assert.deepEqual([...table.lines], [2, 5]);
      assert.deepEqual(table.problems, []);
    }
  });

  test('UTF-8 with and without a mark, UTF-16 and Windows-1252', () => {
    const text = 'Größe,Ort\n1,Köln\n2,Zürich\n';
    const utf8 = new TextEncoder().encode(text);
    const utf16 = new Uint8Array(Uint16Array.from(`\ufeff${text}`, (each) => each.charCodeAt(0)).buffer);
    const latin1 = Uint8Array.from(text, (each) => each.charCodeAt(0));
    for (const bytes of [utf8, Uint8Array.of(0xef, 0xbb, 0xbf, ...utf8), utf16, latin1]) {
      const table = tableOf(bytes);
      assert.deepEqual(numbersOf(table, 'Größe'), [1, 2]);
      assert.deepEqual(wordsOf(table, 'Ort'), ['Köln', 'Zürich']);
    }
  });

  test('blank lines before the table say nothing about its delimiter', () => {
    assert.equal(tableOf(`${'\n'.repeat(60)}a;b\n1;2\n`).delimiter, ';');
  });

  test('without names the columns are counted', () => {
    const table = tableOf('1,2\n3,4\n');
    assert.isFalse(table.hasHeader);
    assert.deepEqual(numbersOf(table, 'column 2'), [2, 4]);
    assert.deepEqual([...table.lines], [1, 2]);
  });

  test('cells that say nothing are missing, and are listed', () => {
    const table = tableOf('a,b\n,x\nNA,y\nn/a,?\nNaN,\nnull,x\nNone,y\n1,x\n');
    assert.deepEqual(numbersOf(table, 'a'), [NaN, NaN, NaN, NaN, NaN, NaN, 1]);
    assert.deepEqual(wordsOf(table, 'b'), ['x', 'y', undefined, undefined, 'x', 'y', 'x']);
    assert.deepEqual(
      table.columns.map(({ missing }) => missing),
      [6, 2],
    );
    assert.deepEqual(problemsOf(table), [
      '2:1 “a” is missing.',
      '3:1 “a” is missing.',
      '4:1 “a” is missing.',
      '4:5 “b” is missing.',
      '5:1 “a” is missing.',
      '5:5 “b” is missing.',
      '6:1 “a” is missing.',
      '7:1 “a” is missing.',
    ]);
  });

  test('cells that are no number, with line and column', () => {
    const rows = ['1,2', '1,2', '1,2', '1,2', 'é,abc', '1,inf', '1e999,2', '1,0x10', '1,2', '1,2', '1,2'];
    const table = tableOf(`a,b\n${rows.join('\n')}\n`);
    assert.deepEqual(problemsOf(table), [
      '6:1 “a” is “é”, which is no number.',
      '6:3 “b” is “abc”, which is no number.',
      '7:3 “b” is “inf”, which is not finite.',
      '8:1 “a” is “1e999”, which is not finite.',
      '9:3 “b” is “0x10”, which is no number.',
    ]);
    assert.deepEqual(
      table.columns.map((column) => (column.kind === 'number' ? column.bad : 0)),
      [2, 3],
    );
    assert.lengthOf(table.lines, 11);
  });

  test('rows with too many or too few cells, with line and column', () => {
    const table = tableOf('a,b\n1,2\n3\n4,5,6\n7,8\n');
    assert.deepEqual(problemsOf(table), [
      '3:2 The row has 1 of 2 cells.',
      '4:5 The row has 3 cells, and there are 2 columns.',
    ]);
    assert.deepEqual([...table.badLines], [3, 4]);
    assert.deepEqual(numbersOf(table, 'a'), [1, 7]);
  });

  test('a quote that is never closed costs its own line only', () => {
    const table = tableOf('a,b\n1,2\n3,"x\n5,6\n7,8\n');
    assert.deepEqual(problemsOf(table), ['3:3 This quote is not closed, at least not within 65,536 bytes.']);
    assert.deepEqual(numbersOf(table, 'b'), [2, 6, 8]);
    assert.deepEqual([...table.lines], [2, 4, 5]);
  });

  test('text behind a closing quote, with line and column', () => {
    const table = tableOf('a,b\n1,"x"y\n1,"x" \n2,x\n3,y\n4,x\n');
    assert.deepEqual(problemsOf(table), [
      '2:6 Behind a closing quote comes a delimiter or the end of the line.',
      '3:6 Behind a closing quote comes a delimiter or the end of the line.',
    ]);
    assert.deepEqual([...table.lines], [4, 5, 6]);
  });

  test('columns of the same name, or of none, get one of their own', () => {
    const table = tableOf('a,a,,a (2)\n1,2,3,4\n');
    assert.deepEqual(
      table.columns.map(({ name }) => name),
      ['a', 'a (3)', 'column 3', 'a (2)'],
    );
    assert.deepEqual(problemsOf(table), [
      '1:3 There is another column “a”; here this one is “a (3)”.',
      '1:5 The column has no name; here it is “column 3”.',
    ]);
  });

  test('what is listed is bounded, and what is not listed is counted', () => {
    const table = tableOf(`a,b\n${'1,2\n'.repeat(1_000)}${'x,\n'.repeat(1_000)}${'1\n'.repeat(1_000)}`);
    assert.lengthOf(table.problems, 3 * maxListed);
    assert.lengthOf(table.badLines, 1_000);
    const [a, b] = table.columns;
    assert.equal(a.kind === 'number' && a.bad, 1_000);
    assert.equal(b.missing, 1_000);
  });

  test('more different words than categories are text', () => {
    const words = Array.from({ length: 300 }, (_, row) => `${row},word ${row}`);
    const [, text] = tableOf(`a,b\n${words.join('\n')}\n`).columns;
    assert.deepEqual(text, { kind: 'text', name: 'b', missing: 0 });
  });

  suite('What is no table', () => {
    const header = (columns: number) => Array.from({ length: columns }, (_, k) => `c${k}`).join(',');
    const cases: [string, string | Uint8Array, string][] = [
      ['an empty file', '', '1:1 The file is empty.'],
      ['blank lines', '\n  \n\r\n', '1:1 There is no row that can be read.'],
      ['a lone quote', '"', '1:1 There is no row that can be read.'],
      [
        'a picture',
        Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10, 0, 0),
        '2:1 This is no text: a byte has the value 26.',
      ],
      ['an archive', Uint8Array.of(0x50, 0x4b, 3, 4, 20, 0), '1:3 This is no text: a byte has the value 3.'],
      ['10,000 columns', `${header(10_000)}\n`, '1:1 There are 10,000 columns; at most 1,000 are read.'],
      [
        'too many cells',
        `\n${header(1_000)}\n${'\n'.repeat(20_000)}`,
        '2:1 20,003 lines of 1,000 columns are too many: at most 10,000,000 cells are read.',
      ],
    ];
    for (const [title, file, message] of cases) {
      test(title, () => assert.equal(refusal(file), message));
    }

    test('1 GB, by its size alone', () => {
      assert.equal(refuseSize(1e9)?.message, 'The file has 1,000 MB; at most 200 MB are read.');
      assert.isUndefined(refuseSize(200e6));
    });
  });

  test('hands over often, however long lines and cells are', () => {
    const wide = `${'x'.repeat(50_000)},y\n`.repeat(100);
    const tall = '1,2\n'.repeat(200_000);
    for (const text of [wide, tall]) {
      const bytes = new TextEncoder().encode(text);
      let yields = 0;
      for (const done of readTable(bytes)) {
        yields++;
        assert.isAtMost(done, 1);
      }
      assert.isAtLeast(yields, (bytes.length / 131_072) | 0);
    }
  });

  test('the same bytes give the same table', () => {
    const bytes = new TextEncoder().encode('a,b\n1,x\n2,y\n');
    assert.deepEqual(drain(readTable(bytes)), drain(readTable(bytes.slice())));
  });
});
