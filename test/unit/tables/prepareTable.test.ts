import { assert } from 'chai';
import { splitRows } from '../../../src/core/index';
import { maxFeatureCategories } from '../../../src/tables/limits';
import { chooseColumns, prepareTable, suggestModel, targetKindOf } from '../../../src/tables/index';
import { prepared, refusedChoice, tableOf } from './read';

const people = tableOf(
  [
    'age,city,smokes,note,weight',
    '20,Rome,no,a,60',
    '30,Oslo,yes,b,70',
    ',Rome,no,c,65',
    '40,Bonn,no,d,80',
    'x,Oslo,yes,e,66',
    '60,Rome,no,f,',
    '50,Bonn,yes,g,85',
  ].join('\n'),
);

suite('Data from tables', () => {
  test('the last column is the target, the others are features, words become zeros and ones', () => {
    const { data, target, lines, leftOut, classes } = prepared(people, {
      features: ['age', 'city', 'smokes'],
    });
    assert.equal(target, 'weight');
    assert.deepEqual(data.names, ['age', 'city = Rome', 'city = Oslo', 'city = Bonn', 'smokes = yes']);
    assert.equal(data.columns, 5);
    assert.deepEqual(Array.from(data.features), [
      ...[20, 1, 0, 0, 0],
      ...[30, 0, 1, 0, 1],
      ...[40, 0, 0, 1, 0],
      ...[50, 0, 0, 1, 1],
    ]);
    assert.deepEqual([...data.target], [60, 70, 80, 85]);
    assert.deepEqual([...lines], [2, 3, 5, 8]);
    assert.deepEqual([...leftOut], [4, 6, 7]);
    assert.isUndefined(classes);
  });

  test('a hole in a column that is not chosen leaves no row out', () => {
    const { lines, leftOut } = prepared(people, { features: ['smokes'], target: 'city' }, 'classes');
    assert.lengthOf(lines, 7);
    assert.lengthOf(leftOut, 0);
  });

  test('classes have the indices of their order', () => {
    const { data, classes } = prepared(people, { features: ['weight'], target: 'city' }, 'classes');
    assert.deepEqual(classes, ['Bonn', 'Oslo', 'Rome']);
    assert.deepEqual([...data.target], [2, 1, 2, 0, 1, 0]);
    const two = prepared(people, { features: ['weight'], target: 'smokes' }, 'binary');
    assert.deepEqual(two.classes, ['no', 'yes']);
    assert.deepEqual([...two.data.target], [0, 1, 0, 0, 1, 1]);
    const numbers = prepared(tableOf('x,y\n1,10\n2,-3\n3,10\n'), {}, 'binary');
    assert.deepEqual(numbers.classes, ['-3', '10']);
    assert.deepEqual([...numbers.data.target], [1, 0, 1]);
  });

  test('standardising is shown and can be undone', () => {
    const table = tableOf('a,b,c,y\n1,5,u,1\n2,5,v,2\n3,5,w,3\n6,5,u,4\n');
    const raw = prepared(table).data;
    const { data, scales } = prepared(table, { standardize: true });
    assert.deepEqual([...scales.mean], [3, 5, 0, 0, 0]);
    assert.closeTo(scales.deviation[0], Math.sqrt(14 / 4), 1e-15);
    assert.deepEqual([...scales.deviation].slice(1), [1, 1, 1, 1]);
    for (let at = 0; at < raw.features.length; at++) {
      const column = at % raw.columns;
      assert.closeTo(
        scales.mean[column] + scales.deviation[column] * data.features[at],
        raw.features[at],
        1e-12,
      );
    }
    const ages = Array.from({ length: 4 }, (_, row) => data.features[row * data.columns]);
    assert.closeTo(
      ages.reduce((a, b) => a + b),
      0,
      1e-12,
    );
    assert.closeTo(ages.reduce((a, b) => a + b * b, 0) / 4, 1, 1e-12);
    assert.deepEqual([...data.target], [1, 2, 3, 4], 'the target stays');
  });

  test('what is held out has no say in how the others are standardised', () => {
    const values = Array.from({ length: 40 }, (_, k) => (k * k) % 97);
    const table = tableOf(['x,y', ...values.map((x, k) => `${x},${k}`)].join('\n'));
    const held = { heldOut: 0.25, seed: 3 };
    const { data, scales } = prepared(table, { standardize: true }, 'number', held);
    const { training, heldOut } = splitRows(40, held);
    assert.deepEqual([training.length, heldOut.length], [30, 10]);
    assert.sameMembers([...training, ...heldOut], [...values.keys()]);
    const numbers = Array.from(training, (row) => values[row]);
    const mean = numbers.reduce((sum, each) => sum + each, 0) / 30;
    const deviation = Math.sqrt(numbers.reduce((sum, each) => sum + (each - mean) ** 2, 0) / 30);
    assert.approximately(scales.mean[0], mean, 1e-12);
    assert.approximately(scales.deviation[0], deviation, 1e-12);
    assert.approximately(data.features[heldOut[0]], (values[heldOut[0]] - mean) / deviation, 1e-12);
  });

  test('a column that is the same everywhere, to rounding, is not blown up', () => {
    const { data } = prepared(tableOf('a,y\n0.1,1\n0.1,2\n0.1,3\n'), { standardize: true });
    for (const number of data.features) assert.closeTo(number, 0, 1e-15);
  });

  test('the model follows the target', () => {
    const suggested = (cells: string) => {
      const table = tableOf(
        `x,y\n${cells
          .split(' ')
          .map((cell, row) => `${row},${cell}`)
          .join('\n')}\n`,
      );
      const found = chooseColumns(table, {});
      assert.isTrue(found.ok);
      return found.ok ? suggestModel(found.chosen.target).kind : undefined;
    };
    assert.equal(suggested('1.5 2.5 4'), 'linear');
    assert.equal(suggested('0 1 1 0'), 'logistic');
    assert.equal(suggested('yes no no'), 'logistic');
    assert.equal(suggested('a b c'), 'softmax');
    assert.equal(suggested('0 1 2 1'), 'softmax');
    assert.equal(suggested('3 4 5'), 'linear');
    assert.equal(targetKindOf({ kind: 'mlp', hidden: [4], activation: 'tanh' }), 'binary');
    assert.equal(targetKindOf({ kind: 'mlp', hidden: [4], activation: 'tanh', loss: 'mse' }), 'number');
    assert.equal(targetKindOf({ kind: 'softmax' }), 'classes');
  });

  test('what cannot be chosen is refused with a reason', () => {
    assert.deepEqual(
      refusedChoice(people, { target: 'wieght', features: ['ages', 'city', 'city', 'wieght'] }),
      [
        'objective.rows.target: The file has no column “wieght”. Did you mean “weight”?',
        'objective.rows.features[0]: The file has no column “ages”. Did you mean “age”?',
        'objective.rows.features[3]: The file has no column “wieght”. Did you mean “weight”?',
        'objective.rows.features[2]: “city” is chosen twice.',
      ],
    );
    assert.deepEqual(refusedChoice(people, { target: 'age', features: ['age'] }), [
      'objective.rows.features[0]: “age” is chosen twice.',
    ]);
    assert.deepEqual(refusedChoice(people, { features: [] }), [
      'objective.rows.features: At least one feature is needed.',
    ]);
    assert.deepEqual(refusedChoice(people, { target: 'city' }), [
      'objective.rows.target: “city” has words, and this loss wants numbers. Choose logistic or softmax.',
    ]);
    assert.deepEqual(refusedChoice(people, { target: 'city' }, 'binary'), [
      'objective.rows.target: “city” has 3 different values, and this loss wants two. Choose softmax.',
    ]);
    const many = tableOf(
      `c,y\n${Array.from({ length: maxFeatureCategories + 1 }, (_, k) => `w${k},${k}`).join('\n')}`,
    );
    assert.deepEqual(refusedChoice(many, { features: ['c'] }), [
      'objective.rows.features[0]: “c” has 21 different words; there are at most 20 categories of a feature.',
    ]);
  });

  test('one row, one column, all text, all missing: each has its reason', () => {
    assert.deepEqual(refusedChoice(tableOf('a,b\n1,2\n'), {}), [
      'objective.rows: Only one row has all of the chosen columns; at least two are needed.',
    ]);
    assert.deepEqual(refusedChoice(tableOf('a,b\n'), {}), [
      'line 1: No column can be the target: there is no row below the first one.',
    ]);
    assert.deepEqual(refusedChoice(tableOf('a\n1\n2\n'), {}), [
      'line 1: Besides the target “a” no column can be a feature: “a” is the only one.',
    ]);
    const words = Array.from({ length: 300 }, (_, row) => `w${row},v${row}`).join('\n');
    assert.deepEqual(refusedChoice(tableOf(`a,b\n${words}\n`), {}), [
      'line 1: No column can be the target: “b” has more than 256 different words: it is text, which no model here reads.',
    ]);
    assert.deepEqual(refusedChoice(tableOf('a,b\nNaN,NaN\nNaN,NaN\n'), {}), [
      'line 1: No column can be the target: “b” has no numbers.',
    ]);
    assert.deepEqual(refusedChoice(tableOf('a,b\n1,\n,2\n'), {}), [
      'objective.rows: No row has all of the chosen columns; at least two are needed.',
    ]);
  });

  test('hands over often, and does not depend on it', () => {
    const table = tableOf(`a,b,y\n${'1,2,3\n'.repeat(100_000)}`);
    let yields = 0;
    for (const done of prepareTable(table, { standardize: true }, 'number')) {
      assert.isAtMost(done, 1);
      yields++;
    }
    assert.isAtLeast(yields, 3);
  });
});
