import { project, type DataObjective, type DrawnPlane, type RowLoss, type RunResult } from '../../core/index';
import type { TrainingPicture } from '../../protocol/data';
import type { Ground } from '../../protocol/messages';
import type { LoadedRows } from '../tables/fileRows';
import type { PlaneSampler } from './planeSampler';
import type { Retrainer } from './retrainer';

/** A model's loss on data on the plane of its parameters that is drawn. */
export interface DataSurface {
  /** Tells it from those before: while it stays the same, so do the losses on the plane. */
  readonly id: number;
  readonly objective: DataObjective;
  /** Of the rows that are trained on. */
  readonly loss: RowLoss;
  readonly sampler: PlaneSampler;
  readonly retrainer: Retrainer;
  readonly drawn: DrawnPlane;
  /** As fine as can be had at once. */
  readonly ground: Ground;
  /** Those that are known, as x, y and the loss there. */
  readonly minima: readonly (readonly [number, number, number])[];
  /** The file, where the rows come from one. */
  readonly rows?: LoadedRows;
}

/** What of an experiment on data is drawn. */
export interface ShownData {
  readonly surface: DataSurface;
  /** Where the columns of trajectories that have a number for each parameter are on the plane, rows × 2. */
  readonly tracks: ReadonlyMap<Float64Array, Float64Array>;
  /** By run, how it takes its rows and what it recorded besides. */
  readonly training: ReadonlyMap<number, TrainingPicture>;
}

/** Numbers of trajectories that are projected at once: a few milliseconds. */
const maxNumbersAtOnce = 1_000_000;

/** Of each run the trajectory that is drawn: that of its first seed and start. */
export function firstOfEach(runs: readonly RunResult[]): readonly RunResult[] {
  return runs.filter(({ run }, index) => index === 0 || runs[index - 1].run !== run);
}

/** Where the runs start on the plane; in its middle where there are none. */
export function startOf(
  { surface, tracks }: ShownData,
  runs: readonly RunResult[],
): readonly [number, number] {
  const track = runs.length > 0 ? tracks.get(runs[0].theta) : undefined;
  const { x, y } = surface.drawn.view;
  const [a = NaN, b = NaN] = track?.subarray(0, 2) ?? [];
  return [Number.isFinite(a) ? a : (x[0] + x[1]) / 2, Number.isFinite(b) ? b : (y[0] + y[1]) / 2];
}

/**
 * The same on the plane that there was before, where it is one of the same losses: while something is dragged,
 * principal components would turn with every trajectory. What is too much to project at once goes along with them.
 */
export function stillOn(
  before: DataSurface | undefined,
  shown: ShownData,
  runs: readonly RunResult[],
): ShownData {
  const { objective, id } = shown.surface;
  if (before === undefined || before.id === id || before.objective !== objective) return shown;
  const numbers = runs.reduce((sum, { theta }) => sum + theta.length, 0);
  if (numbers > maxNumbersAtOnce) return shown;
  const { plane } = before.drawn;
  return {
    ...shown,
    surface: before,
    tracks: new Map(runs.map(({ theta }) => [theta, project(theta, plane)])),
  };
}
