import { assert } from 'chai';
import fc from 'fast-check';
import { recordLimits } from '../../../src/records/format';
import { RecordReader } from '../../../src/records/recordReader';

const bytes = (text: string) => new TextEncoder().encode(text);

/** Lets a reader see a file; all of it at once, without the pauses. */
function show(reader: RecordReader, content: string | Uint8Array, isAtRest = false): RecordReader {
  const all = typeof content === 'string' ? bytes(content) : content;
  for (const _ of reader.update(all, isAtRest));
  return reader;
}

const read = (content: string | Uint8Array, isAtRest = false) => show(new RecordReader(), content, isAtRest);

/** Columns as plain lists. */
function rows(reader: RecordReader) {
  const { record } = reader;
  const list = (column: ArrayLike<number> | undefined) => column && Array.from(column);
  return record && { steps: list(record.steps), loss: list(record.loss), lr: list(record.lr) };
}

const header = '{"record": "optimizer-lab", "version": 1, "parameters": {"w": [2], "b": []}, "every": 1}\n';
const line = (step: number, loss: number | string = step / 2) =>
  `{"step": ${step}, "loss": ${loss}, "lr": 0.1, "theta": [${step}, 0, 1]}\n`;

suite('Records: reading', () => {
  test('a record: steps, losses, rates and parameters', () => {
    const reader = read(header + line(0) + line(1) + line(4));
    assert.deepEqual(rows(reader), { steps: [0, 1, 4], loss: [0, 0.5, 2], lr: [0.1, 0.1, 0.1] });
    assert.deepEqual(reader.record!.header, { parameters: { w: [2], b: [] }, numbers: 3 });
    assert.deepEqual([...reader.record!.theta!], [0, 0, 1, 1, 0, 1, 4, 0, 1]);
    assert.deepEqual(reader.problems, []);
  });

  test('half a line waits, and is read once it is whole', () => {
    const text = header + line(0) + line(1);
    const reader = new RecordReader();
    for (let length = 0; length <= text.length; length++) {
      show(reader, text.slice(0, length));
      const whole = text.slice(0, length).split('\n').length - 2;
      assert.equal(reader.record?.steps.length ?? 0, Math.max(0, whole));
      assert.deepEqual([reader.problems, reader.notes], [[], []]);
    }
    assert.equal(reader.beginnings, 1);
  });

  test('of a file at rest the last line counts without its end, if it can be read', () => {
    const reader = read(`loss\n1\n0.5`, true);
    assert.deepEqual(rows(reader)!.loss, [1, 0.5]);
    // It was half of a line after all.
    show(reader, `loss\n1\n0.53\n0.2`);
    assert.deepEqual(rows(reader)!.loss, [1, 0.53]);
    show(reader, header + line(0) + '{"step": 1, "lo', true);
    assert.deepEqual(rows(reader)!.steps, [0]);
    assert.deepEqual(reader.notes, ['The last line is not whole.']);
    assert.deepEqual(reader.problems, []);
  });

  test('a recorder that goes on after its death takes the half line away', () => {
    const reader = read(header + line(0) + '{"step": 1, "lo', true);
    show(reader, header + line(0) + line(1));
    assert.deepEqual(rows(reader)!.steps, [0, 1]);
    assert.deepEqual([reader.notes, reader.beginnings], [[], 1]);
  });

  test('a file that shrinks, or is another one, is read anew', () => {
    const reader = read(header + line(0) + line(1) + line(2) + line(3));
    show(reader, header + line(0) + line(2));
    assert.deepEqual(rows(reader)!.steps, [0, 2]);
    assert.equal(reader.beginnings, 2);
    show(reader, 'loss,step\n1,0\n2,1\n3,2\n4,3\n'.padEnd(2000, '5,9\n'));
    assert.equal(reader.record!.kind, 'csv');
    assert.equal(reader.record!.header, undefined);
    show(reader, '');
    assert.equal(reader.record, undefined);
    assert.equal(reader.beginnings, 4);
  });

  test('a training that goes on from an earlier state writes its steps anew', () => {
    const reader = read(header + line(0) + line(1) + line(2) + line(1, 9) + line(2, 8));
    assert.deepEqual(rows(reader)!.steps, [0, 1, 2]);
    assert.deepEqual(rows(reader)!.loss, [0, 9, 8]);
    assert.deepEqual([...reader.record!.theta!], [0, 0, 1, 1, 0, 1, 2, 0, 1]);
  });

  test('losses that are no numbers any more', () => {
    const losses = ['NaN', 'Infinity', '-Infinity', 'null', '"nan"', '"-inf"', '1e400'];
    const reader = read(header + losses.map((loss, step) => line(step, loss)).join(''));
    const expected = [NaN, Infinity, -Infinity, NaN, NaN, -Infinity, Infinity];
    assert.deepEqual(rows(reader)!.loss, expected);
    assert.deepEqual(reader.problems, []);
  });

  test('a projected record, and one with no rate', () => {
    const reader = read(
      '{"record": "optimizer-lab", "version": 1, "parameters": {"w": [1000, 1000]}, "projected": {"to": 2, "seed": 7}}\n' +
        '{"step": 0, "loss": 1, "theta": [1, 2]}\n{"step": 1, "loss": 1}\n',
    );
    const { header: read1, theta, lr } = reader.record!;
    assert.deepEqual(read1!.projected, { to: 2, seed: 7 });
    assert.deepEqual([...theta!], [1, 2, NaN, NaN]);
    assert.isUndefined(lr);
  });
});

suite('Records: logs of other tools', () => {
  const logs: [string, string, { steps: number[]; loss: number[]; lr?: number[] }][] = [
    ['Keras’s CSVLogger', 'epoch,accuracy,loss\n0,0.5,1.5\n1,0.6,1.2\n', { steps: [0, 1], loss: [1.5, 1.2] }],
    [
      'TensorBoard’s download',
      'Wall time,Step,Value\n1.7e9,0,3\n1.7e9,10,2\n',
      { steps: [0, 10], loss: [3, 2] },
    ],
    [
      'a logger that leaves cells empty',
      'epoch,step,train_loss,val_loss\r\n0,9,1.5,\r\n0,9,,1.6\r\n1,19,1.2,\r\n',
      { steps: [9, 19], loss: [1.5, 1.2] },
    ],
    [
      'semicolons, quotes and a byte-order mark',
      '\uFEFF"Learning Rate";"train/loss";"note; ""x"""\n0.1;2;a\n0.05;"1";"b;c"\n',
      { steps: [0, 1], loss: [2, 1], lr: [0.1, 0.05] },
    ],
    ['tabs', 'Iteration\tLoss\n1\tnan\n2\t-inf\n', { steps: [1, 2], loss: [NaN, -Infinity] }],
    [
      'JSON lines',
      '{"event": "begin", "config": {"layers": [1, "a", [2]]}}\n' +
        '{"global_step": 5, "metrics": null, "train/loss": 2.5, "learning_rate": 1e-3, "done": false}\n\n' +
        '{"global_step": 6, "train/loss": "2", "learning_rate": 1e-4}\n',
      { steps: [5, 6], loss: [2.5, 2], lr: [1e-3, 1e-4] },
    ],
    [
      'steps that begin again in each epoch',
      'epoch,step,loss\n0,0,4\n0,1,3\n1,0,2\n1,1,1\n',
      { steps: [0, 1, 2, 3], loss: [4, 3, 2, 1] },
    ],
  ];
  for (const [title, text, expected] of logs) {
    test(title, () => {
      const reader = read(text);
      assert.deepEqual(reader.problems, []);
      assert.deepEqual(rows(reader), { lr: undefined, ...expected });
    });
  }

  test('what was done to them is said', () => {
    assert.deepEqual(read('step,loss\n0,1\n0,\n0,2\n').notes, [
      '1 line has no loss.',
      'In line 4 the steps go back; from there on they are counted.',
    ]);
  });
});

suite('Records: bad input', () => {
  const bad: [string, string, number, number, RegExp][] = [
    ['no loss among the columns', 'a,b\n1,2\n', 1, 1, /no column with a loss \(loss.*among: a, b\.$/],
    ['a table of text', 'step,loss\n0,1\n1,low\n', 3, 3, /“loss” has to be a number. “low” is none/],
    ['too many cells', 'step,loss\n0,1,2\n', 2, 3, /2 columns, this line 3/],
    ['too few cells', 'step,loss\n0\n', 2, 1, /2 columns, this line 1/],
    ['an open quote', 'step,loss\n0,"1\n', 2, 3, /quote is not closed/],
    ['something behind a quote', 'step,loss\n0,"1"2\n', 2, 6, /Expected “,”/],
    ['a step that is no whole number', 'step,loss\n0.5,1\n', 2, 1, /whole number/],
    ['a step that is negative', header + line(-1), 2, 10, /whole number/],
    ['a step beyond all', 'step,loss\n4e9,1\n', 2, 1, /whole number/],
    ['a line that is no JSON', header + 'step 0\n', 2, 1, /“step” is no value of JSON/],
    ['a line that is no object', header + '[1]\n', 2, 1, /has to be an object/],
    ['half an object', header + '{"step": 0, "loss"\n', 2, 19, /Expected a colon, but the line ends/],
    ['two objects in a line', header + '{"step": 0, "loss": 1} {}\n', 2, 24, /the end of the line/],
    ['a number of its own kind', header + '{"step": 01, "loss": 1}\n', 2, 10, /“01” is no value/],
    ['an unknown escape', '{"loss": 1, "a": "\\x"}\n', 1, 18, /escape/],
    ['a record line without a loss', header + '{"step": 0}\n', 2, 1, /needs “loss”/],
    ['a loss that is a list', header + line(0, '[1]'), 2, 21, /“loss” has to be a number/],
    ['too few parameters', header + '{"step": 0, "loss": 1, "theta": [1]}\n', 2, 33, /list of 3 numbers/],
    [
      'parameters that are text',
      header + '{"step": 0, "loss": 1, "theta": ["a"]}\n',
      2,
      33,
      /list of 3 numbers/,
    ],
    ['a version to come', '{"record": "optimizer-lab", "version": 2}\n', 1, 40, /version 2/],
    ['a header without shapes', '{"record": "optimizer-lab", "version": 1}\n', 1, 1, /shape/],
    ['a shape of text', header.replace('[2]', '["a"]'), 1, 63, /whole numbers/],
    [
      'a projection to nothing',
      header.replace('[]}', '[]}, "projected": {"to": 0, "seed": 1}'),
      1,
      91,
      /“to”/,
    ],
    ['more numbers than there may be', header.replace('[2]', '[5000]'), 1, 1, /at most 4096 numbers/],
    ['more than can be counted', header.replace('[2]', '[9007199254740991, 9]'), 1, 1, /counted/],
    ['a byte 0', 'step,loss\n0,1\n1,\0\n', 3, 3, /no text in UTF-8/],
    ['levels without end', '{"loss": 1, "a": ' + '['.repeat(100_000) + '\n', 1, 50, /levels/],
  ];
  for (const [title, text, row, column, message] of bad) {
    test(`${title}: line and column`, () => {
      const reader = read(text);
      assert.equal(reader.problemCount, 1);
      const [problem] = reader.problems;
      assert.match(problem.message, message);
      assert.deepEqual([problem.line, problem.column], [row, column]);
    });
  }

  test('a bad line leaves the others as they are', () => {
    const reader = read(`${header}${line(0)}oops\n${line(1)}{}\n${line(2)}`);
    assert.deepEqual(rows(reader)!.steps, [0, 1, 2]);
    assert.deepEqual(
      reader.problems.map((problem) => problem.line),
      [3, 5],
    );
  });

  test('a binary file is one problem, not one for each line', () => {
    const noise = Uint8Array.from({ length: 100_000 }, (_, i) => (i * i * 31 + (i >> 3)) & 255);
    const reader = read(noise);
    assert.equal(reader.problemCount, 1);
    assert.equal(reader.problems[0].line, 1);
    assert.isUndefined(reader.record);
  });

  test('problems are counted, and only the first are kept', () => {
    const reader = read(`loss\n${'x\n'.repeat(5_000)}1\n`);
    assert.equal(reader.problemCount, 5_000);
    assert.lengthOf(reader.problems, recordLimits.problems);
    assert.deepEqual(rows(reader)!.loss, [1]);
  });

  test('a line without end is left out', () => {
    const reader = read(`loss\n${'1'.repeat(recordLimits.line + 1)}\n2\n`);
    assert.deepEqual([reader.problems[0].line, reader.problemCount], [2, 1]);
    assert.deepEqual(rows(reader)!.loss, [2]);
    assert.deepEqual(show(reader, `loss\n2\n${'1'.repeat(recordLimits.line + 1)}`, true).notes, [
      'The last line is not whole.',
    ]);
  });

  test('rows and numbers have an end, before they take memory', () => {
    const many = read(`loss\n${'1\n'.repeat(recordLimits.rows + 5)}`);
    assert.equal(many.record!.steps.length, recordLimits.rows);
    assert.deepEqual([many.problemCount, many.problems[0].line], [1, recordLimits.rows + 2]);
    const wide = header.replace('[2]', '[4095]');
    const theta = `[${'0,'.repeat(4095)}0]`;
    const text = Array.from({ length: 2000 }, (_, i) => `{"step":${i},"loss":0,"theta":${theta}}`).join('\n');
    const numbers = read(`${wide}${text}\n`);
    assert.equal(numbers.record!.steps.length, Math.floor(recordLimits.numbers / 4096));
    assert.match(numbers.problems[0].message, /More than/);
  });

  test('any bytes, in any pieces, are read as they are at once', () => {
    const piece = fc.oneof(
      fc.constantFrom(
        header,
        line(0),
        line(3, 'NaN'),
        'step,loss\n',
        '1,2\n',
        '"',
        '{',
        ',',
        '\n',
        '\0',
        '\r\n',
      ),
      fc.string(),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 12 }), fc.array(fc.nat(200)), (pieces, cuts) => {
        const all = bytes(pieces.join(''));
        const reader = new RecordReader();
        for (const cut of [...cuts].sort((a, b) => a - b)) show(reader, all.subarray(0, cut), cut % 2 === 0);
        show(reader, all);
        const once = read(all);
        assert.deepEqual(rows(reader), rows(once));
        assert.deepEqual(reader.problems, once.problems);
        assert.deepEqual(reader.notes, once.notes);
      }),
      { numRuns: 2000 },
    );
  });

  test('reading pauses, so that others have their turn', () => {
    const content = bytes(`loss\n${'0.125\n'.repeat(100_000)}`);
    assert.isAtLeast([...new RecordReader().update(content)].length, 8);
  });
});
