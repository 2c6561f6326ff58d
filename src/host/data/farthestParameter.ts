import type { ExperimentResult } from '../../core/index';

/**
 * The parameter that went farthest in the first run, from its start to where it was last finite: the one of which most is
 * to be seen. All runs have the same then. The first one where nothing went anywhere.
 */
export function farthestParameter({ runs: [first] }: ExperimentResult, parameters: number): number {
  if (first?.parameters !== parameters) return 0;
  const { theta, steps, lastFiniteStep } = first;
  const last = steps.findLastIndex((step) => step <= lastFiniteStep);
  let [farthest, most] = [0, 0];
  for (let i = 0; i < parameters && last > 0; i++) {
    const way = Math.abs(theta[last * parameters + i] - theta[i]);
    if (way > most) [farthest, most] = [i, way];
  }
  return farthest;
}
