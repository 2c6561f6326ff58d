import { landscapeOf } from '../ground';
import type { DetailKind } from './kind';

/** Arrows along each axis: far enough apart to tell their directions. */
const [columns, rows] = [18, 14];

/** The gradient in the middle of each cell of a grid over the visible region. */
export const field: DetailKind<'field'> = {
  dependsOn: ({ history }) => history.present.experiment.objective,
  answer({ history }, { view }) {
    const { landscape } = landscapeOf(history.present.experiment.objective);
    const gradient = new Float64Array(2 * columns * rows);
    const middle = ([min, max]: readonly [number, number], i: number, of: number) =>
      min + ((i + 0.5) / of) * (max - min);
    for (let row = 0, k = 0; row < rows; row++) {
      for (let column = 0; column < columns; column++, k++)
        gradient.set(landscape.gradient(middle(view.x, column, columns), middle(view.y, row, rows)), 2 * k);
    }
    return Promise.resolve({ kind: 'field', view, columns, rows, gradient });
  },
};
