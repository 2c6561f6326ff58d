import { assert } from 'chai';
import { optimizers, runExperiment, type RunResult } from '../../../src/core/index';
import { note } from '../../mocha/reporter';
import { kerasRuns } from './libraries/keras';
import type { LibraryRun } from './libraries/libraryRun';
import { optaxRuns } from './libraries/optax';
import { tfjsRuns } from './libraries/tfjs';
import { distance } from './torchReference';

/** Every convention but PyTorch's, which is the entries' own. */
const runs: readonly LibraryRun[] = [...kerasRuns, ...optaxRuns, ...tfjsRuns];

function ours({ library, optimizer, landscape, values, rows }: LibraryRun, steps: number): RunResult {
  const [, ...start] = rows[0];
  return runExperiment({
    version: 1,
    objective: { kind: 'landscape', id: landscape },
    start,
    steps,
    runs: [{ optimizer, library, hyperparameters: values }],
  }).runs[0];
}

suite('Conventions of other libraries', () => {
  const worst = new Map<string, { runs: number; error: number }>();

  suiteTeardown(() => {
    if (worst.size === 0) return;
    const rows = [...worst].map(
      ([name, { runs: count, error }]) =>
        `${name.padEnd(26)} ${String(count).padStart(4)}   ${error.toExponential(1)}`,
    );
    note(['library, optimizer         runs   worst error', ...rows].join('\n'));
  });

  for (const run of runs) {
    const { library, optimizer, landscape, values, rows, tolerance } = run;
    test(`${library}: ${optimizer} on ${landscape} ${JSON.stringify(values)}`, () => {
      const { theta } = ours(run, rows.at(-1)![0]);
      let error = 0;
      for (const [step, ...point] of rows) {
        const apart = Math.max(...point.map((each, i) => distance(theta[2 * step + i], each)));
        assert.isAtMost(apart, tolerance, `step ${step}`);
        error = Math.max(error, apart);
      }
      assert.notDeepEqual(rows.at(-1)!.slice(1), rows[0].slice(1), 'moves');
      const name = `${library.padEnd(6)} ${optimizer}`;
      const known = worst.get(name) ?? { runs: 0, error: 0 };
      worst.set(name, { runs: known.runs + 1, error: Math.max(known.error, error) });
    });
  }

  for (const run of runs.filter(({ lastFiniteStep }) => lastFiniteStep !== undefined)) {
    test(`${run.library}: ${run.optimizer} on ${run.landscape} ends where the library's numbers do`, () => {
      const { stop, lastFiniteStep } = ours(run, 200);
      assert.deepEqual([stop, lastFiniteStep], ['diverged', run.lastFiniteStep]);
    });
  }

  test('each is held against its library on three landscapes or more', () => {
    for (const library of new Set(runs.map((run) => run.library))) {
      for (const [id, { libraries }] of optimizers) {
        if (!libraries[library]) continue;
        const own = runs.filter((run) => run.library === library && run.optimizer === id);
        assert.isAtLeast(new Set(own.map(({ landscape }) => landscape)).size, 3, `${library}: ${id}`);
      }
    }
  });
});
