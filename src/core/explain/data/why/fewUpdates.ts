import { usualMiniBatch } from '../../../experiment/data/descents';
import { whole } from '../../words';
import type { DataSentenceKind } from '../facts';
import { counted } from '../words';

/** By how much of it the loss still falls, at least, in the last tenth of the run. */
const notably = 0.01;

/** Batches of all rows make one update of an epoch, where smaller ones would have moved more often. */
export const fewUpdates: DataSentenceKind<{ rows: number; batch: number }> = {
  kind: 'data-few-updates',
  find: ({ isFull, rowCount: rows, late }) => {
    const batch = usualMiniBatch(rows);
    const isOnItsWay = late?.kind === 'falling' && late.lowest < late.before * (1 - notably);
    return isFull && isOnItsWay && batch < rows ? { rows, batch } : undefined;
  },
  english: ({ rows, batch }) =>
    `A batch of all ${counted(rows, 'row')} makes one update of each epoch; batches of ${whole(batch)} would make ${whole(Math.ceil(rows / batch))}.`,
};
