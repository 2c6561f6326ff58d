import { counted } from '../words';
import type { DataSentenceKind } from '../facts';

/** Numbers of a trajectory that are looked at, at most. */
const most = 1_000_000;

export const neverMoves: DataSentenceKind<{ updates: number }> = {
  kind: 'data-never-moves',
  find: (facts) => {
    const { isCompleted, result, objective, last } = facts;
    const { theta, parameters } = result;
    if (!isCompleted || parameters !== objective.dimension || theta.length > most) return undefined;
    for (let i = parameters; i < theta.length; i++) if (theta[i] !== theta[i - parameters]) return undefined;
    return { updates: facts.update(last) };
  },
  english: ({ updates }) => `Its parameters stay as they are at the start in ${counted(updates, 'update')}.`,
};
