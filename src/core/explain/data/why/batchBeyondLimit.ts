import { exact, short, whole } from '../../words';
import type { DataSentenceKind } from '../facts';
import { counted } from '../words';

/**
 * Batches whose own loss is too curved for the rate, where the loss on all rows does not come down. On a quadratic an
 * update multiplies the distance from its own batch's minimum along an eigenvector by 1 − lr·λ.
 * @see Ma, Bassily and Belkin (2018), The Power of Interpolation, ICML, on how the rate that batches bear grows with
 *   their size
 */
export const batchBeyondLimit: DataSentenceKind<{
  lr: number;
  batches: number;
  above: number;
  most: number;
}> = {
  kind: 'data-batch-beyond-limit',
  find: ({ method, curves }) =>
    method && curves && curves.above > 0 ? { lr: method.lr, ...curves } : undefined,
  english: ({ lr, batches, above, most }) =>
    `The loss is quadratic, but each batch has a curvature of its own: of the ${counted(batches, 'batch', 'batches')} ${batches === above ? 'all' : whole(above)} ${above === 1 && batches > 1 ? 'has' : 'have'} one above 2/lr = ${short(2 / lr)}, the largest ${short(most)}: an update on such a batch, at lr = ${exact(lr)}, lands farther from that batch’s own minimum, in its steepest direction, than it was. Below lr = ${short(2 / most)} none would.`,
};
