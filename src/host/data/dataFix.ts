import {
  dataFactsOf,
  findDataFix,
  type Experiment,
  type Fix,
  type LeastSquares,
  type RunResult,
} from '../../core/index';
import type { DataSurface } from './shownData';

/**
 * A change of a run that was tried and leaves it much lower.
 * @throws the signal's reason when it is aborted
 */
export async function dataFixOf(
  experiment: Experiment,
  result: RunResult,
  { objective, retrainer }: DataSurface,
  leastSquares: LeastSquares | undefined,
  signal: AbortSignal,
): Promise<Fix | undefined> {
  const facts = dataFactsOf(experiment, result, objective, leastSquares);
  if (!facts) return undefined;
  const search = findDataFix(facts);
  for (let next = search.next(); ;) {
    if (next.done) return next.value;
    next = search.next(await retrainer.train(next.value, signal));
  }
}
