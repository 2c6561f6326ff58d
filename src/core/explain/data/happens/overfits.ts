import { percent, short } from '../../words';
import type { DataFacts, DataSentenceKind } from '../facts';
import { afterUpdate, counted } from '../words';

/** How far above its lowest the loss on held-out rows stays, at least. */
const noticeable = 0.01;
/** In this last share of the evaluations, where batches make it rise and fall. */
const lastShare = 0.1;

/** The loss on held-out rows rises for good while that on training rows gets lower. */
export const overfits: DataSentenceKind<{
  rows: number;
  low: number;
  update: number;
  epoch: number;
  end: number;
  rise: number;
  from: number;
  to: number;
}> = {
  kind: 'data-overfits',
  find: (facts) => {
    const { isCompleted, heldOut, objective, result } = facts;
    const { rows, losses } = heldOut;
    if (!isCompleted || rows.length < 2) return undefined;
    const lowest = losses.reduce((low, loss, i) => (loss < losses[low] ? i : low), 0);
    const [low, end] = [losses[lowest], losses[losses.length - 1]];
    const late = Math.max(1, Math.ceil(lastShare * (losses.length - 1)));
    const from = result.loss[rows[lowest]];
    const isUp = losses.subarray(-late).every((loss) => loss > low * (1 + noticeable));
    const isDown = rows.subarray(-late).every((row) => result.loss[row] < from);
    if (!isUp || !isDown) return undefined;
    const update = facts.update(rows[lowest]);
    return {
      rows: objective.heldOut?.target.length ?? 0,
      low,
      update,
      epoch: facts.epoch(update),
      end,
      rise: end / low - 1,
      from,
      to: trainingEnd(facts),
    };
  },
  english: ({ rows, low, update, epoch, end, rise, from, to }) =>
    `It overfits: the loss on the ${counted(rows, 'held-out row')} was lowest, ${short(low)}, ${afterUpdate(update, epoch)} and has risen by ${percent(rise)} since, to ${short(end)}, while the training loss fell from ${short(from)} to ${short(to)}.`,
};

/** The training loss where the held-out one was evaluated last. */
function trainingEnd({ heldOut: { rows }, result: { loss } }: DataFacts): number {
  return loss[rows[rows.length - 1]];
}
