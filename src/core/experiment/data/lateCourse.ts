/** The share of a run on data that tells whether it goes on, and by how much its loss has to fall in it. */
const [lastShare, notably] = [0.1, 1e-3];

/** How far the loss rises there above its lowest, as a part of it, where batches do not let it rest. */
const widely = 0.01;

/** What a loss on data does in the last tenth of its evaluations. */
export interface LateCourse {
  /**
   * `climbs`: it ends higher than it began; `falling`: its lowest is a thousandth lower than all before; of what does
   * not fall, `hovers` where it varies by more than a hundredth, and else `stalled`.
   */
  readonly kind: 'climbs' | 'falling' | 'hovers' | 'stalled';
  /** How many evaluations the last tenth has. */
  readonly count: number;
  /** The lowest of all evaluations before. */
  readonly before: number;
  /** Within the last tenth. */
  readonly lowest: number;
  readonly highest: number;
}

/**
 * Batches make losses rise and fall: what counts is the lowest so far.
 * @param losses that were evaluated, in order; at least one
 */
export function lateCourse(losses: Float64Array): LateCourse {
  const late = Math.max(1, Math.ceil(lastShare * (losses.length - 1)));
  const before = lowestOf(losses.subarray(0, -late));
  const last = losses.subarray(-late);
  const lowest = lowestOf(last);
  const highest = last.reduce((high, loss) => Math.max(high, loss), -Infinity);
  return { kind: kindOf(), count: late, before, lowest, highest };

  function kindOf(): LateCourse['kind'] {
    if (losses[losses.length - 1] > losses[0]) return 'climbs';
    if (lowest < before * (1 - notably)) return 'falling';
    return highest > lowest * (1 + widely) ? 'hovers' : 'stalled';
  }
}

function lowestOf(losses: Float64Array): number {
  return losses.reduce((low, loss) => Math.min(low, loss), Infinity);
}
