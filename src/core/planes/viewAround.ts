import type { View } from '../experiment/types';

/** Room on each side, as a share of what lies between. */
const margin = 0.2;
/** The smallest share of the longer side that the shorter one has. */
const narrowest = 0.25;

/**
 * A view of points, with some room around them.
 * @param points x and y of each; those that are not finite are left out
 * @param alike whether both axes have the same unit, so that neither may be much shorter than the other
 */
export function viewAround(points: readonly Float64Array[], alike: boolean): View {
  const [x, y] = [0, 1].map((offset) => extent(points, offset));
  const longer = Math.max(x[1] - x[0], y[1] - y[0]);
  return {
    x: roomy(x, alike ? narrowest * longer : 0),
    y: roomy(y, alike ? narrowest * longer : 0),
  };
}

function extent(points: readonly Float64Array[], offset: number): readonly [number, number] {
  let [min, max] = [Infinity, -Infinity];
  for (const list of points) {
    for (let k = offset; k < list.length; k += 2) {
      if (list[k] < min && list[k] > -Infinity) min = list[k];
      if (list[k] > max && list[k] < Infinity) max = list[k];
    }
  }
  return min <= max ? [min, max] : [-1, 1];
}

/** The interval with room on both sides, from one round number to another: what hardly changes looks the same. */
function roomy([min, max]: readonly [number, number], least: number): [number, number] {
  // Neither may be lost beside the numbers themselves, nor be 0.
  const size = Math.max(max - min, least, 1e-6 * Math.max(Math.abs(min), Math.abs(max)), 1e-9);
  const middle = (min + max) / 2;
  const half = (0.5 + margin) * size;
  const step = roundStep(size / 10);
  return [step * Math.floor((middle - half) / step), step * Math.ceil((middle + half) / step)];
}

/** The largest of 1, 2, 5, 10, … that is not above. */
function roundStep(size: number): number {
  const power = 10 ** Math.floor(Math.log10(size));
  return power * (size >= 5 * power ? 5 : size >= 2 * power ? 2 : 1);
}
