// Which loss a curve is of where a model is fitted to data. Pure.
import type { MeasureText } from '../../core/measures/definition';
import { loss } from '../../core/measures/loss';
import { lossKinds, type LossKind } from '../../protocol/data';

/** A kind of loss as a measure. The host sends these with every picture, so they are computed nowhere here. */
function kind(id: LossKind, name: string, symbol: string, meaning: string): MeasureText {
  return { id, name, symbol, meaning, needsMinimum: false };
}

const ofBatch = kind(
  'batch',
  'Loss of the batch',
  'batch',
  'The loss on the rows that the next update is about to use: what a training loop prints.',
);
const ofHeldOut = kind(
  'heldOut',
  'Held-out loss',
  'held out',
  'The loss on the rows that are kept out of training.',
);
const ofTraining: MeasureText = {
  id: loss.id,
  symbol: loss.symbol,
  needsMinimum: false,
  name: 'Training loss',
  meaning: 'The loss on all rows that are trained on.',
};

/** Of data, by the id of the choice. */
export const dataLosses: ReadonlyMap<string, MeasureText> = new Map(
  [ofTraining, ofBatch, ofHeldOut].map((each) => [each.id, each]),
);

/** Which loss a choice means. */
export function lossKindOf({ id }: MeasureText): LossKind {
  return lossKinds.find((each) => each === id) ?? 'training';
}

export function isLossKind(id: string): boolean {
  return dataLosses.has(id);
}
