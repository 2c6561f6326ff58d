import { assert } from 'chai';
import {
  defaultExperiment,
  edit,
  explain,
  fixText,
  landscapes,
  optimizers,
  runExperiment,
  sentenceText,
  type Experiment,
  type Explanation,
} from '../../../../src/core/index';
import { compilationCount } from '../../../../src/core/compile/generated';
import { by, endedEarly, formula, on, one, type Fixture } from './fixtures';

const explained = ({ experiment, result }: Fixture): Explanation => explain(experiment, result);
const kinds = ({ happens, why }: Explanation) => [
  happens.map(({ kind }) => kind),
  why.map(({ kind }) => kind),
];

suite('Explanations', () => {
  test('what happens comes first and why follows, the most telling first', () => {
    assert.deepEqual(kinds(explained(one(by('sgd', 0.95)))), [
      ['zigzag-shrinks', 'walks-straight'],
      ['jumps-over', 'slow-direction'],
    ]);
    assert.deepEqual(kinds(explained(one(by('adagrad', 1.5)))), [['converged'], ['equal-steps']]);
  });

  test('of a run that failed there is nothing else to tell', () => {
    const rosenbrock = { ...on('rosenbrock', [-0.5, 2]), steps: 60 };
    assert.deepEqual(kinds(explained(one(by('sgd', 0.003), rosenbrock))), [['diverged'], ['beyond-limit']]);
    assert.deepEqual(kinds(explained(endedEarly()))[0], ['cancelled']);
  });

  test('a run that is not valid, or not on a landscape, is not explained', () => {
    const { experiment, result } = one(by('sgd', 0.1));
    const nothing = { happens: [], why: [] };
    assert.deepEqual(explain(experiment, { ...result, run: 7 }), nothing);
    assert.deepEqual(explain({ ...experiment, runs: [{ optimizer: 'none' }] }, result), nothing);
    const objective = {
      kind: 'data',
      rows: { builtin: 'iris' },
      model: { kind: 'linear' },
    } as const;
    assert.deepEqual(explain({ ...experiment, objective }, result), nothing);
  });

  test('no optimizer on any landscape, at any rate, is described with a number that is none', () => {
    const rates = [1e-9, 1e-3, 0.1, 3, 1e6];
    for (const id of landscapes.keys()) {
      const changed = edit(defaultExperiment, { kind: 'objective', objective: { kind: 'landscape', id } });
      const runs = [...optimizers.values()].flatMap(({ id: optimizer, hyperparameters }) =>
        hyperparameters.some(({ name }) => name === 'lr')
          ? rates.map((lr) => by(optimizer, lr))
          : [{ optimizer }],
      );
      for (let from = 0; from < runs.length; from += 50) {
        const experiment = { ...changed, runs: runs.slice(from, from + 50) };
        for (const result of runExperiment(experiment).runs) {
          const { happens, why } = explain(experiment, result);
          assert.isNotEmpty(happens, `${result.label} on ${id}`);
          assert.isAtMost(why.length, 2);
          for (const sentence of [...happens, ...why])
            assert.match(
              sentenceText(sentence),
              /^(?!.*(NaN|undefined|∞|–)).*\.$/,
              `${result.label} on ${id}`,
            );
        }
      }
    }
  });

  test('nasty landscapes and starts are survived', () => {
    const formulas = [
      '0',
      'x',
      '1/x',
      'sqrt(x)',
      'x^2*y^2',
      'log(x)*log(y)',
      'exp(x^2 + y^2)',
      'floor(x)',
      'abs(x)',
    ];
    const starts = [
      [0, 0],
      [-1, -1],
      [1, 1e300],
      [30, 30],
      [1e-300, 1],
    ] as const;
    for (const source of formulas)
      for (const start of starts)
        for (const optimizer of ['sgd', 'momentum', 'adam', 'signsgd'])
          assert.doesNotThrow(() => explained(one(by(optimizer, 0.1), formula(source, start))), source);
  });

  test('a long run, of which not every step is kept, has no sentence that counts steps', () => {
    const experiment: Experiment = { ...defaultExperiment, steps: 300, runs: [by('sgd', 0.99)] };
    const kept = runExperiment(experiment, { record: { every: 7 } }).runs[0];
    const [happens] = kinds(explain(experiment, kept));
    assert.notInclude(happens, 'zigzag-shrinks');
    assert.include(kinds(explain(experiment, runExperiment(experiment).runs[0]))[0], 'zigzag-shrinks');
  });
});

suite('What to try', () => {
  const changed = ({ experiment }: Fixture, { fix }: Explanation) =>
    runExperiment(edit(experiment, fix!.change)).runs[0];

  test('is what the text says, was tried, and leaves at most half of the loss', () => {
    const cases: [Fixture, string][] = [
      [one(by('sgd', 0.95)), 'Try lr = 0.9'],
      [one(by('sgd', 0.003), { ...on('rosenbrock', [-0.5, 2]), steps: 60 }), 'Try lr = 0.002'],
      [one(by('sgd', 0.1, { hyperparameters: { maximize: true } })), 'Switch maximize off'],
    ];
    for (const [fixture, text] of cases) {
      const explanation = explained(fixture);
      assert.equal(explanation.fix && fixText(explanation.fix), text);
      const after = changed(fixture, explanation);
      const end = after.loss[after.loss.length - 1];
      assert.equal(end, explanation.fix!.loss);
      const before = fixture.result.loss[fixture.result.loss.length - 1];
      assert.isTrue(!(end > before / 2));
    }
  });

  test('steps that do not shrink by themselves get a schedule where that is best', () => {
    const fixture = one(by('signsgd', 0.3), { start: [-4.13, 3.37] });
    const explanation = explained(fixture);
    assert.equal(fixText(explanation.fix!), 'Try the schedule CosineAnnealingLR');
    const after = changed(fixture, explanation);
    assert.equal(after.loss[after.loss.length - 1], explanation.fix!.loss);
  });

  test('nothing is offered to a run that converged, has no floor, or is long', () => {
    assert.isUndefined(explained(one(by('adagrad', 1.5))).fix);
    assert.isUndefined(explained(one(by('sgd', 0.05), on('saddle', [-2, 0.001]))).fix);
    assert.isUndefined(explained(one(by('sgd', 0.0001), { steps: 40_000 })).fix);
    assert.isUndefined(explained(endedEarly()).fix);
  });

  test('trying compiles nothing', () => {
    const fixture = one(by('sgd', 0.95));
    explained(fixture);
    const before = compilationCount();
    assert.isDefined(explained(one(by('sgd', 0.951))).fix);
    assert.equal(compilationCount(), before);
  });
});
