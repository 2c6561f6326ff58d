import { project, type Plane, type RunResult } from '../core/index';
import { thinCurve } from './thinCurve';

/** A trajectory on data as far as it is trained: as many of its rows as a chart can show. */
export interface SoFar {
  /** How it ended; 'cancelled' while it goes on. */
  readonly stop: RunResult['stop'];
  readonly lastFiniteStep: number;
  readonly steps: Int32Array;
  readonly loss: Float64Array;
  readonly batchLoss: Float64Array;
  readonly heldOutLoss?: Float64Array;
  /** Where it is on a plane, rows × 2. */
  readonly track?: Float64Array;
}

/** Pixel columns that a whole curve is thinned for: more than two rows of each are kept, so it looks the same in more. */
const chartColumns = 300;

/**
 * What is shown of a trajectory while it is trained. However long it is, there are at most some 1,200 rows for each of
 * its losses, so that a column of pixels keeps its lowest and its highest, and 1,000 that are densest at the start.
 * @param updates that it will have in the end
 * @param plane on which its parameters are to be placed
 * @returns undefined where nothing was recorded yet
 */
export function soFarOf(run: RunResult, updates: number, plane?: Plane): SoFar | undefined {
  const { steps, theta, loss, batchLoss = new Float64Array(steps.length).fill(NaN), heldOutLoss } = run;
  const end = steps.length - 1;
  if (end < 0) return undefined;
  // The columns stay the same while the curve grows.
  const columns = Math.ceil((chartColumns * steps[end]) / Math.max(1, updates));
  const curves = [loss, batchLoss, ...(heldOutLoss ? [heldOutLoss] : [])];
  const kept = new Set(curves.flatMap((curve) => [...thinCurve(steps, curve, steps.length, columns)]));
  for (let row = 0; row < end; row += stride(row)) kept.add(row);
  const rows = Int32Array.from(kept.add(end)).sort();
  const picked = (column: Float64Array) => Float64Array.from(rows, (row) => column[row]);
  return {
    stop: run.stop,
    lastFiniteStep: run.lastFiniteStep,
    steps: Int32Array.from(rows, (row) => steps[row]),
    loss: picked(loss),
    batchLoss: picked(batchLoss),
    ...(heldOutLoss && { heldOutLoss: picked(heldOutLoss) }),
    ...(plane && { track: trackOf(theta, rows, plane) }),
  };
}

/** Rows that are kept before every second one is left out. */
const firstRows = 256;

/** Curves and ways bend most where they begin: twice as far from there, rows lie twice as far apart. */
function stride(row: number): number {
  return 2 ** Math.max(0, Math.floor(Math.log2((row + 1) / firstRows)) + 1);
}

function trackOf(theta: Float64Array, rows: Int32Array, plane: Plane): Float64Array {
  const { length } = plane.origin;
  const points = new Float64Array(rows.length * length);
  rows.forEach((row, i) => points.set(theta.subarray(row * length, (row + 1) * length), i * length));
  return project(points, plane);
}
