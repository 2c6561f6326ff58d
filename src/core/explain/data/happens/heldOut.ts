import { percent, short } from '../../words';
import type { DataSentenceKind } from '../facts';
import { counted } from '../words';
import { overfits } from './overfits';

/** The loss on held-out rows beside that on training rows, where nothing else is said of it. */
export const heldOut: DataSentenceKind<{ rows: number; loss: number; excess: number }> = {
  kind: 'data-held-out',
  find: (facts) => {
    const { isCompleted, heldOut: evaluations, objective, ends } = facts;
    const loss = evaluations.losses.at(-1);
    if (!isCompleted || loss === undefined || overfits.find(facts)) return undefined;
    return { rows: objective.heldOut?.target.length ?? 0, loss, excess: loss / ends[1] - 1 };
  },
  english: ({ rows, loss, excess }) =>
    `On the ${counted(rows, 'held-out row')} the loss ends at ${short(loss)}, ${excess === 0 ? 'as high as' : `${percent(Math.abs(excess))} ${excess > 0 ? 'above' : 'below'}`} the training loss.`,
};
