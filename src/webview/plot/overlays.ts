// What can be laid over the plane besides trajectories, and the angles that it shows. Pure.
import type { ArrowsDetail, FieldDetail } from '../../protocol/details';
import type { LandscapePicture, RunPicture } from '../../protocol/messages';
import { rowAtStep } from '../player/steps';
import type { Mark } from './marks';

export const overlays = ['gradient', 'momentum', 'step', 'field', 'batch'] as const;

export type Overlay = (typeof overlays)[number];

type Vector = readonly [number, number];

/** In the words of the menu. */
export const overlayNames: Readonly<Record<Overlay, string>> = {
  gradient: 'Descent direction −∇f of each run',
  momentum: 'Momentum of each run',
  step: 'Last step along each axis',
  field: 'Gradient field and the way to the minimum',
  batch: 'Loss of the batch about to be used',
};

/** What can be laid over a landscape: arrows are those of a formula's two parameters. */
export function offeredOverlays({ data }: LandscapePicture): readonly Overlay[] {
  return data === undefined ? overlays.filter((each) => each !== 'batch') : ['batch'];
}

/** A run at the player's step, with what is laid over it; absent where there is none. */
export interface RunArrows {
  readonly run: RunPicture;
  readonly at: Vector;
  readonly gradient?: Vector;
  readonly momentum?: Vector;
  /** The step that led here. */
  readonly step?: Vector;
  /** Between the descent direction and the way to the nearest minimum, in degrees. */
  readonly angle?: number;
}

/** What is laid over the runs that are drawn at a step. */
export function runArrows(
  runs: readonly RunPicture[],
  step: number,
  detail: ArrowsDetail | undefined,
  marks: readonly Mark[],
): readonly RunArrows[] {
  return runs.flatMap((run): RunArrows[] => {
    const row = rowAtStep(run.steps, step);
    if (row < 0 || (run.stop === 'diverged' && step > run.lastFiniteStep)) return [];
    const { theta } = run;
    const at: Vector = [theta[2 * row], theta[2 * row + 1]];
    if (!at.every(Number.isFinite)) return [];
    const i = detail?.step === step ? detail.slots.indexOf(run.slot) : -1;
    const gradient = i < 0 ? undefined : finite(detail!.gradient, i);
    const momentum = i < 0 ? undefined : finite(detail!.momentum, i);
    const led: Vector | undefined =
      row === 0 ? undefined : [at[0] - theta[2 * row - 2], at[1] - theta[2 * row - 1]];
    const angle = gradient && angleToMinimum(at, gradient, marks);
    return [
      {
        run,
        at,
        ...(gradient && { gradient }),
        ...(momentum && { momentum }),
        ...(led && { step: led }),
        ...(angle !== undefined && { angle }),
      },
    ];
  });
}

function finite(column: Float64Array, i: number): Vector | undefined {
  const [x, y] = [column[2 * i], column[2 * i + 1]];
  return Number.isFinite(x) && Number.isFinite(y) ? [x, y] : undefined;
}

/** The minimum nearest to a point, if any is marked. */
export function nearestMinimum([x, y]: Vector, marks: readonly Mark[]): Mark | undefined {
  let nearest: Mark | undefined;
  for (const mark of marks) {
    if (mark.kind === 'saddle') continue;
    const distance = (of: Mark): number => Math.hypot(of.x - x, of.y - y);
    if (nearest === undefined || distance(mark) < distance(nearest)) nearest = mark;
  }
  return nearest;
}

/**
 * The angle between the descent direction and the way to the nearest minimum, in the parameters' own units, in degrees
 * from 0 to 180; undefined at a minimum, where it is level, and where none is marked.
 */
export function angleToMinimum(at: Vector, [gx, gy]: Vector, marks: readonly Mark[]): number | undefined {
  const minimum = nearestMinimum(at, marks);
  if (minimum === undefined) return undefined;
  const [wx, wy] = [minimum.x - at[0], minimum.y - at[1]];
  if (Math.hypot(gx, gy) === 0 || Math.hypot(wx, wy) === 0) return undefined;
  const angle = Math.atan2(-gx * wy + gy * wx, -gx * wx - gy * wy);
  return Number.isFinite(angle) ? Math.abs(angle) * (180 / Math.PI) : undefined;
}

/** One arrow of the field. */
export interface FieldArrow {
  readonly at: Vector;
  readonly gradient: Vector;
  readonly to: Mark | undefined;
  readonly angle: number | undefined;
}

/** The arrows of a field, without those that are not finite. */
export function fieldArrows(
  { view, columns, rows, gradient }: FieldDetail,
  marks: readonly Mark[],
): readonly FieldArrow[] {
  return Array.from({ length: columns * rows }, (_, k) => k).flatMap((k): FieldArrow[] => {
    const slope = finite(gradient, k);
    if (slope === undefined) return [];
    const at: Vector = [
      view.x[0] + (((k % columns) + 0.5) / columns) * (view.x[1] - view.x[0]),
      view.y[0] + ((Math.floor(k / columns) + 0.5) / rows) * (view.y[1] - view.y[0]),
    ];
    return [{ at, gradient: slope, to: nearestMinimum(at, marks), angle: angleToMinimum(at, slope, marks) }];
  });
}

/** The mean of the angles that there are; undefined where there are none. */
export function meanAngle(arrows: readonly FieldArrow[]): number | undefined {
  const angles = arrows.flatMap(({ angle }) => (angle === undefined ? [] : [angle]));
  return angles.length === 0 ? undefined : angles.reduce((sum, angle) => sum + angle, 0) / angles.length;
}
