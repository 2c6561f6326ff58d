import { assert } from 'chai';
import { parseExperiment, runExperiment } from '../../../src/core/index';
import { suggestExperiment, suggestObjective, targetKindOf } from '../../../src/tables/index';
import { prepared, tableOf } from './read';

/** Of a table that begins with these columns. */
function suggested(header: string, row: (k: number) => string, rows: number) {
  const table = tableOf([header, ...Array.from({ length: rows }, (_, k) => row(k))].join('\n'));
  const found = suggestObjective('data/any.csv', table);
  if (!found.ok) throw new Error(found.errors[0].message);
  return { table, ...found, experiment: suggestExperiment(found.objective, table, found.chosen) };
}

suite('What is tried first on a table', () => {
  test('three descents at equal epochs, a fifth of the rows kept out', () => {
    const { objective, experiment } = suggested('a,b,y', (k) => `${k},${k % 3},${k / 2}`, 100);
    assert.deepEqual(objective, {
      kind: 'data',
      rows: { file: 'data/any.csv', target: 'y', standardize: true },
      model: { kind: 'linear' },
      heldOut: 0.2,
    });
    assert.deepEqual(
      experiment.runs.map(({ sampling }) => sampling),
      [
        { batch: 'full', epochs: 20 },
        { batch: 16, epochs: 20 },
        { batch: 1, epochs: 20 },
      ],
    );
    assert.isTrue(parseExperiment(experiment).ok);
  });

  test('of a few rows none is kept out; of many fewer epochs are taken', () => {
    assert.isUndefined(suggested('x,y', (k) => `${k},${k}`, 8).objective.heldOut);
    const [{ sampling }] = suggested('x,y', (k) => `${k},${k % 7}`, 10_000).experiment.runs;
    assert.equal(sampling?.epochs, 2);
  });

  test('less than two rows are refused with their place', () => {
    const refusal = (text: string) => {
      const found = suggestObjective('any.csv', tableOf(text));
      return found.ok ? undefined : found.errors;
    };
    assert.deepEqual(refusal('a,b\n\n1,2\n'), [
      { message: 'There is only one row of data; at least two are needed.', line: 3, column: 1 },
    ]);
    assert.deepEqual(refusal('a,b\n'), [
      { message: 'There is no row of data; at least two are needed.', line: 1, column: 1 },
    ]);
    assert.isUndefined(refusal('a,b\n1,2\n2,3\n'));
  });

  const targets: [string, (k: number) => string][] = [
    ['numbers', (k) => String(3 * k - 5)],
    ['two words', (k) => (k % 7 < 3 ? 'yes' : 'no')],
    ['three words', (k) => 'abc'[k % 3]],
  ];
  for (const [what, target] of targets) {
    for (const features of [1, 20]) {
      test(`no descent diverges on a target of ${what} and ${features} features`, () => {
        const names = Array.from({ length: features }, (_, c) => `c${c}`).join(',');
        const cells = (k: number) =>
          Array.from({ length: features }, (_, c) => Math.sin(k * (c + 1)).toFixed(3)).join(',');
        const { table, objective, experiment } = suggested(
          `${names},y`,
          (k) => `${cells(k)},${target(k)}`,
          60,
        );
        const { data } = prepared(table, objective.rows as { target: string }, targetKindOf(objective.model));
        for (const { label, stop, loss } of runExperiment(experiment, { data }).runs) {
          assert.equal(stop, 'completed', label);
          assert.isAtMost(loss.at(-1)!, loss[0], label);
        }
      });
    }
  }
});
