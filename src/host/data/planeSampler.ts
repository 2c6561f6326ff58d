import { gridSizes, refinePlane, type Plane, type RowLoss, type View } from '../../core/index';
import type { Ground } from '../../protocol/messages';
import { inSlices } from '../details/inSlices';
import { groundOfGrid } from '../ground';

/**
 * Samples the loss on some rows in a view of a plane, coarse at first and then finer, without keeping others waiting.
 * @param tell takes each of the grounds, and whether a finer one follows
 * @throws the signal's reason when it is aborted
 */
export async function samplePlaneInSteps(
  loss: RowLoss,
  plane: Plane,
  view: View,
  signal: AbortSignal,
  tell: (ground: Ground, isCoarse: boolean) => void,
): Promise<void> {
  const sizes = gridSizes(loss);
  await inSlices(refinePlane(loss, plane, view, sizes), signal, (grid) => {
    if (grid) tell(groundOfGrid(view, grid), grid.size !== sizes.at(-1));
  });
}

/**
 * A loss, and its gradient along the two directions of a plane: that of what is drawn there.
 * @yields after a few milliseconds of work each, and at the end
 */
export function* gradientOnPlane(
  loss: RowLoss,
  { u, v }: Plane,
  theta: Float64Array,
): Generator<void, { readonly loss: number; readonly gradient: readonly [number, number] }, void> {
  const gradient = new Float64Array(loss.dimension);
  const value = yield* loss.valueInSlices(theta, gradient);
  yield;
  const along = (direction: readonly number[]) =>
    direction.reduce((sum, each, i) => sum + each * gradient[i], 0);
  return { loss: value, gradient: [along(u), along(v)] };
}
