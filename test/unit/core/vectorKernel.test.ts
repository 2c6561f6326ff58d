import { assert } from 'chai';
import {
  optimizers,
  runExperiment,
  type Experiment,
  type Library,
  type RunSpec,
  type Values,
} from '../../../src/core/index';
import { note } from '../../mocha/reporter';
import { vectorRun } from './vectorRuns';

const rosenbrock: Omit<Experiment, 'runs'> = {
  version: 1,
  objective: { kind: 'landscape', id: 'rosenbrock' },
  start: [-1.5, 2],
  steps: 60,
};

/** Every optimizer as every library has it, with every flag turned. */
function specs(): RunSpec[] {
  return [...optimizers.values()].flatMap(({ id, libraries, hyperparameters }) => {
    const flags = hyperparameters.filter(({ kind, name }) => kind === 'flag' && name !== 'capturable');
    const turned = flags.map(({ name, default: value }): Values => ({ [name]: !value }));
    return [
      ...Object.keys(libraries).map((library): RunSpec => ({ optimizer: id, library: library as Library })),
      ...turned.map((values): RunSpec => ({ optimizer: id, hyperparameters: values })),
    ];
  });
}

/** Whether a run asks for what models on data do not have. */
function needsCurvature({ optimizer }: RunSpec): boolean {
  return optimizers.get(optimizer)!.rule.includes('hessian_diagonal');
}

/** How far two columns are apart, relative to their size; not finite together counts as equal. */
function apart(a: Float64Array, b: Float64Array): number {
  let worst = 0;
  for (let i = 0; i < a.length; i++) {
    if (Object.is(a[i], b[i]) || !Number.isFinite(a[i])) continue;
    worst = Math.max(worst, Math.abs(a[i] - b[i]) / Math.max(1, Math.abs(a[i]), Math.abs(b[i])));
  }
  return worst;
}

suite('Rules on any number of parameters', () => {
  const around: Readonly<Record<string, { experiment?: Partial<Experiment>; run?: Partial<RunSpec> }>> = {
    alone: {},
    'clipped by norm': { run: { clip: { norm: 0.7 } } },
    'clipped by value': { run: { clip: { value: 0.3 } } },
    'with noise': { experiment: { noise: { sigma: 0.1, seed: 3 } } },
    'with a schedule': { run: { schedule: { name: 'CosineAnnealingLR' } } },
    'with all of it': {
      experiment: { noise: { sigma: 0.1, seed: 3 } },
      run: { clip: { norm: 0.7 }, schedule: { name: 'ReduceLROnPlateau' } },
    },
  };

  for (const [title, { experiment = {}, run = {} }] of Object.entries(around)) {
    test(`retrace the kernels of two parameters, ${title}`, () => {
      let exact = 0;
      let worst = 0;
      const all = specs().filter((spec) => !needsCurvature(spec));
      for (const spec of all) {
        const asked: Experiment = { ...rosenbrock, ...experiment, runs: [{ ...spec, ...run }] };
        const [known] = runExperiment(asked).runs;
        const found = vectorRun(asked);
        const name = JSON.stringify(spec);
        const distances = [apart(known.theta, found.theta), apart(known.loss, found.loss)];
        for (const [plot, column] of Object.entries(known.extra ?? {}))
          distances.push(apart(column, found.extra[plot]));
        const distance = Math.max(...distances);
        assert.isAtMost(distance, 1e-13, name);
        if (distance === 0) exact++;
        worst = Math.max(worst, distance);
      }
      note(`${title}: ${exact} of ${all.length} to the last bit, worst ${worst.toExponential(1)}`);
    });
  }
});
