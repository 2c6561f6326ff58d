import { assert } from 'chai';
import { labelsOf } from '../../../src/host/records/labels';
import { recordsPicture, type ReadFile } from '../../../src/host/records/recordsPicture';
import { parseFromRecords, parseToRecords } from '../../../src/protocol/parseRecords';
import type { RecordsPicture } from '../../../src/protocol/records';
import { RecordReader } from '../../../src/records/recordReader';

const header = (shape: number[], more = '') =>
  `{"record": "optimizer-lab", "version": 1, "parameters": {"w": ${JSON.stringify(shape)}}${more}}\n`;

function fileOf(slot: number, text: string): ReadFile {
  const reader = new RecordReader();
  for (const _ of reader.update(new TextEncoder().encode(text)));
  const { record, problems, problemCount, notes } = reader;
  const name = `${slot}.jsonl`;
  return {
    slot,
    uri: `file:///${name}`,
    path: name,
    label: name,
    state: 'resting',
    record,
    problems,
    problemCount,
    notes,
  };
}

function pictureOf(...files: readonly ReadFile[]): RecordsPicture {
  const slices = recordsPicture(files, 3, 5);
  for (;;) {
    const { done, value } = slices.next();
    if (done) return value;
  }
}

const row = (step: number, loss: number | string, theta: readonly (number | string)[]) =>
  `{"step": ${step}, "loss": ${loss}, "theta": [${theta.join(', ')}]}\n`;

suite('Records: what the panel draws', () => {
  test('the numbers of a record', () => {
    const text = `${header([2])}${row(0, 3, [0, 0])}${row(2, 1, [1, 0])}${row(4, 'NaN', [2, 0])}`;
    const { records, revision, significantDigits } = pictureOf(fileOf(1, text));
    const [{ summary, parameters, slot }] = records;
    assert.deepEqual([revision, significantDigits, slot], [3, 5, 1]);
    assert.deepEqual(summary, {
      rows: 3,
      lastStep: 4,
      notFinite: 'NaN',
      best: { loss: 1, step: 2 },
      lastFiniteStep: 2,
    });
    assert.deepEqual(parameters, { count: 2, isElsewhere: false });
  });

  test('trajectories lie in their common plane, with distances as they are', () => {
    const square = [
      [0, 0, 7],
      [4, 0, 7],
      [4, 3, 7],
      [0, 3, 7],
    ];
    const text = header([3]) + square.map((theta, step) => row(step, 1, theta)).join('');
    const far = `${header([3])}${row(0, 1, [0, 0, 7])}${row(1, 1, ['NaN', 0, 7])}${row(2, 1, [8, 6, 7])}`;
    const { records, plane } = pictureOf(fileOf(0, text), fileOf(1, far));
    const [{ values }, { steps, values: other }] = records.map(({ way }) => way!);
    const distance = (a: number, b: number, of = values) =>
      Math.hypot(of[2 * a] - of[2 * b], of[2 * a + 1] - of[2 * b + 1]);
    assert.closeTo(distance(0, 1), 4, 1e-9);
    assert.closeTo(distance(0, 2), 5, 1e-9);
    assert.deepEqual([...steps], [0, 2]);
    assert.closeTo(distance(0, 1, other), 10, 1e-9);
    assert.closeTo(plane!.explained[0] + plane!.explained[1], 1, 1e-9);
    const { x, y } = plane!.view;
    for (let i = 0; i < values.length; i += 2) {
      assert.isTrue(values[i] > x[0] && values[i] < x[1] && values[i + 1] > y[0] && values[i + 1] < y[1]);
    }
  });

  test('a record of other parameters, or of another projection, is in no common plane', () => {
    const lines = row(0, 1, [0, 0]) + row(1, 1, [1, 2]);
    const { records } = pictureOf(
      fileOf(0, header([2]) + lines),
      fileOf(1, header([1, 2]) + lines),
      fileOf(2, header([9], ', "projected": {"to": 2, "seed": 1}') + lines),
      fileOf(3, header([2]) + lines),
      fileOf(4, 'loss\n1\n'),
    );
    assert.deepEqual(
      records.map(({ parameters, way }) => [parameters?.isElsewhere, way !== undefined]),
      [
        [false, true],
        [true, false],
        [true, false],
        [false, true],
        [undefined, false],
      ],
    );
  });

  test('without parameters, or with one, there is no plane', () => {
    assert.isUndefined(pictureOf(fileOf(0, 'loss\n1\n')).plane);
    assert.isUndefined(pictureOf(fileOf(0, `${header([1])}${row(0, 1, [0])}`)).plane);
    assert.isUndefined(pictureOf(fileOf(0, header([2]))).plane);
    assert.isUndefined(pictureOf().plane);
    assert.isDefined(pictureOf(fileOf(0, `${header([2])}${row(0, 1, [5, 5])}`)).plane);
  });

  test('long records become as much as a chart can show, with their extremes and their ends', () => {
    const losses = Array.from({ length: 200_000 }, (_, step) => (step === 77_777 ? 1e6 : 1 + Math.sin(step)));
    const [{ loss, summary }] = pictureOf(fileOf(0, `loss\n${losses.join('\n')}\n`)).records;
    assert.isAtMost(loss.steps.length, 6100);
    assert.equal(Math.max(...loss.values), 1e6);
    assert.equal(loss.steps.at(-1), 199_999);
    assert.equal(summary!.rows, 200_000);
  });

  test('labels are as short as they may be', () => {
    assert.deepEqual(labelsOf(['/runs/a/log.csv', '/runs/b/log.csv', '/x/other.csv']), [
      'a/log.csv',
      'b/log.csv',
      'other.csv',
    ]);
    assert.deepEqual(labelsOf(['/log.csv', '/a/log.csv', '/log.csv']), ['log.csv', 'a/log.csv', 'log.csv']);
  });
});

suite('Records: messages', () => {
  test('what the webview sends', () => {
    for (const message of [
      { type: 'ready', version: 1 },
      { type: 'painted', revision: 0 },
      { type: 'add' },
      { type: 'remove', slot: 2 },
      { type: 'show', slot: 0, line: 1, column: 1 },
    ]) {
      assert.deepEqual<unknown>(parseFromRecords({ ...message, more: 1 }), message);
    }
    for (const message of [
      null,
      7,
      [],
      {},
      { type: 'remove' },
      { type: 'remove', slot: -1 },
      { type: 'x' },
      { type: 'show', slot: 0 },
    ]) {
      assert.isUndefined(parseFromRecords(message));
    }
  });

  test('what the host sends is checked before it is drawn', () => {
    const picture = pictureOf(fileOf(0, `${header([2])}${row(0, 1, [0, 0])}${row(1, 1, [1, 2])}`));
    const message = { type: 'records', picture };
    assert.strictEqual<unknown>(parseToRecords(message), message);
    const [record] = picture.records;
    for (const bad of [
      { ...picture, revision: -1 },
      { ...picture, plane: { view: { x: [1, 0], y: [0, 1] }, explained: [1, 0] } },
      { ...picture, plane: { ...picture.plane, explained: [1] } },
      { ...picture, records: [{ ...record, slot: 'x' }] },
      {
        ...picture,
        records: [{ ...record, loss: { steps: new Int32Array(2), values: new Float64Array(3) } }],
      },
      { ...picture, records: [{ ...record, way: record.loss }] },
      { ...picture, records: [{ ...record, problems: [{}] }] },
      { ...picture, records: [{ ...record, summary: { ...record.summary, lastLoss: null } }] },
    ]) {
      assert.isUndefined(parseToRecords({ type: 'records', picture: bad }));
    }
    assert.isUndefined(parseToRecords({ type: 'picture', picture }));
  });
});
