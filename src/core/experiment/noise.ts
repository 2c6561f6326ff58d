import { fillNormal } from '../random/normal';
import { Xoshiro128 } from '../random/xoshiro128';
import type { Experiment } from './types';

/** Writes the noise of the next steps, one number a parameter. */
export type NoiseStream = (noise: Float64Array) => void;

/**
 * The gradient noise of a trajectory, from its first step on. It depends on the noise’s seed and the repetition’s
 * alone: every run and every start meets the same noise at the same step, so that what differs is the optimizer.
 */
export function noiseStream(
  { sigma, seed }: NonNullable<Experiment['noise']>,
  repetition: number,
): NoiseStream {
  const source = Xoshiro128.seeded(seed, repetition);
  return (noise) => fillNormal(noise, sigma, source);
}
