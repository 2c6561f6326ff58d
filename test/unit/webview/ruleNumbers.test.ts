import { assert } from 'chai';
import { placeKey } from '../../../src/core/language/tree';
import { compileRule, defaultExperiment, startHistory, runExperiment, edit } from '../../../src/core/index';
import type { Experiment } from '../../../src/core/index';
import { numbers } from '../../../src/host/details/numbers';
import type { NumbersDetail } from '../../../src/protocol/details';
import { expressionText } from '../../../src/webview/rule/expressionText';
import { linesWithNumbers } from '../../../src/webview/rule/numberLines';
import { putIn, type Quantity } from '../../../src/webview/rule/putIn';
import { initialView, restoreView, viewToKeep } from '../../../src/webview/view';
import { wishesOf } from '../../../src/webview/wishes';
import { nothingYet } from '../../../src/webview/state';
import type { LandscapePicture, Picture } from '../../../src/protocol/messages';

function expressionOf(source: string) {
  const compiled = compileRule(`theta = ${source}`);
  if (!compiled.ok) throw new Error(compiled.errors[0].message);
  return compiled.rule.assignments[0].value;
}

const known = new Map<string, Quantity>([
  ['theta', { values: [-7, 4], perParameter: true }],
  ['g', { values: [0.3123, -0.6667], perParameter: true }],
  ['m', { values: [0.01234, 12_345], perParameter: true }],
  ['lr', { values: [0.12345, 0.12345], perParameter: false, isTyped: true }],
  ['t', { values: [3, 3], perParameter: false, isTyped: true }],
]);
const threeDigits = (value: number) => Number(value.toPrecision(3));

async function detailOf(experiment: Experiment, run: number, step: number): Promise<NumbersDetail> {
  const history = startHistory(experiment);
  const computed = { revision: 0, history, result: runExperiment(experiment) };
  const detail = await numbers.answer(
    computed,
    { kind: 'numbers', slot: run, step },
    new AbortController().signal,
    () => undefined,
  );
  assert(detail);
  return detail;
}

suite('A rule with numbers in it', () => {
  const cases: readonly (readonly [string, 0 | 1, string])[] = [
    ['theta - lr * g', 0, '−7 − 0.12345 · 0.312'],
    ['theta - lr * g', 1, '4 − 0.12345 · (−0.667)'],
    ['g^2', 1, '(−0.667)^2'],
    ['0.9 * m', 0, '0.9 · 0.0123'],
    ['m', 1, '12300'],
    // Of a condition only what is taken is left.
    ['t == 3 ? g : theta', 0, '0.312'],
    ['g > 0 ? g : theta', 1, '4'],
    // What sees all parameters is given all.
    ['theta * norm(g)', 0, '−7 · norm(0.312, −0.667)'],
    ['g - dot(g, 2 * theta)', 0, '0.312 − dot((0.312, −0.667), (−14, 8))'],
    ['grad(theta - lr * g)', 1, 'grad(−7.04, 4.08)'],
    ['norm(grad(theta))', 1, 'norm(grad(−7, 4))'],
    // Two parameters are one row.
    ['sqrt(max(1, rows(g) / columns(2 * theta)))', 0, 'sqrt(max(1, 1 / 2))'],
    ['rows(g) >= columns(g) ? g : rows(g) * theta', 1, '1 · 4'],
    // What only the objective could say stays.
    ['norm(2 * grad(theta) + g)', 1, 'norm(2 · grad(θ) + g)'],
    ['g * unknown', 0, '0.312 · unknown'],
  ];
  for (const [source, lane, text] of cases) {
    test(`${source} along ${'xy'[lane]}`, () =>
      assert.equal(
        expressionText(putIn(expressionOf(source), { names: known, calls: new Map() }, lane, threeDigits)),
        text,
      ));
  }

  test('has what a call gave in its place, where more parameters than can be listed went into it', () => {
    const expression = expressionOf('norm(g) > 2 ? theta / norm(2 * g) : theta');
    assert(expression.kind === 'conditional' && expression.condition.kind === 'binary');
    const calls = (norm: number, twice: number) =>
      new Map<string, Quantity>(
        [[expression.condition, norm] as const, [expression.then, twice] as const].map(([each, value]) => {
          assert(each.kind === 'binary');
          const call = each.left.kind === 'call' ? each.left : each.right;
          return [placeKey(call.at), { values: [value, value], perParameter: false }];
        }),
      );
    const text = (norm: number) =>
      expressionText(putIn(expression, { names: known, calls: calls(norm, 2 * norm) }, 0, threeDigits));
    assert.equal(text(3.14159), '−7 / 6.28');
    assert.equal(text(1.5), '−7');
  });

  test('follows its lines: what one computed, the next one reads', async () => {
    const detail = await detailOf(defaultExperiment, 1, 2);
    const lines = linesWithNumbers(detail, { values: { lr: 0.1, momentum: 0.9 }, isScheduled: false }, 3);
    assert.deepEqual(
      lines.map(({ name, axis, expression, result, isFirst }) => [
        name,
        axis,
        expression && expressionText(expression),
        result,
        isFirst,
      ]),
      [
        ['b', 'x', '0.9 · (−0.7) + (−0.693)', -1.32, true],
        ['b', 'y', '0.9 · 8 + 6.4', 13.6, false],
        ['theta', 'x', '−6.93 − 0.1 · (−1.32)', -6.8, true],
        ['theta', 'y', '3.2 − 0.1 · 13.6', 1.84, false],
      ],
    );
  });

  test('a scheduled rate is computed, a typed one has all its digits', async () => {
    const scheduled = edit(defaultExperiment, {
      kind: 'schedule',
      run: 0,
      schedule: { name: 'ExponentialLR', hyperparameters: { gamma: 0.9 } },
    });
    const typed = edit(defaultExperiment, { kind: 'hyperparameter', run: 0, name: 'lr', value: 0.123456 });
    const text = async (experiment: Experiment, lr: number, isScheduled: boolean) => {
      const lines = linesWithNumbers(await detailOf(experiment, 0, 4), { values: { lr }, isScheduled }, 3);
      return expressionText(lines[0].expression!);
    };
    assert.match(await text(scheduled, 0.95, true), / 0\.693 · /);
    assert.match(await text(typed, 0.123456, false), / 0\.123456 · /);
  });

  test('one number has one line, and a number alone nothing to compute', async () => {
    const rule = 'k = norm(g)\nu = g\nwas = theta\ntheta = theta - k * u\ninit far = 0\nfar = far + was';
    const detail = await detailOf(
      { ...defaultExperiment, runs: [{ optimizer: 'custom', rule: `${rule}\nplot far` }] },
      0,
      1,
    );
    const lines = linesWithNumbers(detail, { values: {}, isScheduled: false }, 3);
    assert.deepEqual(
      lines.filter(({ name }) => name === 'k').map(({ axis, result }) => [axis, result]),
      [[undefined, 8.03]],
    );
    const [was] = lines.filter(({ name }) => name === 'was');
    assert.deepEqual([was.expression, was.result], [undefined, -7]);
  });
});

suite('What the screen wishes for', () => {
  const run = (slot: number, stop: string, lastFiniteStep: number) =>
    ({ slot, stop, lastFiniteStep, steps: Int32Array.from({ length: 31 }, (_, i) => i) }) as never;
  const picture = {
    experiment: { steps: 30 },
    runs: [run(0, 'completed', 30), run(3, 'diverged', 11), run(4, 'cancelled', 5)],
  } as unknown as Picture;
  const landscape = { minima: [] } as unknown as LandscapePicture;
  const state = { ...nothingYet, picture, resting: picture, landscape };
  const numbersAt = (view: Partial<typeof initialView>) =>
    wishesOf(state, { ...initialView, open: [0, 3, 4], ...view }).flatMap((wish) =>
      wish.kind === 'numbers' ? [[wish.slot, wish.step]] : [],
    );

  test('the numbers of the player’s step, for each open row', () => {
    assert.deepEqual(numbersAt({ step: 3 }), [
      [0, 3],
      [3, 3],
      [4, 3],
    ]);
    assert.deepEqual(numbersAt({ step: 3, open: [3] }), [[3, 3]]);
    assert.deepEqual(numbersAt({ step: 3, open: [] }), []);
  });

  test('of runs that ended before, those of their end; at the start none', () => {
    assert.deepEqual(numbersAt({ step: undefined }), [
      [0, 30],
      [3, 12],
      [4, 5],
    ]);
    assert.deepEqual(numbersAt({ step: 0 }), []);
  });

  test('while it plays, no more often than can be read', () => {
    const asked = Array.from({ length: 30 }, (_, step) => numbersAt({ step, playing: true, open: [0] }));
    const different = new Set(asked.map((wishes) => JSON.stringify(wishes)));
    // Ten steps a second.
    assert.isAtMost(different.size, 11);
    assert.isAtLeast(different.size, 8);
  });

  test('on data, of the parameter that was chosen', () => {
    const wishes = (data: object | undefined) =>
      wishesOf(
        { ...state, landscape: { ...landscape, ...(data && { data }) } as LandscapePicture },
        {
          ...initialView,
          open: [0],
          step: 3,
          parameter: 7,
        },
      ).find(({ kind }) => kind === 'numbers');
    const data = { rows: { heldOut: 0, training: 8 }, model: { blocks: [], isLeastSquares: false } };
    assert.deepEqual(wishes(data), { kind: 'numbers', slot: 0, step: 3, parameter: 7 });
    assert.deepEqual(wishes(undefined), { kind: 'numbers', slot: 0, step: 3 });
    assert.equal(restoreView(viewToKeep({ ...initialView, parameter: 7 })).parameter, 7);
    assert.isUndefined(restoreView({ parameter: -2 }).parameter);
  });
});
