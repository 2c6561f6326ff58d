import { short, whole } from '../../words';
import type { DataSentenceKind } from '../facts';
import { afterUpdate } from '../words';

export const diverged: DataSentenceKind<{
  from: number;
  to: number;
  known: number;
  knownEpoch: number;
  update: number;
  epoch: number;
}> = {
  kind: 'data-diverged',
  find: (facts) => {
    const { result, training, ends } = facts;
    if (result.stop !== 'diverged' || training.rows.length === 0) return undefined;
    const known = facts.update(training.rows[training.rows.length - 1]);
    const update = result.lastFiniteStep + 1;
    const [from, to] = ends;
    return { from, to, known, knownEpoch: facts.epoch(known), update, epoch: facts.epoch(update) };
  },
  english: ({ from, to, known, knownEpoch, update, epoch }) =>
    `The training loss ${known === 0 ? `is ${short(from)} at the start` : `goes from ${short(from)} to ${short(to)} ${afterUpdate(known, knownEpoch)}`}; with update ${whole(update)}${epoch === 0 ? '' : `, in epoch ${whole(epoch)},`} a parameter or the loss is no longer a finite number.`,
};
