// Where the parts of a strip lie, as fractions of its width and height.

/** Losses this small a part of the largest are all the same to the eye. */
const deepest = 1e-9;

/** How far above the loss at the start a final loss may stretch the strip. */
const aboveStart = 10;

/** As many times above the minimum as at the start: the loss chart shows no more either. */
const onTheWay = 1000;

/** How far to the right a rate lies, from 0 to 1: by ratios, as on the slider. */
export function placeOf(rate: number, rates: ArrayLike<number>): number {
  const [first, last] = [rates[0], rates[rates.length - 1]];
  const place = Math.log(rate / first) / Math.log(last / first);
  return Math.min(1, Math.max(0, place));
}

/** The rate of the grid that is nearest, as an index. */
export function nearestRate(rate: number, rates: ArrayLike<number>): number {
  return Math.round(placeOf(rate, rates) * (rates.length - 1));
}

/**
 * How high a loss lies, from 0 to 1: by ratios of what it is above 0, or above the known minimum where losses are not
 * positive; evenly where that is not known.
 * @param start the loss that every rate begins with
 * @param floor the loss of the lowest known minimum
 */
export function heightsOf(
  losses: Float64Array,
  start: number,
  floor: number | undefined,
): (loss: number) => number {
  const finite = losses.filter(Number.isFinite);
  const lowest = finite.reduce((least, loss) => Math.min(least, loss), Infinity);
  const base = lowest > 0 ? 0 : floor !== undefined && floor <= lowest ? floor : undefined;
  const highest = (from: number) =>
    Math.min(
      finite.reduce((most, loss) => Math.max(most, loss - from), 0),
      aboveStart * Math.max(start - from, 0) || Infinity,
    );
  if (base === undefined) {
    const top = highest(lowest);
    return (loss) => (top > 0 ? clamp((loss - lowest) / top) : 0);
  }
  const top = highest(base);
  const bottom = Math.max(lowest - base, deepest * top);
  const decades = Math.log(top / bottom);
  return (loss) => (decades > 0 ? clamp(Math.log(Math.max(loss - base, bottom) / bottom) / decades) : 0);
}

/**
 * The losses with NaN for those of runs on their way to infinity: what is that far above the start only waits for more
 * steps to overflow.
 */
export function withoutDiverging(losses: Float64Array, start: number, floor = 0): Float64Array {
  const most = Math.max(Math.abs(start), start - floor);
  // Of a start at 0 with nothing known below, nothing is far.
  if (most === 0) return losses;
  return losses.map((loss) => (loss - floor <= onTheWay * most ? loss : NaN));
}

/** Where runs diverge: from one place to another, half-way to the rates beside that end. */
export function divergingZones(losses: Float64Array): readonly (readonly [number, number])[] {
  const last = losses.length - 1;
  const zones: [number, number][] = [];
  for (let k = 0; k <= last; k++) {
    if (!Number.isNaN(losses[k])) continue;
    const from = k;
    while (k < last && Number.isNaN(losses[k + 1])) k++;
    zones.push([Math.max(0, from - 0.5) / last, Math.min(last, k + 0.5) / last]);
  }
  return zones;
}

/** The index of the lowest loss; undefined where every rate diverges. */
export function bestOf(losses: Float64Array): number | undefined {
  let best: number | undefined;
  losses.forEach((loss, k) => {
    if (!Number.isNaN(loss) && (best === undefined || loss < losses[best])) best = k;
  });
  return best;
}

/** The curve on a canvas of this size, y downwards; broken where runs diverge. */
export function curvePath(
  losses: Float64Array,
  heightOf: (loss: number) => number,
  width: number,
  height: number,
): string {
  const last = losses.length - 1;
  let path = '';
  losses.forEach((loss, k) => {
    if (Number.isNaN(loss)) return;
    const command = k === 0 || Number.isNaN(losses[k - 1]) ? 'M' : 'L';
    path += `${command}${((width * k) / last).toFixed(2)} ${(height * (1 - heightOf(loss))).toFixed(2)}`;
  });
  return path;
}

function clamp(part: number): number {
  return Math.min(1, Math.max(0, part));
}
