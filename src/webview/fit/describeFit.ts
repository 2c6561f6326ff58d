// The view of the fit in words. Pure.
import type { DataPicture } from '../../protocol/data';
import type { FitDetail } from '../../protocol/details';
import { formatNumber } from '../format';
import { fitScore, type FitScore, type Shape } from './fitPicture';

/** How well the model does, in a few words. */
export function scoreText({ kind, value, rows }: FitScore): string {
  if (kind === 'error') return `error ${formatNumber(value)}`;
  return `${Math.round(100 * value)} % of ${rows.toLocaleString('en')} right`;
}

/** What is drawn, for those who do not see it. */
export function describeFit(data: DataPicture, { shape, step, batch }: FitDetail, label: string): string {
  const { rows, points, model } = data;
  const score = fitScore(shape, rows, points);
  const held = points.heldOut.reduce((sum, flag) => sum + flag, 0);
  return [
    `${model.name} of ${label} after ${step.toLocaleString('en')} ${step === 1 ? 'update' : 'updates'}, ${drawn(shape)}`,
    `beside ${points.target.length.toLocaleString('en')} rows${held === 0 ? '' : `, ${held} of them held out and hollow`}.`,
    ...(batch === undefined ? [] : [`${batch.length} of them, ringed, are the next batch.`]),
    ...along(shape),
    ...(score === undefined
      ? []
      : [
          score.kind === 'error'
            ? `Root of the mean squared error about ${formatNumber(score.value)}.`
            : `${Math.round(100 * score.value)} % of them get their class.`,
        ]),
  ].join(' ');
}

function drawn(shape: Shape): string {
  return {
    curve: 'as a curve',
    regions: 'as the regions of what it predicts',
    predictions: 'what it predicts against what is true',
  }[shape.kind];
}

/** A curve by its ends and its middle. */
function along(shape: Shape): readonly string[] {
  if (shape.kind !== 'curve' || shape.curves.length > 1) return [];
  const [x, [curve]] = [shape.x, shape.curves];
  const places = [0, x.length >> 1, x.length - 1];
  return [
    `It goes through ${places.map((i) => `(${formatNumber(x[i])}, ${formatNumber(curve[i])})`).join(', ')}.`,
  ];
}
