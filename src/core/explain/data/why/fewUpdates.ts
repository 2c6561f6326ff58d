import { usualMiniBatch } from '../../../experiment/data/descents';
import { whole } from '../../words';
import type { DataSentenceKind } from '../facts';
import { counted } from '../words';

/** Batches of all rows make one update of an epoch, where smaller ones would have moved more often. */
export const fewUpdates: DataSentenceKind<{ rows: number; batch: number }> = {
  kind: 'data-few-updates',
  find: ({ isFull, rowCount: rows, late }) => {
    const batch = usualMiniBatch(rows);
    return isFull && late?.kind === 'falling' && batch < rows ? { rows, batch } : undefined;
  },
  english: ({ rows, batch }) =>
    `A batch of all ${counted(rows, 'row')} makes one update of each epoch; batches of ${whole(batch)} would make ${whole(Math.ceil(rows / batch))}.`,
};
