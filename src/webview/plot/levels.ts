// Which losses get an isoline, chosen from the sampled landscape. Bowls and valleys get levels in equal ratios above
// their floor, so that bands mean ratios; wavy and tilted landscapes get them in equal steps.
//
// Samples that are not finite are left out of every decision.

/** What is known of the landscape besides its samples. */
export interface LevelHints {
  /** The loss at the global minimum, where it is known. */
  readonly minimum?: number;
  /** What was taken off each sample before it was kept in 32 bits; 0 if absent. */
  readonly base?: number;
}

const fewest = 8;
const most = 14;

/**
 * Levels in ascending order, 8 to 14 where the landscape allows it, none for one that is constant or nowhere finite.
 * Samples are rows × columns, row-major.
 */
export function chooseLevels(
  values: ArrayLike<number>,
  columns: number,
  rows: number,
  hints: LevelHints = {},
): Float64Array {
  const sorted = finiteSorted(values);
  if (sorted.length === 0) return new Float64Array();
  const low = sorted[0];
  const high = sorted[sorted.length - 1];
  const range = high - low;
  // A flat landscape still shows the last digits of its 32-bit samples, and of the losses that they come from.
  const noise = Math.max(1e-6 * Math.max(Math.abs(low), Math.abs(high)), 1e-13 * Math.abs(hints.base ?? 0));
  if (!(range > noise)) return new Float64Array();

  const floor = floorOf(low, range, hints.minimum);
  if (hints.minimum === undefined && lowestIsOnTheEdge(values, columns, rows, low)) return tilted(sorted);
  const typical = (sorted[sorted.length >> 1] - floor) / (high - floor);
  return typical > 0.35 ? even(low, high) : ratios(floor, sorted);
}

function finiteSorted(values: ArrayLike<number>): Float64Array {
  const kept = new Float64Array(values.length);
  let count = 0;
  for (let i = 0; i < values.length; i++) if (Number.isFinite(values[i])) kept[count++] = values[i];
  return kept.subarray(0, count).sort();
}

/** The loss ratios are measured from: the known minimum, 0 where the samples come near it, or the lowest sample. */
function floorOf(low: number, range: number, minimum: number | undefined): number {
  if (minimum !== undefined && minimum <= low + 1e-6 * range) return minimum;
  return low >= 0 && low < 0.01 * range ? 0 : low;
}

function lowestIsOnTheEdge(values: ArrayLike<number>, columns: number, rows: number, low: number): boolean {
  for (let row = 0; row < rows; row++) {
    const step = row === 0 || row === rows - 1 ? 1 : Math.max(1, columns - 1);
    for (let column = 0; column < columns; column += step) {
      if (values[row * columns + column] === low) return true;
    }
  }
  return false;
}

/** No floor in sight, as on a saddle: even steps, unless a few far values would take nearly all of them. */
function tilted(sorted: Float64Array): Float64Array {
  const at = (share: number): number => sorted[Math.round(share * (sorted.length - 1))];
  const range = at(1) - at(0);
  if (range < 8 * (at(0.75) - at(0.25))) return even(at(0), at(1));
  const levels: number[] = [];
  for (let i = 1; i <= 10; i++) {
    const level = Number(at(i / 11).toPrecision(2));
    if (level !== levels[levels.length - 1] && level > at(0) && level < at(1)) levels.push(level);
  }
  return Float64Array.from(levels);
}

/** Multiples of 1, 2, 2.5 or 5 times a power of ten inside the range. */
function even(low: number, high: number): Float64Array {
  const rough = (high - low) / (most + 1);
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = [1, 2, 2.5, 5, 10].find((multiple) => multiple * power >= rough)! * power;
  const levels: number[] = [];
  for (let k = Math.floor(low / step) + 1; k * step < high; k++) levels.push(k * step);
  return Float64Array.from(levels);
}

/** `floor` plus 1-2-5, 1-3-10 or powers of ten: the finest of them that is not too many. */
function ratios(floor: number, sorted: Float64Array): Float64Array {
  const top = sorted[sorted.length - 1] - floor;
  // Below this, a level would ring too few samples to be seen.
  const bottom = Math.max(sorted[Math.floor(0.003 * sorted.length)] - floor, top * 1e-15);
  const lastDecade = Math.floor(Math.log10(top));
  for (const mantissas of [[1, 2, 5], [1, 3], [1]]) {
    const levels = series(mantissas, 1, bottom, top, lastDecade);
    if (levels.length <= most) {
      const enough = levels.length >= fewest ? levels : series(mantissas, 1, bottom / 10, top, lastDecade);
      return Float64Array.from(enough.slice(-Math.max(fewest, levels.length)), (level) => floor + level);
    }
  }
  const decades = lastDecade - Math.floor(Math.log10(bottom));
  const levels = series([1], Math.ceil((decades + 1) / most), bottom, top, lastDecade);
  return Float64Array.from(levels, (level) => floor + level);
}

function series(
  mantissas: readonly number[],
  every: number,
  bottom: number,
  top: number,
  lastDecade: number,
): number[] {
  const levels: number[] = [];
  for (let decade = lastDecade; 10 ** (decade + 1) > bottom && decade > lastDecade - 400; decade -= every) {
    for (const mantissa of [...mantissas].reverse()) {
      // Written in decimal, so that 5e-2 is the number 0.05 and not five times a rounded power.
      const level = Number(`${mantissa}e${decade}`);
      if (level > bottom && level < top) levels.push(level);
    }
  }
  return levels.reverse();
}
