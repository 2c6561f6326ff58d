import type { Xoshiro128 } from './xoshiro128';

/**
 * Fills in independent normal numbers with mean 0, in pairs: the polar form of two uniform numbers of 32 bits, so none is
 * farther out than 6.7 standard deviations (Box and Muller 1958, A Note on the Generation of Random Normal Deviates).
 */
export function fillNormal(numbers: Float64Array, deviation: number, source: Xoshiro128): void {
  for (let i = 0; i < numbers.length; i += 2) {
    // 0 has no logarithm: (0, 1] instead of [0, 1).
    const radius = deviation * Math.sqrt(-2 * Math.log((source.next() + 1) / 2 ** 32));
    const angle = (2 * Math.PI * source.next()) / 2 ** 32;
    numbers[i] = radius * Math.cos(angle);
    if (i + 1 < numbers.length) numbers[i + 1] = radius * Math.sin(angle);
  }
}
