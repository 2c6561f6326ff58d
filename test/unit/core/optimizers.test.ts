import { isDeepStrictEqual } from 'node:util';
import { assert } from 'chai';
import {
  optimizers,
  resolveRun,
  runExperiment,
  type Library,
  type RunSpec,
  type Values,
} from '../../../src/core/index';
import { note } from '../../mocha/reporter';
import { distance, landscapeIds, torch, type TorchTrajectory } from './torchReference';

/** Which entry retraces the recordings of a torch.optim class, and how many there are. */
const recorded: Readonly<Record<string, { readonly id: string; readonly count: number }>> = {
  SGD: { id: 'sgd', count: 35 },
  Adagrad: { id: 'adagrad', count: 14 },
  RMSprop: { id: 'rmsprop', count: 28 },
  Adam: { id: 'adam', count: 21 },
  Adadelta: { id: 'adadelta', count: 7 },
  AdamW: { id: 'adamw', count: 7 },
  Adamax: { id: 'adamax', count: 7 },
  NAdam: { id: 'nadam', count: 7 },
  RAdam: { id: 'radam', count: 7 },
  Rprop: { id: 'rprop', count: 7 },
  ASGD: { id: 'asgd', count: 7 },
};

/** Multiplies its momentum once too often, which PyTorch has mended since. */
const outdated = 'NAdam_torch1.13';

/** A recording's run: torch's lists become our numbers, by the order in which the entry's call has them. */
function specOf({ optimizer, hyperparameters, given }: TorchTrajectory): RunSpec {
  const { id } = recorded[optimizer];
  const { tuples = {} } = optimizers.get(id)!.libraries.pytorch!.call!;
  const values = Object.entries({ ...hyperparameters, ...given }).flatMap(([name, value]) =>
    Array.isArray(value) ? value.map((each: unknown, index) => [tuples[name][index], each]) : [[name, value]],
  );
  return { optimizer: id, library: 'pytorch', hyperparameters: Object.fromEntries(values) as Values };
}

/** How far a run gets from a recording, at most, as far as that is stable. */
function worstDistance(entry: TorchTrajectory, spec: RunSpec): number {
  const [run] = runExperiment({
    version: 1,
    objective: { kind: 'landscape', id: landscapeIds[entry.function] ?? entry.function },
    start: entry.start,
    steps: entry.trajectory.length - 1,
    runs: [spec],
  }).runs;
  let worst = 0;
  for (let step = 0; step <= entry.stableSteps; step++) {
    const [x, y, loss] = entry.trajectory[step];
    const apart = Math.max(
      distance(run.theta[2 * step], x),
      distance(run.theta[2 * step + 1], y),
      distance(run.loss[step], loss),
    );
    assert.isAtMost(apart, 1e-9, `${entry.id} ${JSON.stringify(entry.given)}, step ${step}`);
    worst = Math.max(worst, apart);
  }
  return worst;
}

suite('Optimizers', () => {
  const summary: string[] = [];

  /** Retraces recordings, and notes for the summary how well. */
  const retrace = (title: string, entries: readonly TorchTrajectory[], spec: typeof specOf) => {
    const worst = Math.max(...entries.map((entry) => worstDistance(entry, spec(entry))));
    summary.push(`${title.padEnd(10)} ${String(entries.length).padStart(7)}   ${worst.toExponential(1)}`);
  };

  suiteTeardown(() => {
    if (summary.length > 0) note(['optimizer  entries   worst error', ...summary].join('\n'));
  });

  test('there is an entry for every recording that is up to date', () => {
    const classes = new Set(torch.trajectories.map(({ optimizer }) => optimizer));
    assert.sameMembers([...classes], [...Object.keys(recorded), outdated]);
  });

  for (const [name, { id, count }] of Object.entries(recorded)) {
    test(`${id} retraces every recording of torch.optim.${name}`, () => {
      const entries = torch.trajectories.filter(({ optimizer }) => optimizer === name);
      assert.lengthOf(entries, count);
      retrace(id, entries, specOf);
    });
  }

  // These are another entry's rule under their own name: their defaults are what is put to the test.
  const variants: readonly [string, string, Record<string, unknown>][] = [
    ['momentum', 'SGD', { momentum: 0.9 }],
    ['nesterov', 'SGD', { momentum: 0.9, nesterov: true }],
    ['amsgrad', 'Adam', { amsgrad: true }],
  ];
  for (const [id, name, flags] of variants) {
    test(`${id} retraces torch.optim.${name} by its defaults and lr alone`, () => {
      const entries = torch.trajectories.filter(({ optimizer, given: { lr: _, ...others } }) => {
        return optimizer === name && isDeepStrictEqual(others, flags);
      });
      assert.lengthOf(entries, 7);
      retrace(id, entries, ({ given }) => ({ optimizer: id, hyperparameters: { lr: given.lr as number } }));
    });
  }

  for (const [id, definition] of optimizers) {
    for (const library of Object.keys(definition.libraries) as Library[]) {
      test(`${id} declares what its rule reads and remembers, in ${library}`, () => {
        const resolved = resolveRun({}, { optimizer: id, library });
        if (!resolved.ok) throw new Error(resolved.errors[0].message);
        const { rule, definition: variant } = resolved.run;
        assert.sameMembers(
          rule.hyperparameters.map(({ name, kind }) => `${kind} ${name}`),
          variant!.hyperparameters.map(({ name, kind }) => `${kind} ${name}`),
        );
        assert.sameMembers(
          rule.states.map(({ name }) => name),
          variant!.states.map(({ name }) => name),
        );
        const { hyperparameters = [], states = [], defaults = {} } = definition.libraries[library]!;
        const kept = [...variant!.hyperparameters, ...variant!.states].map(({ name }) => name);
        const ownOnes = [...hyperparameters, ...states].map(({ name }) => name);
        assert.includeMembers(kept, [...ownOnes, ...Object.keys(defaults)], 'nothing is declared in vain');
      });

      test(`${id} runs with the defaults of ${library}`, () => {
        const [run] = runExperiment({
          version: 1,
          objective: { kind: 'landscape', id: 'anisotropic' },
          steps: 50,
          runs: [{ optimizer: id, library }],
        }).runs;
        assert.equal(run.stop, 'completed');
        assert.isBelow(run.loss[50], run.loss[0]);
      });
    }

    test(`${id} has a name, a citation, meanings and defaults in range`, () => {
      assert.equal(definition.id, id);
      assert.match(definition.citation, /\(\d{4}\)/);
      for (const parameter of definition.hyperparameters) {
        assert.match(parameter.meaning, /\.$/);
        if (parameter.kind !== 'number') continue;
        const [min, max] = parameter.range;
        assert.isTrue(parameter.default >= min && parameter.default <= max, parameter.name);
      }
    });

    if (!definition.hyperparameters.some(({ name }) => name === 'maximize')) continue;
    test(`${id} climbs when it maximizes`, () => {
      const [run] = runExperiment({
        version: 1,
        objective: { kind: 'landscape', id: 'anisotropic' },
        steps: 5,
        runs: [{ optimizer: id, hyperparameters: { maximize: true } }],
      }).runs;
      assert.isAbove(run.loss[5], run.loss[0]);
    });
  }
});
