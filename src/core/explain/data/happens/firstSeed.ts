import { whole } from '../../words';
import type { DataSentenceKind } from '../facts';

/** Of several trainings of a run, which one is told of. */
export const firstSeed: DataSentenceKind<{ seed: number; seeds: number }> = {
  kind: 'data-first-seed',
  find: ({ experiment: { seeds = [] }, result: { seed } }) =>
    seeds.length > 1 ? { seed, seeds: seeds.length } : undefined,
  english: ({ seed, seeds }) => `This is its training with seed ${seed}, one of ${whole(seeds)}.`,
};
