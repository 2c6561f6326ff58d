import { assert } from 'chai';
import { landscapes, runExperiment, type RunResult } from '../../../src/core/index';
import { distance } from '../core/torchReference';
import { retraceInNode, retraceInPython, type Case, type Retraced } from './trajectories';

/** What the panel shows for a case. */
export function plotted({ run, landscape, start, steps, optimizers }: Case): RunResult {
  return runExperiment({
    version: 1,
    objective: { kind: 'landscape', id: landscape },
    start: [...start],
    steps,
    runs: [run],
    ...(optimizers && { optimizers }),
  }).runs[0];
}

/** The default experiment's landscape and start, and Rosenbrock's valley from its own. */
export const places: readonly Pick<Case, 'landscape' | 'start'>[] = [
  { landscape: 'anisotropic', start: [-7, 4] },
  { landscape: 'rosenbrock', start: landscapes.get('rosenbrock')!.start },
];

/**
 * Tests that both interpreters retrace what is plotted, up to where it overflows.
 * @param warning what NumPy may warn of; nothing if absent
 */
export function retraceTests(cases: readonly Case[], tolerance: number, warning = /^$/): void {
  let inPython: Retraced[];
  suiteSetup(function () {
    this.timeout(300_000); // NumPy may have to be installed
    inPython = retraceInPython(cases);
  });

  cases.forEach((each, index) => {
    test(`${each.title}: NumPy`, () => assertSame(each, inPython[index], tolerance, warning));
    test(`${each.title}: JavaScript`, () => assertSame(each, retraceInNode(each), tolerance, warning));
  });
}

function assertSame(each: Case, { points, warnings }: Retraced, tolerance: number, allowed: RegExp): void {
  const { theta, stop, lastFiniteStep } = plotted(each);
  for (let step = 0; step <= lastFiniteStep; step++) {
    const apart = Math.max(...[0, 1].map((i) => distance(theta[2 * step + i], points[step][i])));
    assert.isAtMost(
      apart,
      tolerance,
      `step ${step}: ${points[step].join()} of ${theta.slice(2 * step, 2 * step + 2).join()}`,
    );
  }
  if (stop === 'completed')
    assert.deepEqual(
      warnings.filter((warning) => !allowed.test(warning)),
      [],
    );
}
