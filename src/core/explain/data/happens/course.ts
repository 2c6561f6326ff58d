import { short, whole } from '../../words';
import type { DataSentenceKind } from '../facts';
import { afterUpdate, counted } from '../words';

/** From where to where the loss goes, and where it was lowest. */
export const course: DataSentenceKind<{
  updates: number;
  epochs: number;
  batch: number;
  rows: number;
  /** How the batches are: of all rows, all of one size, or of up to that size. */
  sizes: 'all' | 'same' | 'most';
  from: number;
  to: number;
  best: number;
  bestUpdate: number;
  bestEpoch: number;
  /** How often the loss was evaluated; 0 where it was after every update. */
  evaluations: number;
}> = {
  kind: 'data-course',
  find: (facts) => {
    const { isCompleted, isFull, isWhole, last, batch, rowCount: rows, sampling, training } = facts;
    if (!isCompleted || training.rows.length < 2) return undefined;
    const [from, to] = facts.ends;
    const { losses } = training;
    const best = losses.reduce((low, loss, i) => (loss < losses[low] ? i : low), 0);
    const bestUpdate = facts.update(training.rows[best]);
    const updates = facts.update(last);
    const isSame = sampling.batches === undefined && rows % batch === 0;
    return {
      updates,
      epochs: facts.epochs(updates),
      batch,
      rows,
      sizes: isFull ? 'all' : isSame ? 'same' : 'most',
      from,
      to,
      best: losses[best],
      bestUpdate,
      bestEpoch: facts.epoch(bestUpdate),
      evaluations: isWhole ? 0 : losses.length,
    };
  },
  english: ({ updates, epochs, batch, rows, sizes, from, to, best, bestUpdate, bestEpoch, evaluations }) => {
    const each = {
      all: `each of all ${counted(rows, 'row')}`,
      same: `each of ${counted(batch, 'row')}`,
      most: `each of up to ${counted(batch, 'row')}`,
    }[sizes];
    const time = `In ${counted(updates, 'update')}${epochs === 0 ? '' : ` (${short(epochs)} epoch${epochs === 1 ? '' : 's'})`}, ${each}, the training loss`;
    const way =
      from === to
        ? `comes back to ${short(to)}`
        : `${to < from ? 'falls' : 'rises'} from ${short(from)} to ${short(to)}`;
    const often = evaluations === 0 ? '' : ` of the ${whole(evaluations)} times it was evaluated`;
    return best === to
      ? `${time} ${way}, its lowest${often}.`
      : `${time} ${way}; its lowest${often} was ${short(best)} ${afterUpdate(bestUpdate, bestEpoch)}.`;
  },
};
