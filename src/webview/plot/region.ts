// The visible region of the plane: how it is zoomed and moved, and how far. Pure.
import type { View } from '../../core/index';
import type { Ground } from '../../protocol/messages';

type Interval = readonly [number, number];
type Point = readonly [number, number];

/** How much smaller and larger than the home view a region may be. */
const [smallest, largest] = [1e-9, 1e6];
/** How small beside the numbers on its axes: further in, neighbouring pixels would be the same number. */
const finest = 1e-11;

/**
 * The region after zooming by a factor, above 1 inwards, with one point held where it is.
 * @returns undefined for the home view
 */
export function zoomed(region: View, home: View, [x, y]: Point, factor: number): View | undefined {
  const axes = [
    { now: region.x, home: home.x },
    { now: region.y, home: home.y },
  ];
  const most = Math.min(...axes.map((axis) => sizeOf(axis.now) / closest(axis.now, axis.home)));
  const least = Math.max(...axes.map((axis) => sizeOf(axis.now) / (largest * sizeOf(axis.home))));
  const by = Math.max(Math.min(1, least), Math.min(Math.max(1, most), factor));
  const around = ([min, max]: Interval, held: number): Interval => [
    held - (held - min) / by,
    held + (max - held) / by,
  ];
  return orBefore({ x: around(region.x, x), y: around(region.y, y) }, region, home);
}

/** The region after moving by shares of its own size, to the right and up; undefined for the home view. */
export function moved(region: View, home: View, right: number, up: number): View | undefined {
  const along = ([min, max]: Interval, share: number): Interval => [
    min + share * (max - min),
    max + share * (max - min),
  ];
  return orBefore({ x: along(region.x, right), y: along(region.y, up) }, region, home);
}

/** The new region, or the one before where numbers would not stay sane; undefined for the home view. */
function orBefore(region: View, before: View, home: View): View | undefined {
  const next = isSane(region, home) ? region : before;
  // Zooming in and out again comes home, but for rounding.
  const isHome = (now: Interval, homeAxis: Interval): boolean =>
    now.every((end, i) => Math.abs(end - homeAxis[i]) <= 1e-9 * sizeOf(homeAxis));
  return isHome(next.x, home.x) && isHome(next.y, home.y) ? undefined : next;
}

/** Whether pixels and samples of the region are distinct and finite numbers. */
export function isSane(region: View, home: View): boolean {
  const isSaneAxis = (now: Interval, homeAxis: Interval): boolean => {
    const size = sizeOf(now);
    // The ends of a small region are rounded.
    const slack = 1 + 1e-5;
    return (
      size * slack >= closest(now, homeAxis) &&
      size <= slack * largest * sizeOf(homeAxis) &&
      Math.abs(middleOf(now) - middleOf(homeAxis)) <= largest * sizeOf(homeAxis)
    );
  };
  return isSaneAxis(region.x, home.x) && isSaneAxis(region.y, home.y);
}

function closest(now: Interval, home: Interval): number {
  return Math.max(smallest * sizeOf(home), finest * Math.max(Math.abs(now[0]), Math.abs(now[1])));
}

/** The smallest view that holds both. */
export function hull(a: View, b: View): View {
  const around = (one: Interval, other: Interval): Interval => [
    Math.min(one[0], other[0]),
    Math.max(one[1], other[1]),
  ];
  return { x: around(a.x, b.x), y: around(a.y, b.y) };
}

export function sameView(a: View, b: View): boolean {
  return a.x[0] === b.x[0] && a.x[1] === b.x[1] && a.y[0] === b.y[0] && a.y[1] === b.y[1];
}

/** How much of a view another covers, from 0 to 1. */
export function covered(view: View, by: View): number {
  const share = (one: Interval, other: Interval): number =>
    Math.max(0, Math.min(one[1], other[1]) - Math.max(one[0], other[0])) / sizeOf(one);
  return share(view.x, by.x) * share(view.y, by.y);
}

/** Of two sampled grounds the one to show a region from: the finer, if it covers half of it or lies half within. */
export function groundFor(region: View, home: Ground, sampled: Ground | undefined): Ground {
  if (sampled === undefined) return home;
  const overlap = Math.max(covered(region, sampled.view), covered(sampled.view, region));
  return overlap >= 0.5 ? sampled : home;
}

function sizeOf([min, max]: Interval): number {
  return max - min;
}

function middleOf([min, max]: Interval): number {
  return (min + max) / 2;
}
