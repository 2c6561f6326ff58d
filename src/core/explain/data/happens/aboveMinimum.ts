import { short } from '../../words';
import type { DataSentenceKind } from '../facts';

/** This part of the way down is nothing but rounding. */
const negligible = 1e-9;

/** How far a run ends above the least squares, which can be computed. */
export const aboveMinimum: DataSentenceKind<{ minimum: number; began: number; above: number }> = {
  kind: 'data-above-minimum',
  find: ({ isCompleted, leastSquares, ends: [from, to] }) => {
    const minimum = leastSquares?.minimum;
    if (!isCompleted || !minimum || !(from > minimum.loss)) return undefined;
    const [began, above] = [from - minimum.loss, to - minimum.loss];
    return { minimum: minimum.loss, began, above: above <= negligible * began ? 0 : above };
  },
  english: ({ minimum, began, above }) =>
    `The lowest that this model can have, by least squares, is ${short(minimum)}: it began ${short(began)} above that and ends ${above === 0 ? 'there' : `${short(above)} above`}.`,
};
