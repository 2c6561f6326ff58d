import type { MeasureDefinition } from './definition';

/** How far a point is from the nearest of some minima, given as [x, y, f]; Infinity where there is none. */
export function distanceToNearest(
  x: number,
  y: number,
  minima: readonly (readonly [number, number, number])[],
): number {
  return minima.reduce((least, [mx, my]) => Math.min(least, Math.hypot(x - mx, y - my)), Infinity);
}

export const distance: MeasureDefinition = {
  id: 'distance',
  name: 'Distance to the nearest minimum',
  symbol: '‖θ − θ*‖',
  meaning: 'How far the parameters are from the nearest minimum that is known, a local one included.',
  needsMinimum: true,
  curves: [({ theta, minima }, row) => distanceToNearest(theta[2 * row], theta[2 * row + 1], minima)],
};
