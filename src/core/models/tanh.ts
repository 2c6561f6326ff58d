// log 2 in two parts: the first ends early enough for its multiples up to 64 to be exact.
const ln2High = 0.6931471803691238;
const ln2Low = 1.9082149292705877e-10;

/** 2⁻ᵏ. */
const halves = Float64Array.from({ length: 65 }, (_, k) => 2 ** -k);

/**
 * tanh x to 4 units in the last place, inlined into loops: half the time of Math.tanh, which is a call, and the same
 * number in every engine.
 *
 * It is (1 − E)/(1 + E) of E = exp(−2|x|) = 2⁻ᵏ·exp(r), and exp(r) = (R + r)/(R − r), where R = r·coth(r/2) is a short
 * series in r² with Bernoulli’s numbers (Abramowitz and Stegun 1964, 4.5.67).
 */
export function tanh(x: number): number {
  const size = Math.abs(x);
  // Nearer to 1 than any other number; or not a number.
  if (!(size < 22)) return Number.isNaN(x) ? x : Math.sign(x);
  const k = Math.floor(2 * size * Math.LOG2E + 0.5);
  const r = k * ln2Low - (2 * size - k * ln2High);
  const q = r * r;
  const R =
    2 +
    q *
      (1 / 6 +
        q *
          (-1 / 360 + q * (1 / 15120 + q * (-1 / 604800 + q * (1 / 23950080 + q * (-691 / 653837184000))))));
  const less = 1 - halves[k];
  const more = 1 + halves[k];
  const tanhOfSize = (R * less - r * more) / (R * more - r * less);
  return x < 0 ? -tanhOfSize : tanhOfSize;
}
