import { samplingOf } from './descents';
import { batchesOf } from './sampling';
import type { Experiment } from '../types';

/** Batches, and rows that are put in order, between two yields: less than a millisecond. */
const slice = 10_000;

/**
 * The rows of the batch that a run uses where it leaves a step: all that were drawn before are drawn again.
 * @param run of the experiment's runs, and `seed` one of its seeds
 * @param step from 0
 * @param rows that are trained on
 * @yields now and then
 * @returns their numbers; none for an experiment on no data
 */
export function* batchAtInSlices(
  { objective, runs }: Experiment,
  run: number,
  seed: number,
  step: number,
  rows: number,
): Generator<void, Int32Array, void> {
  if (objective.kind !== 'data') return new Int32Array(0);
  const batches = batchesOf(samplingOf(objective, runs[run]), rows, objective.seed ?? 0, seed);
  let work = 0;
  for (let drawn = 0; drawn <= step; drawn++) {
    batches.next();
    work += batches.from === 0 ? rows : 1;
    if (work < slice) continue;
    work = 0;
    yield;
  }
  return batches.indices.slice(batches.from, batches.from + batches.count);
}
