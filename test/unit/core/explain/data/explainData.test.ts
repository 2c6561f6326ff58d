import { assert } from 'chai';
import {
  compileDataObjective,
  explainDataInSlices,
  leastSquaresInSlices,
  optimizers,
  runExperiment,
  sentenceText,
  type DataObjectiveSpec,
  type Experiment,
  type Explanation,
} from '../../../../../src/core/index';
import { by, drain, four, train, type Training } from './fixtures';

function explained({ experiment, result, objective }: Training): Explanation {
  return drain(explainDataInSlices(experiment, result, objective, drain(leastSquaresInSlices(objective))));
}
const kinds = ({ happens, why }: Explanation) => [
  happens.map(({ kind }) => kind),
  why.map(({ kind }) => kind),
];

suite('Explanations on data', () => {
  test('what happens comes first and why follows, the most telling first', () => {
    assert.deepEqual(kinds(explained(train(by('sgd', 0.05), { steps: 60 }))), [
      ['data-course', 'data-rises', 'data-above-minimum', 'data-stalled'],
      ['data-slow-direction'],
    ]);
    assert.deepEqual(kinds(explained(train(by('sgd', 0.01)))), [
      ['data-course', 'data-rises', 'data-above-minimum', 'data-falling'],
      ['data-slow-direction', 'data-few-updates'],
    ]);
  });

  test('of a training that failed there is nothing else to tell', () => {
    assert.deepEqual(kinds(explained(train(by('sgd', 1), { steps: 200 }))), [
      ['data-diverged'],
      ['data-beyond-limit'],
    ]);
  });

  test('theory is silent where something stands between the gradient and the rule', () => {
    const runs = [
      by('adam', 0.05),
      by('sgd', 0.05, { clip: { norm: 100 } }),
      by('sgd', 0.05, { sampling: { batch: 2 } }),
      by('sgd', 0.05, { schedule: { name: 'ExponentialLR' } }),
    ];
    for (const run of runs) {
      const [, why] = kinds(explained(train(run)));
      for (const kind of ['data-slow-direction', 'data-within-limit', 'data-beyond-limit'])
        assert.notInclude(why, kind, JSON.stringify(run));
    }
    const noisy = train(by('sgd', 0.05), { noise: { sigma: 0.1, seed: 1 } });
    assert.notInclude(kinds(explained(noisy))[1], 'data-slow-direction');
  });

  test('one maximises', () => {
    const up = by('sgd', 0.01, { hyperparameters: { maximize: true } });
    assert.include(kinds(explained(train(up)))[1], 'maximizes');
  });

  test('a run that is not valid, or not on data, is not explained', () => {
    const { experiment, result, objective } = train(by('sgd', 0.05));
    const nothing = { happens: [], why: [] };
    const of = (change: Partial<Experiment>, run = 0) =>
      drain(explainDataInSlices({ ...experiment, ...change }, { ...result, run }, objective));
    assert.deepEqual(of({}, 7), nothing);
    assert.deepEqual(of({ runs: [{ optimizer: 'none' }] }), nothing);
    assert.deepEqual(of({ objective: { kind: 'landscape', id: 'booth' } }), nothing);
  });

  test('of losses that were not evaluated each time nothing is counted, and it is said', () => {
    const spec: DataObjectiveSpec = { ...four, batch: 1 };
    const { happens } = explained(train(by('sgd', 0.05), { steps: 400 }, spec, { lossEvery: 7 }));
    const text = happens.map(sentenceText).join(' ');
    assert.notInclude(text, 'of the updates');
    assert.match(text, /its lowest of the 59 times it was evaluated/);
    const thinned = explained(train(by('sgd', 0.05), { steps: 400 }, spec, { every: 3 }));
    assert.notInclude(kinds(thinned)[0], 'data-rises');
  });

  test('no optimizer on any kind of data, in any batches, is described with a number that is none', () => {
    const specs: DataObjectiveSpec[] = [
      four,
      { kind: 'data', rows: { builtin: 'penguins' }, model: { kind: 'linear' }, heldOut: 0.2, batch: 64 },
      { kind: 'data', rows: { builtin: 'iris' }, model: { kind: 'softmax', l2: 0.1 }, heldOut: 0.5 },
      { kind: 'data', rows: { builtin: 'line' }, model: { kind: 'polynomial', degree: 9 }, batch: 1 },
      { kind: 'data', rows: four.rows, model: { kind: 'linear' }, batches: [[0], [1, 2], [3, 3, 3]] },
    ];
    for (const objective of specs) {
      const runs = [...optimizers.values()].flatMap(({ id, hyperparameters }) =>
        id === 'sophia'
          ? []
          : hyperparameters.some(({ name }) => name === 'lr')
            ? [1e-9, 0.01, 1e6].map((lr) => by(id, lr))
            : [{ optimizer: id }],
      );
      const compiled = compileDataObjective(objective);
      const squares = drain(leastSquaresInSlices(compiled));
      for (let from = 0; from < runs.length; from += 50) {
        const part = runs.slice(from, from + 50);
        const experiment: Experiment = { version: 1, objective, steps: 25, runs: part };
        for (const result of runExperiment(experiment).runs) {
          const { happens, why } = drain(explainDataInSlices(experiment, result, compiled, squares));
          assert.isNotEmpty(happens, result.label);
          assert.isAtMost(why.length, 2);
          for (const sentence of [...happens, ...why])
            assert.match(sentenceText(sentence), /^(?!.*(NaN|undefined|∞|–)).*\.$/, result.label);
        }
      }
    }
  });
});
