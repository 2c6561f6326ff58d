// What the panel says of data in more than one place. Pure.
import type { DataPicture } from '../../protocol/data';

/** Rows, columns and parameters in one line. */
export function summaryOf({ rows, model }: DataPicture): string {
  const { training, heldOut, features, target } = rows;
  const kept = heldOut === 0 ? '' : `, ${count(heldOut)} held out`;
  const from = features.length <= 3 ? features.join(', ') : `${features.length} columns`;
  return [
    `${count(training)} rows to train on${kept}`,
    `${from} → ${target}`,
    model.loss,
    `${count(model.parameters)} parameters`,
  ].join(' · ');
}

/** How many rows of a file are left out. */
export function leftOutText(rows: number): string {
  return `${count(rows)} ${rows === 1 ? 'row is' : 'rows are'} left out`;
}

function count(of: number): string {
  return of.toLocaleString('en');
}
