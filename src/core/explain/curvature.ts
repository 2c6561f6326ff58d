import type { Landscape } from '../compile/landscapeFunctions';

export type Point = readonly [number, number];

/** The second derivatives of a landscape at a point, by their eigenvalues. */
export interface Curvature {
  readonly hessian: readonly [number, number, number];
  /** λmin ≤ λmax, in units of loss / length². */
  readonly least: number;
  readonly most: number;
  /** The Hessian is diagonal: the eigenvectors are the axes. */
  readonly isAligned: boolean;
}

/** @returns undefined where a second derivative is not finite */
export function curvatureAt(landscape: Landscape, [x, y]: Point): Curvature | undefined {
  const hessian = landscape.hessian(x, y);
  const [xx, xy, yy] = hessian;
  if (!hessian.every(Number.isFinite)) return undefined;
  const mean = (xx + yy) / 2;
  const spread = Math.hypot((xx - yy) / 2, xy);
  const isAligned = Math.abs(xy) <= 1e-12 * Math.max(Math.abs(xx), Math.abs(yy));
  return {
    hessian,
    least: isAligned ? Math.min(xx, yy) : mean - spread,
    most: isAligned ? Math.max(xx, yy) : mean + spread,
    isAligned,
  };
}

/** A point where the gradient vanishes. */
export interface CriticalPoint {
  readonly point: Point;
  readonly loss: number;
  readonly curvature: Curvature;
  readonly kind: 'minimum' | 'saddle' | 'maximum' | 'flat';
}

const maxIterations = 30;

/**
 * The critical point that Newton's method finds from a point, with exact derivatives.
 * @param reach how far away it may lie
 * @returns undefined where the method finds none within reach
 */
export function criticalPointNear(
  landscape: Landscape,
  from: Point,
  reach: number,
): CriticalPoint | undefined {
  let [x, y] = from;
  for (let i = 0; i < maxIterations; i++) {
    const [gx, gy] = landscape.gradient(x, y);
    const [xx, xy, yy] = landscape.hessian(x, y);
    const determinant = xx * yy - xy * xy;
    const dx = (yy * gx - xy * gy) / determinant;
    const dy = (xx * gy - xy * gx) / determinant;
    [x, y] = [x - dx, y - dy];
    // Catches what is not finite, too.
    if (!(Math.hypot(x - from[0], y - from[1]) <= reach)) return undefined;
    // A last bit beside an axis is rounding.
    const exact = (value: number) => (Math.abs(value) <= 1e-12 * reach ? 0 : value);
    if (Math.hypot(dx, dy) <= 1e-12 * reach) return criticalPointAt(landscape, [exact(x), exact(y)]);
  }
  return undefined;
}

/** What kind of critical point a point is at which the gradient vanishes; undefined where that is not finite. */
export function criticalPointAt(landscape: Landscape, point: Point): CriticalPoint | undefined {
  const curvature = curvatureAt(landscape, point);
  const loss = landscape.value(...point);
  if (!curvature || !Number.isFinite(loss)) return undefined;
  return { point, loss, curvature, kind: kindOf(curvature) };
}

function kindOf({ least, most }: Curvature): CriticalPoint['kind'] {
  const negligible = 1e-9 * Math.max(Math.abs(least), Math.abs(most));
  if (least > negligible) return 'minimum';
  if (most < -negligible) return 'maximum';
  return least < -negligible && most > negligible ? 'saddle' : 'flat';
}
