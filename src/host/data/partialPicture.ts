import type { PartialPicture } from '../../protocol/partialPicture';
import type { SoFar } from '../../protocol/soFar';
import type { PartlyComputed } from '../session';
import type { DataSurface } from './shownData';
import { trainingOfOne } from './trainingPicture';

/** Of a run that waits for others. */
const notBegun: SoFar = {
  stop: 'cancelled',
  lastFiniteStep: -1,
  steps: new Int32Array(0),
  loss: new Float64Array(0),
  batchLoss: new Float64Array(0),
  track: new Float64Array(0),
};

/**
 * What there is already of a revision whose picture follows.
 * @param shown on what the document draws trajectories, which may be a plane of before, as that of sketches
 */
export function partialPicture(
  { revision, history, runs, labels, trainingRows, surface }: PartlyComputed,
  shown: DataSurface | undefined,
): PartialPicture {
  const { experiment, slots } = history.present;
  const isPlaced = surface !== undefined && surface === shown;
  return {
    revision,
    steps: experiment.steps,
    trainingRows,
    seeds: Math.max(1, experiment.seeds?.length ?? 1),
    runs: runs.map((soFar = notBegun, run) => {
      const { steps, loss, stop, lastFiniteStep, track } = soFar;
      return {
        slot: slots[run],
        label: labels[run],
        steps,
        loss,
        stop: stop === 'cancelled' ? 'training' : stop,
        lastFiniteStep,
        training: trainingOfOne(experiment, { run, ...soFar }, trainingRows),
        ...(isPlaced && track && { theta: track }),
      };
    }),
  };
}
