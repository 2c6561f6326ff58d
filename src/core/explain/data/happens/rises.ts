import { whole } from '../../words';
import type { DataSentenceKind } from '../facts';

/** A rise of the loss this small a part of it is rounding. */
const negligible = 1e-9;

/** How often an update makes the loss on all rows larger. */
export const rises: DataSentenceKind<{ count: number; updates: number }> = {
  kind: 'data-rises',
  find: ({ isCompleted, isWhole, training: { losses } }) => {
    if (!isCompleted || !isWhole) return undefined;
    let [count, falls] = [0, 0];
    for (let i = 1; i < losses.length; i++) {
      if (losses[i] > losses[i - 1] + negligible * Math.abs(losses[i - 1])) count++;
      else if (losses[i] < losses[i - 1]) falls++;
    }
    const updates = losses.length - 1;
    return count > 0 || falls === updates ? { count, updates } : undefined;
  },
  english: ({ count, updates }) =>
    count === 0
      ? 'It falls at every update.'
      : `It rises at ${count === updates ? 'every update' : `${whole(count)} of the updates`}.`,
};
