import type { Plane } from '../experiment/types';
import { axis } from './vectors';

/**
 * The plane of two parameters, whose coordinates are their values.
 * @param through a point of the plane, which all other parameters have their values from
 */
export function parameterPlane(
  through: ArrayLike<number>,
  [first, second]: readonly [number, number],
): Plane {
  const origin = Array.from(through);
  origin[first] = origin[second] = 0;
  return {
    origin,
    u: Array.from(axis(origin.length, first)),
    v: Array.from(axis(origin.length, second)),
  };
}
