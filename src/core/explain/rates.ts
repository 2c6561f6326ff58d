/** How far below and above a run's rate others are tried, in powers of ten. */
const decades = 2;

/** 1, 2 and 5 times the powers of ten about a rate. */
export function coarseRates(lr: number): readonly number[] {
  const middle = Math.floor(Math.log10(lr));
  return Array.from({ length: 2 * decades + 1 }, (_, i) => middle - decades + i).flatMap((exponent) =>
    [1, 2, 5].map((digit) => Number(`${digit}e${exponent}`)),
  );
}

/** The rates of one digit beside one of 1, 2 and 5. */
export function fineRates(rate: number): readonly number[] {
  const [digit, exponent] = rate.toExponential().split('e').map(Number);
  const below = digit === 1 ? [`7e${exponent - 1}`, `8e${exponent - 1}`, `9e${exponent - 1}`] : [];
  const beside = { 1: [1.5], 2: [1.5, 3, 4], 5: [3, 4, 6, 7, 8, 9] }[digit] ?? [];
  return [...below, ...beside.map((each) => `${each}e${exponent}`)].map(Number);
}
