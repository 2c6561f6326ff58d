import type { TrainingPicture } from './data';
import type { RunPicture } from './messages';

/** What there is already of a revision that is still trained. */
export interface PartialPicture {
  readonly revision: number;
  /** The experiment's. */
  readonly steps: number;
  readonly trainingRows: number;
  /** How many trajectories each run has, the first of which is shown here. */
  readonly seeds: number;
  /** All of them, also those that have not begun. */
  readonly runs: readonly PartialRun[];
}

/** As many rows of a run as a chart can show; none before it begins. */
export interface PartialRun extends Pick<RunPicture, 'slot' | 'label' | 'steps' | 'loss' | 'lastFiniteStep'> {
  readonly stop: RunPicture['stop'] | 'training';
  readonly training: TrainingPicture;
  /** Where it is on the plane of the picture before; absent where that is not a plane of the same losses. */
  readonly theta?: Float64Array;
}
