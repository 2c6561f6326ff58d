import { descentNumbers } from './descents';
import type { Experiment, Sampling } from '../types';

/**
 * How many updates a run on data takes: the experiment's steps, or its epochs over all rows.
 * @param rows that it is trained on
 */
export function updatesOf({ steps }: Pick<Experiment, 'steps'>, sampling: Sampling, rows: number): number {
  const { epochs } = sampling;
  return epochs === undefined ? steps : epochs * descentNumbers(sampling, rows).updatesPerEpoch;
}
