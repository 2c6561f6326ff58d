import { leastSquaresInSlices, type DataObjective, type LeastSquares } from '../../core/index';
import { inSlices } from '../details/inSlices';

const found = new WeakMap<DataObjective, { readonly value: LeastSquares | undefined }>();

/** The curvature and the minimum of a loss on data that is quadratic, computed once; undefined for others. */
export async function leastSquaresOf(
  objective: DataObjective,
  signal: AbortSignal,
): Promise<LeastSquares | undefined> {
  const known = found.get(objective) ?? { value: await inSlices(leastSquaresInSlices(objective), signal) };
  found.set(objective, known);
  return known.value;
}
