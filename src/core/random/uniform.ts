import type { Xoshiro128 } from './xoshiro128';

/** A number evenly spread over (−bound, bound), from 32 bits. */
export function uniform(bound: number, source: Xoshiro128): number {
  return bound * ((2 * source.next() + 1) / 2 ** 32 - 1);
}

/**
 * A whole number of [0, count), each equally likely: numbers of the incomplete last round are drawn again.
 * @param count at most 2³²
 */
export function uniformIndex(count: number, source: Xoshiro128): number {
  const whole = 2 ** 32 - (2 ** 32 % count);
  for (;;) {
    const number = source.next();
    if (number < whole) return number % count;
  }
}

/** Puts numbers into an order of which each is equally likely: Fisher and Yates, as in Durstenfeld (1964), Algorithm 235. */
export function shuffle(numbers: Int32Array, source: Xoshiro128): void {
  for (let last = numbers.length - 1; last > 0; last--) {
    const chosen = uniformIndex(last + 1, source);
    const number = numbers[last];
    numbers[last] = numbers[chosen];
    numbers[chosen] = number;
  }
}
