import {
  chosenPlane,
  compileDataObjective,
  datasetOf,
  drawnTrajectories,
  givenPlane,
  gridSizes,
  placedPlane,
  principalPlaneInSlices,
  projectInSlices,
  refinePlane,
  RowLoss,
  thinTrajectories,
  workAtOnce,
  type DataObjective,
  type DataObjectiveSpec,
  type DrawnPlane,
  type Experiment,
  type Grid,
  type Plane,
  type RunResult,
} from '../../core/index';
import type { TrainingPicture } from '../../protocol/data';
import type { Ground } from '../../protocol/messages';
import { inSlices } from '../details/inSlices';
import { groundOfGrid } from '../ground';
import type { Pool } from '../pool';
import type { Outcome } from '../runner';
import type { LoadedRows } from '../tables/fileRows';
import { leastSquaresOf } from './leastSquares';
import { PlaneSampler } from './planeSampler';
import { Retrainer } from './retrainer';
import { firstOfEach, type DataSurface, type ShownData } from './shownData';
import { trainingPicture } from './trainingPicture';

/** Numbers of trajectories whose principal plane the extension host finds itself: some 50 ms. */
const maxNumbersInHost = 300_000;

/** A model's loss on data, with what it was compiled from. */
interface Compiled {
  readonly key: string;
  readonly source: unknown;
  readonly objective: DataObjective;
  readonly loss: RowLoss;
  readonly sampler: PlaneSampler;
  readonly retrainer: Retrainer;
  /** Those that are known, once they were looked for. */
  minima?: DataSurface['minima'];
}

/** Finds out what of a panel's experiment on data is drawn. What has not changed is not made again. */
export class DataShower {
  private compiled: Compiled | undefined;
  private last: DataSurface | undefined;
  private nextId = 1;

  /** @param pool absent: everything is computed here, between messages */
  constructor(private readonly pool?: Pool) {}

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
    const compiled = this.compile(experiment.objective, rows);
    const runs = firstOfEach(result.runs);
    compiled.minima ??= await minimaOf(compiled.objective, signal);
    const drawn = await this.plane(experiment.plane, compiled, runs, signal);
    const tracks = await inSlices(tracksOf(runs, drawn.plane), signal);
    const training = await inSlices(trainingOf(experiment, result.runs, compiled.objective), signal);
    return { surface: this.surface(compiled, drawn, rows), tracks, training };
  }

  /** What was drawn last, as long as an experiment has the same losses. */
  surfaceOf(objective: DataObjectiveSpec, rows: LoadedRows | undefined): DataSurface | undefined {
    const { compiled, last } = this;
    const { key, source } = identityOf(objective, rows);
    const isSame = compiled?.key === key && compiled.source === source;
    return isSame && last?.objective === compiled.objective ? last : undefined;
  }

  /** Lets go of rows, which may be many. */
  forget(): void {
    this.compiled = this.last = undefined;
  }

  private async plane(
    choice: Experiment['plane'],
    { objective, minima = [] }: Compiled,
    runs: readonly RunResult[],
    signal: AbortSignal,
  ): Promise<DrawnPlane> {
    const { dimension } = objective;
    const trajectories = await inSlices(drawnTrajectories(runs), signal);
    const chosen = chosenPlane(choice, objective);
    const plane =
      chosen.kind === 'pca'
        ? await this.principalPlane(thinTrajectories(trajectories, dimension), dimension, signal)
        : givenPlane(chosen, objective, runs);
    const known = minima.map(([x, y]) => Float64Array.of(x, y));
    return inSlices(placedPlane(chosen, plane, trajectories, known), signal);
  }

  private principalPlane(
    trajectories: readonly Float64Array[],
    parameters: number,
    signal: AbortSignal,
  ): Promise<Plane> {
    const numbers = trajectories.reduce((sum, { length }) => sum + length, 0);
    return this.pool && numbers > maxNumbersInHost
      ? this.pool.run<'principal'>({ kind: 'principal', trajectories, parameters }, { signal })
      : inSlices(principalPlaneInSlices(trajectories, parameters), signal);
  }

  private surface(
    { objective, loss, sampler, retrainer, minima = [] }: Compiled,
    drawn: DrawnPlane,
    rows: LoadedRows | undefined,
  ): DataSurface {
    const { last } = this;
    if (last?.objective === objective && isSamePlane(last.drawn, drawn)) return last;
    this.last = {
      id: this.nextId++,
      objective,
      loss,
      sampler,
      retrainer,
      drawn,
      ground: groundAtOnce(loss, drawn),
      minima,
      ...(rows && { rows }),
    };
    return this.last;
  }

  private compile(objective: DataObjectiveSpec, loaded: LoadedRows | undefined): Compiled {
    const { key, source, rows, spec } = identityOf(objective, loaded);
    if (this.compiled?.key === key && this.compiled.source === source) return this.compiled;
    const data = datasetOf(rows, loaded?.prepared.data, spec);
    // Read already, for the workers too.
    const read = { ...spec, rows: { file: '' } };
    const compiled = compileDataObjective(read, data);
    this.compiled = {
      key,
      source,
      objective: compiled,
      loss: RowLoss.onAll(compiled.model, compiled.training),
      sampler: new PlaneSampler(this.pool, read, data),
      retrainer: new Retrainer(this.pool, compiled, data),
    };
    return this.compiled;
  }
}

/** What tells a model's loss from others. */
function identityOf(objective: DataObjectiveSpec, loaded: LoadedRows | undefined) {
  const { batch: _batch, order: _order, batches: _batches, epochs: _epochs, rows, ...spec } = objective;
  // Rows that stand in the experiment may be many: they are the same as long as nobody wrote others.
  const isListed = 'target' in rows && 'features' in rows && !('file' in rows);
  const key = JSON.stringify([spec, isListed ? '' : rows]);
  return { key, source: loaded ?? (isListed ? rows : undefined), rows, spec };
}

/** Known at once of two parameters, where the plane has all of them. */
async function minimaOf(objective: DataObjective, signal: AbortSignal): Promise<DataSurface['minima']> {
  if (objective.dimension !== 2) return [];
  const minimum = (await leastSquaresOf(objective, signal))?.minimum;
  return minimum ? [[minimum.theta[0], minimum.theta[1], minimum.loss]] : [];
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

function* trainingOf(
  experiment: Experiment,
  runs: readonly RunResult[],
  { training }: DataObjective,
): Generator<void, ShownData['training'], void> {
  const pictures = new Map<number, TrainingPicture>();
  for (const { run } of firstOfEach(runs)) {
    const repetitions = runs.filter((each) => each.run === run);
    pictures.set(run, yield* trainingPicture(experiment, repetitions, training.target.length));
    yield;
  }
  return pictures;
}

/** The finest grid that takes no time to speak of; one of unknown losses where even the coarsest does. */
function groundAtOnce(loss: RowLoss, { plane, view }: DrawnPlane): Ground {
  const [size] = gridSizes(loss);
  if (size * size * loss.work > workAtOnce)
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
