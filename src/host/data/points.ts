import type { DataObjective, Dataset } from '../../core/index';
import type { PointsPicture } from '../../protocol/data';

/** Points that the view of a fit can show. */
const most = 1_000;

/** Where the points of a picture are from: rows trained on, then rows held out, by their indices. */
export interface ShownRows {
  readonly training: Int32Array;
  readonly heldOut: Int32Array;
}

/** Some of the rows, evenly chosen: as many of those held out as there are of them among all. */
export function shownRows({ training, heldOut }: DataObjective): ShownRows {
  const [trained, kept] = [training.target.length, heldOut?.target.length ?? 0];
  const share = Math.min(1, most / (trained + kept));
  return { training: evenly(trained, share), heldOut: evenly(kept, share) };
}

/** The rows that the view of a fit shows. */
export function pointsOf(objective: DataObjective, rows: ShownRows): PointsPicture {
  const { training, heldOut = training } = objective;
  const column = (index: number) =>
    Float64Array.from([
      ...featuresOf(training, rows.training, index),
      ...featuresOf(heldOut, rows.heldOut, index),
    ]);
  return {
    x: column(0),
    ...(training.columns > 1 && { y: column(1) }),
    target: Float64Array.from([
      ...Array.from(rows.training, (row) => training.target[row]),
      ...Array.from(rows.heldOut, (row) => heldOut.target[row]),
    ]),
    heldOut: Uint8Array.from([...rows.training.map(() => 0), ...rows.heldOut.map(() => 1)]),
  };
}

function featuresOf({ features, columns }: Dataset, rows: Int32Array, index: number): number[] {
  return Array.from(rows, (row) => features[row * columns + index]);
}

function evenly(count: number, share: number): Int32Array {
  const shown = Math.round(count * share);
  return Int32Array.from({ length: shown }, (_, i) => Math.floor((i * count) / shown));
}
