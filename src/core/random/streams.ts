import { Xoshiro128 } from './xoshiro128';

/** What an experiment on data draws at random, each from a stream of its own: one does not shift another. */
const purposes = { split: 0x73706c69, start: 0x73746172, batches: 0x62617463, noise: 0x6e6f6973 } as const;

/**
 * The stream of random numbers for one purpose.
 * @param seed the objective’s
 * @param repetition one of the experiment’s `seeds`; both are words of 32 bits
 */
export function dataStream(purpose: keyof typeof purposes, seed: number, repetition: number): Xoshiro128 {
  return Xoshiro128.seeded(seed ^ purposes[purpose], repetition);
}
