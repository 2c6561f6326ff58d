// The numbers on an axis of the plane, at any zoom: where the gutter has no room for all their digits, the axis counts
// from a base or in units, and its name says so. Pure.
import { formatExact, minus } from '../format';

/** How an axis is written. */
export interface AxisTicks {
  readonly values: readonly number[];
  readonly texts: readonly string[];
  /** `x`, `x / 1e−4` or `(x − 3) / 1e−9`: what the texts are the numbers of. */
  readonly name: string;
}

/** Characters that the gutter has room for. */
const room = 5;

/**
 * Round numbers from `min` to `max` with their texts.
 * @param most how many there may be, at least 2
 */
export function ticksOf(name: string, [min, max]: readonly [number, number], most: number): AxisTicks {
  const step = roundStep((max - min) / Math.max(1, most - 1));
  const plain = multiples(0, step, min, max);
  const plainTexts = plain.map((value) => formatExact(value));
  if (fits(plainTexts)) return { values: plain, texts: plainTexts, name };
  const far = Math.max(Math.abs(min), Math.abs(max));
  const base = far > 100 * (max - min) ? baseWithin(min, max) : 0;
  const values = multiples(base, step, min, max);
  const power = Math.floor(Math.log10(Math.max(...values.map((value) => Math.abs(value - base)), step)));
  const unit = Number(`1e${power}`);
  // In whole steps, so that no rounding shows.
  const texts = values.map((value) =>
    formatExact(Number((Math.round((value - base) / step) * (step / unit)).toPrecision(9))),
  );
  const sign = base < 0 ? '+' : minus;
  const from = base === 0 ? name : `(${name} ${sign} ${digitsOf(Math.abs(base))})`;
  return {
    values,
    texts,
    name: power === 0 ? from : `${from} / 1e${power < 0 ? minus : ''}${Math.abs(power)}`,
  };
}

function fits(texts: readonly string[]): boolean {
  return texts.every((text) => text.length <= room);
}

/** 1, 2 or 5 times a power of ten, not below `rough`. */
function roundStep(rough: number): number {
  const power = Math.floor(Math.log10(rough));
  const mantissa = [1, 2, 5, 10].find((each) => Number(`${each}e${power}`) >= rough * (1 - 1e-9))!;
  return Number(`${mantissa}e${power}`);
}

function multiples(base: number, step: number, min: number, max: number): number[] {
  const values: number[] = [];
  const slack = 1e-9 * step;
  for (let k = Math.ceil((min - base) / step - 1e-9); base + k * step <= max + slack; k++)
    values.push(base === 0 ? Number((k * step).toPrecision(12)) + 0 : base + k * step);
  return values;
}

/** The shortest number inside. */
function baseWithin(min: number, max: number): number {
  const middle = (min + max) / 2;
  for (let digits = 1; digits < 17; digits++) {
    const base = Number(middle.toPrecision(digits));
    if (base >= min && base <= max) return base;
  }
  return middle;
}

/** Every digit of a base: it was chosen to have few. */
function digitsOf(value: number): string {
  return String(value).replace('e-', `e${minus}`).replace('e+', 'e');
}
