import { assert } from 'chai';
import { compileRule, optimizers, runExperiment, type RunSpec, type Values } from '../../../src/core/index';
import { distance, landscapeIds, torch, type TorchTrajectory } from './torchReference';

/** PyTorch's class and flags for each of our entries. */
function specOf(entry: TorchTrajectory): RunSpec | undefined {
  const optimizer = { SGD: 'sgd', Adagrad: 'adagrad', RMSprop: 'rmsprop', Adam: 'adam' }[entry.optimizer];
  if (optimizer === undefined) return undefined;
  const { betas, ...rest } = { ...entry.hyperparameters, ...entry.given } as Record<string, never>;
  const [beta1, beta2] = (betas ?? []) as number[];
  const hyperparameters = { ...rest, ...(betas ? { beta1, beta2 } : {}) } as Values;
  return { optimizer, library: 'pytorch', hyperparameters };
}

function assertRetraces(entry: TorchTrajectory, spec: RunSpec): void {
  const [run] = runExperiment({
    version: 1,
    objective: { kind: 'landscape', id: landscapeIds[entry.function] ?? entry.function },
    start: entry.start,
    steps: entry.trajectory.length - 1,
    runs: [spec],
  }).runs;
  for (let step = 0; step <= entry.stableSteps; step++) {
    const [x, y, loss] = entry.trajectory[step];
    const apart = Math.max(
      distance(run.theta[2 * step], x),
      distance(run.theta[2 * step + 1], y),
      distance(run.loss[step], loss),
    );
    assert.isAtMost(apart, 1e-9, `step ${step}`);
  }
}

suite('Optimizers', () => {
  const entries = torch.trajectories.flatMap((entry) => {
    const spec = specOf(entry);
    return spec ? [{ entry, spec }] : [];
  });

  test('meet every recording of their four torch.optim classes', () => {
    assert.lengthOf(entries, 35 + 14 + 28 + 21);
  });

  for (const { entry, spec } of entries) {
    test(`retrace ${entry.id} ${JSON.stringify(entry.given)}`, () => assertRetraces(entry, spec));
  }

  // The textbook entries are the same rule under their own name: their defaults are what is put to the test.
  for (const [id, nesterov] of [
    ['momentum', undefined],
    ['nesterov', true],
  ] as const) {
    const matching = entries.filter(
      ({ entry: { given } }) =>
        given.momentum === 0.9 &&
        given.nesterov === nesterov &&
        Object.keys(given).length === (nesterov ? 3 : 2),
    );
    for (const { entry } of matching.filter((each) => each.entry.optimizer === 'SGD')) {
      test(`${id} retraces ${entry.id} by its defaults and lr alone`, () =>
        assertRetraces(entry, { optimizer: id, hyperparameters: { lr: entry.given.lr as number } }));
    }
  }

  for (const [id, definition] of optimizers) {
    const rules = [definition.rule, ...Object.values(definition.libraries).flatMap(({ rule }) => rule ?? [])];
    test(`${id} declares what its rule reads and remembers`, () => {
      for (const source of rules) {
        const compiled = compileRule(source);
        if (!compiled.ok) throw new Error(compiled.errors[0].message);
        const { rule } = compiled;
        assert.sameMembers(
          rule.hyperparameters.map(({ name, kind }) => `${kind} ${name}`),
          definition.hyperparameters.map(({ name, kind }) => `${kind} ${name}`),
        );
        assert.sameMembers(
          rule.states.map(({ name }) => name),
          definition.states.map(({ name }) => name),
        );
      }
    });

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

    test(`${id} runs with its library's own defaults`, () => {
      const [run] = runExperiment({
        version: 1,
        objective: { kind: 'landscape', id: 'anisotropic' },
        steps: 50,
        runs: [{ optimizer: id }],
      }).runs;
      assert.equal(run.stop, 'completed');
      assert.isBelow(run.loss[50], run.loss[0]);
    });

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
