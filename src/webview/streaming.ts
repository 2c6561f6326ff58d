// What is shown of a training that goes on: the picture before, with the runs as far as they are. Pure.
import type { Picture, RunPicture } from '../protocol/messages';
import type { PartialPicture, PartialRun } from '../protocol/partialPicture';

/** A run of which there is only a part. */
export interface StreamedRun extends RunPicture {
  /** How far it is, in words; absent where it diverged. */
  readonly stage?: string;
}

/** What is drawn meanwhile. */
export interface Streamed {
  readonly picture: Picture;
  readonly trainingRows: number;
  /** How many trajectories each run will have: this is the first of them. */
  readonly seeds: number;
  /** Whether its trajectories are on the plane of the picture before, or its losses alone can be drawn. */
  readonly isPlaced: boolean;
}

/**
 * Runs that have not begun have no rows, but for first updates that are known already. What is read of the others, such
 * as their metrics, is not known yet.
 */
export function streamed(before: Picture, partial: PartialPicture): Streamed {
  const { revision, steps, trainingRows, seeds, runs } = partial;
  // A change makes another revision.
  const isBeginning = revision === before.revision + 1;
  return {
    picture: {
      ...before,
      experiment: { ...before.experiment, steps },
      runs: runs.map((run) => (isBeginning && firstUpdates(before, run)) || streamedRun(run)),
    },
    trainingRows,
    seeds,
    isPlaced: runs.every(({ theta }) => theta !== undefined),
  };
}

/** What a chart lacks until all is trained, if anything. */
export function whatFollows({ seeds }: Streamed, isOfLoss: boolean): string | undefined {
  if (!isOfLoss) return 'This follows when all is trained.';
  return seeds > 1 ? `Of the first of ${seeds} seeds; the median of all follows.` : undefined;
}

function firstUpdates({ runs }: Picture, { slot, steps }: PartialRun): StreamedRun | undefined {
  if (steps.length > 0) return undefined;
  const known = runs.find((run) => run.slot === slot);
  return known?.metrics.status.kind === 'begun' ? { ...known, stage: 'still trained' } : undefined;
}

function streamedRun(run: PartialRun): StreamedRun {
  const { stop, steps, lastFiniteStep, theta = new Float64Array(2 * steps.length).fill(NaN) } = run;
  const shown = { ...nothingKnown, ...run, theta };
  if (stop === 'diverged')
    return { ...shown, stop, metrics: { status: { kind: 'diverged', step: lastFiniteStep + 1 } } };
  return { ...shown, stop: 'completed', stage: stop === 'training' ? 'still trained' : 'trained' };
}

const nothingKnown: Pick<RunPicture, 'optimizer' | 'library' | 'values' | 'defaults' | 'metrics'> = {
  optimizer: '',
  library: 'own',
  values: {},
  defaults: {},
  metrics: { status: { kind: 'falling' } },
};
