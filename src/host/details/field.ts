import type { View } from '../../core/index';
import { landscapeKey, landscapeOf } from '../ground';
import type { DetailKind } from './kind';

/** Arrows along each axis: far enough apart to tell their directions. */
const [columns, rows] = [18, 14];

/** The gradient in the middle of each cell of a grid over the visible region. */
export const field: DetailKind<'field'> = {
  dependsOn: ({ history: { present }, data }) =>
    data ? landscapeKey(present.experiment, data.surface) : present.experiment.objective,
  async answer({ history, data }, { view }, signal) {
    const field = { kind: 'field' as const, view, columns, rows };
    if (data) {
      const { loss, sampler, drawn } = data.surface;
      const points = Float64Array.from(middles(view).flat());
      return { ...field, gradient: await sampler.gradients(loss, drawn.plane, points, signal) };
    }
    const gradient = new Float64Array(2 * columns * rows);
    const { landscape } = landscapeOf(history.present.experiment.objective);
    for (const [k, [x, y]] of middles(view).entries()) gradient.set(landscape.gradient(x, y), 2 * k);
    return { ...field, gradient };
  },
};

/** Of each cell, row by row from the lowest y. */
function middles({ x, y }: View): readonly (readonly [number, number])[] {
  const middle = ([min, max]: readonly [number, number], i: number, of: number) =>
    min + ((i + 0.5) / of) * (max - min);
  return Array.from({ length: columns * rows }, (_, k) => [
    middle(x, k % columns, columns),
    middle(y, Math.floor(k / columns), rows),
  ]);
}
