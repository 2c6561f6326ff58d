import type { DataObjective } from '../experiment/data/dataObjective';
import type { Plane, PlaneChoice, RunResult, View } from '../experiment/types';
import { ProblemError } from '../problem';
import { parameterPlane } from './parameterPlane';
import { principalPlaneInSlices } from './principalPlane';
import { projectInSlices } from './project';
import { randomPlane } from './randomPlane';
import { viewAround } from './viewAround';

/** The plane that runs on data are drawn on. */
export interface DrawnPlane {
  /** What was chosen, or what stands for it. */
  readonly choice: PlaneChoice;
  readonly plane: Plane;
  /** Whether there are no more parameters than it shows. */
  readonly isWhole: boolean;
  /** What is shown of it at first: the runs, but for what leads far away. */
  readonly view: View;
}

/** A row this many times higher than the highest start has left: it is not what the plane is for. */
const climbed = 10;
/** Numbers of all trajectories of which principal components are taken: of more, evenly chosen rows. */
const maxNumbers = 4_000_000;

/**
 * The plane to draw trajectories on. Of two parameters it is always both.
 * @param choice absent: the principal plane
 * @param runs whose trajectories are drawn, of one seed each
 * @yields after a few milliseconds of work each
 * @throws ProblemError when a parameter is chosen that the model does not have
 */
export function* drawnPlane(
  choice: PlaneChoice | undefined,
  objective: Pick<DataObjective, 'dimension' | 'model'>,
  runs: readonly RunResult[],
): Generator<void, DrawnPlane, void> {
  const trajectories = yield* drawnTrajectories(runs);
  const chosen = chosenPlane(choice, objective);
  const plane =
    chosen.kind === 'pca'
      ? yield* principalPlaneInSlices(
          thinTrajectories(trajectories, objective.dimension),
          objective.dimension,
        )
      : givenPlane(chosen, objective, runs);
  return yield* placedPlane(chosen, plane, trajectories);
}

/** What is drawn where so many parameters are to be seen. */
export function chosenPlane(
  choice: PlaneChoice | undefined,
  { dimension }: Pick<DataObjective, 'dimension'>,
): PlaneChoice {
  return dimension === 2 ? { kind: 'parameters', indices: [0, 1] } : (choice ?? { kind: 'pca' });
}

/** The trajectories without what leads far away. */
export function* drawnTrajectories(
  runs: readonly RunResult[],
): Generator<void, readonly Float64Array[], void> {
  const highest = climbed * highestStart(runs);
  const trajectories: Float64Array[] = [];
  for (const run of runs) {
    trajectories.push(countedRows(run, highest));
    yield;
  }
  return trajectories;
}

/**
 * A plane that does not have to be looked for.
 * @throws ProblemError when a parameter is chosen that the model does not have
 */
export function givenPlane(
  choice: Exclude<PlaneChoice, { kind: 'pca' }>,
  { dimension, model }: Pick<DataObjective, 'dimension' | 'model'>,
  runs: readonly RunResult[],
): Plane {
  if (choice.kind === 'random') return randomPlane(bestEnd(runs, dimension), model.blocks, choice.seed);
  const unknown = choice.indices.findIndex((index) => index >= dimension);
  if (unknown >= 0)
    throw new ProblemError([
      {
        path: `plane.indices[${unknown}]`,
        message: `The model has the parameters 0 to ${dimension - 1}.`,
      },
    ]);
  return parameterPlane(dimension === 2 ? [0, 0] : bestEnd(runs, dimension), choice.indices);
}

/**
 * A plane with the view of it that is shown at first.
 * @param points of parameter space that are shown besides
 */
export function* placedPlane(
  choice: PlaneChoice,
  plane: Plane,
  trajectories: readonly Float64Array[],
  points: readonly Float64Array[] = [],
): Generator<void, DrawnPlane, void> {
  const seen: Float64Array[] = [];
  for (const theta of [...trajectories, ...points]) seen.push(yield* projectInSlices(theta, plane));
  // Parameters have units of their own, directions share one.
  const view = viewAround(seen, choice.kind !== 'parameters');
  return { choice, plane, isWhole: plane.origin.length === 2, view };
}

function highestStart(runs: readonly RunResult[]): number {
  return Math.max(0, ...runs.map(({ loss }) => (loss.length > 0 && Number.isFinite(loss[0]) ? loss[0] : 0)));
}

/** The rows that are finite and whose loss, as it was last evaluated, is not too high. */
function countedRows({ theta, loss, parameters }: RunResult, highest: number): Float64Array {
  let counted = 0;
  let known = -Infinity;
  const counts = (row: number): boolean => {
    if (!Number.isNaN(loss[row])) known = loss[row];
    return !(known > highest) && Number.isFinite(theta[row * parameters]);
  };
  const rows = theta.length / parameters;
  const kept = new Uint8Array(rows);
  for (let row = 0; row < rows; row++) if (counts(row)) counted += kept[row] = 1;
  if (counted === rows) return theta;
  const result = new Float64Array(counted * parameters);
  for (let row = 0, to = 0; row < rows; row++) {
    if (kept[row] === 0) continue;
    result.set(theta.subarray(row * parameters, (row + 1) * parameters), to);
    to += parameters;
  }
  return result;
}

/** Where the run with the lowest last loss ended; the origin where none is finite. */
function bestEnd(runs: readonly RunResult[], dimension: number): Float64Array {
  let best: { readonly loss: number; readonly theta: Float64Array } | undefined;
  for (const { theta, loss, steps, lastFiniteStep } of runs) {
    const row = steps.findLastIndex((step) => step <= lastFiniteStep);
    if (row < 0) continue;
    const last = loss.subarray(0, row + 1).findLast(Number.isFinite) ?? Infinity;
    if (best === undefined || last < best.loss)
      best = { loss: last, theta: theta.slice(row * dimension, (row + 1) * dimension) };
  }
  return best?.theta ?? new Float64Array(dimension);
}

/** Of each trajectory every n-th row where there are too many for principal components, n odd: an even one would see only one side of a zigzag. */
export function thinTrajectories(
  trajectories: readonly Float64Array[],
  parameters: number,
): readonly Float64Array[] {
  const numbers = trajectories.reduce((sum, { length }) => sum + length, 0);
  const every = 2 * Math.ceil((numbers / maxNumbers - 1) / 2) + 1;
  if (every <= 1) return trajectories;
  return trajectories.map((theta) => {
    const rows = Math.ceil(theta.length / parameters / every);
    const kept = new Float64Array(rows * parameters);
    for (let row = 0; row < rows; row++) {
      const from = row * every * parameters;
      kept.set(theta.subarray(from, from + parameters), row * parameters);
    }
    return kept;
  });
}
