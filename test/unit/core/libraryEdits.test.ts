import { assert } from 'chai';
import {
  defaultExperiment,
  edit,
  librariesOf,
  optimizers,
  ownLibrary,
  resolveRun,
  runExperiment,
  type Experiment,
} from '../../../src/core/index';

suite('Edits of a run’s library', () => {
  const several = [...optimizers.values()].filter((entry) => librariesOf(entry).length > 1);

  test('there are optimizers that several libraries have', () => assert.isNotEmpty(several));

  for (const entry of several) {
    test(`${entry.name} goes through all its libraries and comes back`, () => {
      const first: Experiment = {
        ...defaultExperiment,
        runs: [{ optimizer: entry.id, hyperparameters: {} }],
      };
      for (const library of librariesOf(entry)) {
        const changed = edit(first, { kind: 'library', run: 0, library });
        const resolved = resolveRun(changed, changed.runs[0]);
        assert.isTrue(resolved.ok && resolved.run.library === library);
        assert.deepEqual(edit(changed, { kind: 'library', run: 0, library: ownLibrary(entry) }), first);
        assert.deepEqual(edit(changed, { kind: 'library', run: 0 }), first);
      }
    });
  }

  test('what the other library has stays, what it lacks is dropped, and the rest is its own', () => {
    let dropped = 0;
    for (const entry of several) {
      for (const library of librariesOf(entry)) {
        const named = Object.fromEntries(entry.hyperparameters.map(({ name, default: own }) => [name, own]));
        const { steps, objective } = defaultExperiment;
        const runs = [{ optimizer: entry.id, hyperparameters: named, label: 'Mine' }];
        const changed = edit({ version: 1, steps, objective, runs }, { kind: 'library', run: 0, library });
        const resolved = resolveRun(changed, changed.runs[0]);
        if (!resolved.ok) throw new Error(`${entry.name}, ${library}: ${resolved.errors[0].message}`);
        for (const [name, value] of Object.entries(named)) {
          if (Object.hasOwn(resolved.run.defaults, name)) assert.equal(resolved.run.values[name], value);
          else dropped++;
        }
        assert.equal(changed.runs[0].label, 'Mine');
      }
    }
    assert.isAbove(dropped, 0);
  });

  test('the label says which library, unless it is the optimizer’s own', () => {
    const entry = several[0];
    const runs = librariesOf(entry).map((library) => ({ optimizer: entry.id, library }));
    const labels = runExperiment({ ...defaultExperiment, runs }).runs.map(({ label }) => label);
    assert.include(labels, entry.name);
    assert.lengthOf(new Set(labels), runs.length);
    assert.lengthOf(
      labels.filter((label) => label.startsWith(`${entry.name} (`)),
      runs.length - 1,
    );
  });
});
