import {
  compileDataObjective,
  drawnPlane,
  gridSizes,
  project,
  projectInSlices,
  refinePlane,
  RowLoss,
  type DataObjective,
  type DrawnPlane,
  type Experiment,
  type Grid,
  type Plane,
  type RunResult,
} from '../../core/index';
import type { Ground } from '../../protocol/messages';
import { inSlices } from '../details/inSlices';
import { groundOfGrid } from '../ground';
import type { Outcome } from '../runner';
import type { LoadedRows } from '../tables/fileRows';

/** A model's loss on data on the plane of its parameters that is drawn. */
export interface DataSurface {
  /** Tells it from those before: while it stays the same, so do the losses on the plane. */
  readonly id: number;
  readonly objective: DataObjective;
  /** Of the rows that are trained on. */
  readonly loss: RowLoss;
  readonly drawn: DrawnPlane;
  /** As fine as can be had at once. */
  readonly ground: Ground;
  /** The file, where the rows come from one. */
  readonly rows?: LoadedRows;
}

/** What of an experiment on data is drawn. */
export interface ShownData {
  readonly surface: DataSurface;
  /** Where the columns of trajectories that have a number for each parameter are on the plane, rows × 2. */
  readonly tracks: ReadonlyMap<Float64Array, Float64Array>;
}

/** Multiplications that a picture may wait for: a few milliseconds. */
const maxWorkAtOnce = 2_000_000;

/** Finds out what of a panel's experiment on data is drawn. What has not changed is not made again. */
export class DataShower {
  private compiled:
    | { readonly key: string; readonly rows: LoadedRows | undefined; readonly objective: DataObjective }
    | undefined;
  private last: DataSurface | undefined;
  private nextId = 1;

  /**
   * @returns undefined for an experiment on no data
   * @throws ProblemError where the experiment names a plane that its model does not have; the signal's reason
   */
  async shown(
    experiment: Experiment,
    { result, rows }: Outcome,
    signal: AbortSignal,
  ): Promise<ShownData | undefined> {
    if (experiment.objective.kind !== 'data') return undefined;
    const objective = this.compile(experiment.objective, rows);
    const runs = firstOfEach(result.runs);
    const drawn = await inSlices(drawnPlane(experiment.plane, objective, runs), signal);
    const tracks = await inSlices(tracksOf(runs, drawn.plane), signal);
    return { surface: this.surface(objective, drawn, rows), tracks };
  }

  private surface(objective: DataObjective, drawn: DrawnPlane, rows: LoadedRows | undefined): DataSurface {
    const { last } = this;
    if (last?.objective === objective && isSamePlane(last.drawn, drawn)) return last;
    const loss =
      last?.objective === objective ? last.loss : RowLoss.onAll(objective.model, objective.training);
    this.last = {
      id: this.nextId++,
      objective,
      loss,
      drawn,
      ground: groundAtOnce(loss, drawn),
      ...(rows && { rows }),
    };
    return this.last;
  }

  private compile(
    objective: Extract<Experiment['objective'], { kind: 'data' }>,
    rows: LoadedRows | undefined,
  ): DataObjective {
    const { batch: _batch, order: _order, batches: _batches, epochs: _epochs, ...spec } = objective;
    const key = JSON.stringify(spec);
    if (this.compiled?.key === key && this.compiled.rows === rows) return this.compiled.objective;
    this.compiled = { key, rows, objective: compileDataObjective(spec, rows?.prepared.data) };
    return this.compiled.objective;
  }
}

/** Of each run the trajectory that is drawn: that of its first seed and start. */
export function firstOfEach(runs: readonly RunResult[]): readonly RunResult[] {
  return runs.filter(({ run }, index) => index === 0 || runs[index - 1].run !== run);
}

function* tracksOf(runs: readonly RunResult[], plane: Plane): Generator<void, ShownData['tracks'], void> {
  const tracks = new Map<Float64Array, Float64Array>();
  for (const { theta, extra = {} } of runs) {
    for (const column of [theta, ...Object.values(extra)])
      tracks.set(column, yield* projectInSlices(column, plane));
    yield;
  }
  return tracks;
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
  if (numbers > maxWorkAtOnce) return shown;
  const { plane } = before.drawn;
  return { surface: before, tracks: new Map(runs.map(({ theta }) => [theta, project(theta, plane)])) };
}

/** The finest grid that takes no time to speak of; one of unknown losses where even the coarsest does. */
function groundAtOnce(loss: RowLoss, { plane, view }: DrawnPlane): Ground {
  const size = gridSizes(loss).findLast((each) => each * each * loss.work <= maxWorkAtOnce);
  if (size === undefined)
    return { view, columns: 2, rows: 2, base: 0, values: new Float32Array(4).fill(NaN) };
  let grid: Grid = { size, values: new Float64Array(0) };
  for (const each of refinePlane(loss, plane, view, [size])) if (each) grid = each;
  return groundOfGrid(view, grid);
}

function isSamePlane(a: DrawnPlane, b: DrawnPlane): boolean {
  return (
    JSON.stringify([a.choice, a.view]) === JSON.stringify([b.choice, b.view]) &&
    isSame(a.plane, b.plane, 'origin') &&
    isSame(a.plane, b.plane, 'u') &&
    isSame(a.plane, b.plane, 'v')
  );
}

function isSame(a: Plane, b: Plane, part: 'origin' | 'u' | 'v'): boolean {
  return a[part].length === b[part].length && a[part].every((value, i) => value === b[part][i]);
}
