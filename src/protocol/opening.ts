// The first picture of a panel, which its document brings along: what it takes to draw the trajectories, and no more.
// It is text in the document, so numbers are in plain arrays.
import type { Catalogue, LandscapePicture, Picture, RunPicture } from './messages';
import type { ThinnedRows, Tolerance } from './thinnedRows';

/** The element that holds it. */
export const openingId = 'opening-data';

export interface Opening extends Omit<Picture, 'landscape' | 'runs' | 'target'> {
  readonly catalogue: Pick<Catalogue, 'landscapes' | 'dataSets'>;
  /** Without samples. */
  readonly landscape: Omit<LandscapePicture, 'data' | 'columns' | 'rows' | 'base' | 'values'>;
  readonly runs: readonly OpeningRun[];
  /** How closely the rows follow the trajectories. */
  readonly tolerance: Tolerance;
}

export interface OpeningRun extends Pick<RunPicture, 'slot' | 'label' | 'stop' | 'lastFiniteStep'> {
  readonly rows: Omit<ThinnedRows, 'kept' | 'theta' | 'loss'> & {
    readonly kept: readonly number[];
    readonly theta: readonly number[];
  };
}
