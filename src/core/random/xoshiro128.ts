/**
 * A stream of whole numbers, equally likely in [0, 2³²): xoshiro128** 1.1 of Blackman and Vigna (2021), Scrambled
 * Linear Pseudorandom Number Generators, ACM TOMS 47(4). Its period is 2¹²⁸ − 1.
 */
export class Xoshiro128 {
  private readonly s: Int32Array;

  /** @param state four words of 32 bits, not all 0 */
  constructor(state: readonly [number, number, number, number]) {
    this.s = Int32Array.from(state);
  }

  /** The stream of a 64-bit seed, whose state SplitMix64 makes, as the authors recommend. */
  static seeded(high: number, low: number): Xoshiro128 {
    const [a, b] = splitMix64((BigInt(high >>> 0) << 32n) | BigInt(low >>> 0), 2);
    const words = (value: bigint) => [Number(value & 0xffffffffn), Number(value >> 32n)] as const;
    return new Xoshiro128([...words(a), ...words(b)]);
  }

  next(): number {
    const s = this.s;
    const result = Math.imul(rotateLeft(Math.imul(s[1], 5), 7), 9) >>> 0;
    const t = s[1] << 9;
    s[2] ^= s[0];
    s[3] ^= s[1];
    s[1] ^= s[2];
    s[0] ^= s[3];
    s[2] ^= t;
    s[3] = rotateLeft(s[3], 11);
    return result;
  }
}

function rotateLeft(value: number, by: number): number {
  return (value << by) | (value >>> (32 - by));
}

/**
 * The first numbers of SplitMix64: Steele, Lea and Flood (2014), Fast Splittable Pseudorandom Number Generators,
 * OOPSLA, with the constants of Vigna’s public-domain splitmix64.c.
 */
export function splitMix64(seed: bigint, count: number): bigint[] {
  const to64 = (value: bigint) => BigInt.asUintN(64, value);
  let state = seed;
  return Array.from({ length: count }, () => {
    state = to64(state + 0x9e3779b97f4a7c15n);
    let z = to64((state ^ (state >> 30n)) * 0xbf58476d1ce4e5b9n);
    z = to64((z ^ (z >> 27n)) * 0x94d049bb133111ebn);
    return z ^ (z >> 31n);
  });
}
