// While something is dragged, a trajectory travels as few of its rows, which no pixel can tell from all of them: at
// every step, and not only along the path, the straight line between two kept rows passes close by the row left out.

/** The columns of a trajectory. */
export interface Rows {
  /** Equally spaced but for the last. */
  readonly steps: Int32Array;
  /** rows × 2, row-major. NaN from the first row that is not finite. */
  readonly theta: Float64Array;
  readonly loss: Float64Array;
  /** What the columns are filled from, where rows were left out on the way. */
  readonly thinned?: ThinnedRows;
}

/** How far a row may be from the line that stands for it. */
export interface Tolerance {
  readonly x: number;
  readonly y: number;
  /** Of the loss's height above `floor`, in powers of ten. */
  readonly decades: number;
  /** What the logarithmic axis subtracts from every loss. */
  readonly floor: number;
  /** The least height above the floor that the axis shows, greater than 0. */
  readonly lowest: number;
}

/** The rows that are kept of a trajectory. */
export interface ThinnedRows {
  /** How many rows there were, how many steps lay between two of them, and the step of the last. */
  readonly count: number;
  readonly every: number;
  readonly last: number;
  /** The index of each kept row, ascending: the first, the last finite one, and some between. */
  readonly kept: Int32Array;
  /** Of the kept rows, as in {@link Rows}. */
  readonly theta: Float64Array;
  readonly loss: Float64Array;
}

/** The height of a loss on the axis, in powers of ten. */
function height(loss: number, { floor, lowest }: Tolerance): number {
  return Math.log10(Math.max(loss - floor, lowest));
}

/**
 * Keeps the rows without which a line would leave the tolerance: a swing filter (Elmeleegy et al., “Online Piece-wise
 * Linear Approximation of Numerical Streams with Precision Guarantees”, 2009) whose lines end in rows. The time is
 * linear in the rows.
 */
export function thinRows({ steps, theta, loss }: Rows, tolerance: Tolerance): ThinnedRows {
  const rows = finiteRows(theta, loss);
  const points = new Float64Array(dimensions * rows);
  for (let row = 0; row < rows; row++) {
    points[dimensions * row] = theta[2 * row] / tolerance.x;
    points[dimensions * row + 1] = theta[2 * row + 1] / tolerance.y;
    points[dimensions * row + 2] = height(loss[row], tolerance) / tolerance.decades;
  }
  const kept = new Int32Array(rows);
  let count = 0;
  if (rows > 0) kept[count++] = 0;
  for (let row = 0; row < rows - 1;) kept[count++] = row = straightEnd(points, row, rows);

  const thinned = {
    count: steps.length,
    every: steps.length > 1 ? steps[1] - steps[0] : 1,
    last: steps.length > 0 ? steps[steps.length - 1] : 0,
    kept: kept.subarray(0, count),
    theta: new Float64Array(2 * count),
    loss: new Float64Array(count),
  };
  for (let i = 0; i < count; i++) {
    thinned.theta[2 * i] = theta[2 * kept[i]];
    thinned.theta[2 * i + 1] = theta[2 * kept[i] + 1];
    thinned.loss[i] = loss[kept[i]];
  }
  return thinned;
}

/** x, y and the height of the loss, each in units of its tolerance: a line may miss a row by 1 in each. */
const dimensions = 3;

/** The last row to which a line from the row `anchor` misses no row between. */
function straightEnd(points: Float64Array, anchor: number, rows: number): number {
  // The slopes that miss no row so far.
  const flattest = new Float64Array(dimensions).fill(-Infinity);
  const steepest = new Float64Array(dimensions).fill(Infinity);
  let end = anchor + 1;
  for (let row = anchor + 1; row < rows; row++) {
    const run = row - anchor;
    let hits = true;
    for (let d = 0; d < dimensions; d++) {
      const rise = points[dimensions * row + d] - points[dimensions * anchor + d];
      if (!(rise >= flattest[d] * run && rise <= steepest[d] * run)) hits = false;
      if ((rise - 1) / run > flattest[d]) flattest[d] = (rise - 1) / run;
      if ((rise + 1) / run < steepest[d]) steepest[d] = (rise + 1) / run;
      if (!(flattest[d] <= steepest[d])) return end;
    }
    if (hits) end = row;
  }
  return end;
}

/** The same in one piece of memory: a message is the quicker for each that it need not copy. */
export function inOnePiece(all: readonly ThinnedRows[]): readonly ThinnedRows[] {
  const bytes = all.reduce((sum, { kept }) => sum + bytesOfRow * kept.length, 0);
  const buffer = new ArrayBuffer(bytes);
  let [floats, integers] = [0, bytes - all.reduce((sum, { kept }) => sum + kept.byteLength, 0)];
  return all.map((rows) => {
    const count = rows.kept.length;
    const theta = new Float64Array(buffer, floats, 2 * count);
    const loss = new Float64Array(buffer, floats + theta.byteLength, count);
    const kept = new Int32Array(buffer, integers, count);
    floats += theta.byteLength + loss.byteLength;
    integers += kept.byteLength;
    theta.set(rows.theta);
    loss.set(rows.loss);
    kept.set(rows.kept);
    return { ...rows, theta, loss, kept };
  });
}

/** Three numbers of eight bytes and an index of four. */
const bytesOfRow = 28;

/**
 * All rows again: the kept ones, and between them points of the lines. NaN after the last that was finite. A column is
 * filled when it is first read: of most pictures that pass by while something is dragged, only the plane is drawn.
 */
export function fillRows(thinned: ThinnedRows, tolerance: Tolerance): Rows {
  let theta: Float64Array | undefined;
  let loss: Float64Array | undefined;
  return {
    thinned,
    steps: stepsOf(thinned.count, thinned.every, thinned.last),
    get theta() {
      return (theta ??= fillTheta(thinned, new Float64Array(2 * thinned.count)));
    },
    get loss() {
      return (loss ??= filledLoss(thinned, tolerance));
    },
  };
}

let roomForTheta = new Float64Array(0);

/**
 * theta for a moment: in memory that the next call fills anew. A picture that passes by is drawn from it and leaves
 * nothing behind, since collecting what it left would stop the ones after it.
 */
export function passingTheta(rows: Pick<Rows, 'theta' | 'thinned'>): Float64Array {
  const { thinned } = rows;
  if (thinned === undefined) return rows.theta;
  const length = 2 * thinned.count;
  if (roomForTheta.length < length) roomForTheta = new Float64Array(length);
  return fillTheta(thinned, roomForTheta.subarray(0, length));
}

let knownSteps = new Int32Array(0);

/** The runs of an experiment have the same steps, picture after picture: they share them. */
function stepsOf(count: number, every: number, last: number): Int32Array {
  const isKnown =
    knownSteps.length === count && knownSteps[count - 1] === last && (count < 3 || knownSteps[1] === every);
  if (!isKnown) knownSteps = Int32Array.from({ length: count }, (_, row) => Math.min(row * every, last));
  return knownSteps;
}

function fillTheta({ kept, theta }: ThinnedRows, filled: Float64Array): Float64Array {
  for (let i = 0; i < kept.length; i++) {
    const to = kept[i];
    const from = i > 0 ? kept[i - 1] : to;
    for (let row = from + 1; row < to; row++) {
      const share = (row - from) / (to - from);
      filled[2 * row] = mix(theta[2 * i - 2], theta[2 * i], share);
      filled[2 * row + 1] = mix(theta[2 * i - 1], theta[2 * i + 1], share);
    }
    filled[2 * to] = theta[2 * i];
    filled[2 * to + 1] = theta[2 * i + 1];
  }
  return filled.fill(NaN, 2 * finiteCount(kept));
}

function filledLoss({ count, kept, loss }: ThinnedRows, tolerance: Tolerance): Float64Array {
  const { floor, lowest } = tolerance;
  const filled = new Float64Array(count);
  for (let i = 0; i < kept.length; i++) {
    const to = kept[i];
    const from = i > 0 ? kept[i - 1] : to;
    const before = i > 0 ? loss[i - 1] : loss[i];
    // What is nowhere above the bottom of the axis keeps its sign.
    const above = Math.max(before, loss[i]) - floor > lowest;
    const low = height(before, tolerance);
    const ratio = 10 ** ((height(loss[i], tolerance) - low) / (to - from));
    let risen = 10 ** low;
    for (let row = from + 1; row < to; row++) {
      risen *= ratio;
      filled[row] = above ? floor + risen : mix(before, loss[i], (row - from) / (to - from));
    }
    filled[to] = loss[i];
  }
  return filled.fill(NaN, finiteCount(kept));
}

/** How many rows there are up to the last one that was kept. */
function finiteCount(kept: Int32Array): number {
  return kept.length > 0 ? kept[kept.length - 1] + 1 : 0;
}

function mix(a: number, b: number, share: number): number {
  return a + (b - a) * share;
}

/** The rows before the first that is not finite. */
function finiteRows(theta: Float64Array, loss: Float64Array): number {
  let rows = loss.length;
  const isFinite = (row: number) =>
    Number.isFinite(loss[row]) && Number.isFinite(theta[2 * row]) && Number.isFinite(theta[2 * row + 1]);
  while (rows > 0 && !isFinite(rows - 1)) rows--;
  return rows;
}
