// A picture shows at most what its pixels can: millions of rows become a few thousand points before anything is drawn.
// A row that is not finite is never drawn: it ends a path. What is needed only meanwhile is in memory that is kept, and
// loops allocate nothing per row: while something is dragged, collecting that would take the frames that thinning saves.

/** From data to CSS pixels: `pixel = offset + scale · value`. */
export interface Affine {
  readonly offset: number;
  readonly scale: number;
}

/** What is left of a path in the plane. */
export interface ThinnedPath {
  /** x, y in CSS pixels, alternating. Points outside the box stand on its edge. */
  readonly points: Float32Array;
  /** The row of each point; −1 where the path was cut at the edge of the box. */
  readonly rows: Int32Array;
  /** The last row that the path has passed when it is at each point: its own or, at a cut, the one before. */
  readonly passed: Int32Array;
  /** 1 where the pen moves to the point without drawing: at the start, and where the path enters the box again. */
  readonly lifted: Uint8Array;
}

/** A rectangle in CSS pixels. */
export interface Box {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/** Two points closer than this are one on the screen. */
const nearest = 0.5;
/** More points than this cannot be told apart; longer paths keep the extremes of stretches of rows. */
const mostPoints = 3_000;

/**
 * Thins a trajectory (`theta`: rows × 2) of which the first `rows` are drawn, and cuts it to `box`. The box should
 * reach a little beyond what is visible, so that no line end shows.
 */
export function thinPath(theta: Float64Array, rows: number, x: Affine, y: Affine, box: Box): ThinnedPath {
  const kept = keepDistant(theta, rows, x, y);
  const chosen = kept.length > mostPoints ? keepExtremes(theta, kept, mostPoints / 4) : kept;
  return cut(theta, chosen, x, y, box);
}

/** Room for the rows that are kept of one trajectory, and for its cut path, until the next one. */
let roomForKept = new Int32Array(0);
let roomForCut = cutPathOf(0);

/** A path of at most so many points. */
function cutPathOf(points: number): ThinnedPath {
  return {
    points: new Float32Array(2 * points),
    rows: new Int32Array(points),
    passed: new Int32Array(points),
    lifted: new Uint8Array(points),
  };
}

/** The rows that are at least {@link nearest} from the one kept before; always the first and the last finite one. */
function keepDistant(theta: Float64Array, rows: number, x: Affine, y: Affine): Int32Array {
  if (roomForKept.length < rows) roomForKept = new Int32Array(rows);
  const kept = roomForKept;
  let count = 0;
  let lastX = Infinity;
  let lastY = Infinity;
  let row = 0;
  for (; row < rows; row++) {
    const px = theta[2 * row] * x.scale;
    const py = theta[2 * row + 1] * y.scale;
    const dx = px - lastX;
    const dy = py - lastY;
    if (px - px + (py - py) !== 0) break;
    if (dx * dx + dy * dy < nearest * nearest) continue;
    kept[count++] = row;
    lastX = px;
    lastY = py;
  }
  if (count > 0 && kept[count - 1] !== row - 1) {
    // The last point replaces one so close that nobody could see both.
    if (count > 1) kept[count - 1] = row - 1;
    else kept[count++] = row - 1;
  }
  return kept.subarray(0, count);
}

/** Of each of `stretches` stretches of rows the four that reach farthest left, right, down and up, in order. */
function keepExtremes(theta: Float64Array, rows: Int32Array, stretches: number): Int32Array {
  const chosen = new Int32Array(4 * stretches + 2);
  let count = 0;
  const add = (row: number): void => {
    if (count === 0 || chosen[count - 1] < row) chosen[count++] = row;
  };
  add(rows[0]);
  for (let stretch = 0; stretch < stretches; stretch++) {
    const from = Math.floor((stretch * rows.length) / stretches);
    const to = Math.floor(((stretch + 1) * rows.length) / stretches);
    let [left, right, down, up] = [rows[from], rows[from], rows[from], rows[from]];
    for (let i = from + 1; i < to; i++) {
      const row = rows[i];
      if (theta[2 * row] < theta[2 * left]) left = row;
      if (theta[2 * row] > theta[2 * right]) right = row;
      if (theta[2 * row + 1] < theta[2 * down + 1]) down = row;
      if (theta[2 * row + 1] > theta[2 * up + 1]) up = row;
    }
    for (const row of [left, right, down, up].sort((a, b) => a - b)) add(row);
  }
  add(rows[rows.length - 1]);
  return chosen.subarray(0, count);
}

function cut(theta: Float64Array, rows: Int32Array, x: Affine, y: Affine, box: Box): ThinnedPath {
  // Every segment gives at most two points.
  const most = 2 * rows.length + 1;
  if (roomForCut.rows.length < most) roomForCut = cutPathOf(most);
  const { points, rows: kept, passed, lifted } = roomForCut;
  let count = 0;
  const add = (px: number, py: number, row: number, lift: number, before = row): void => {
    points[2 * count] = px;
    points[2 * count + 1] = py;
    kept[count] = row;
    passed[count] = before;
    lifted[count++] = lift;
  };
  let down = false;
  for (let i = 0; i < rows.length; i++) {
    const toX = x.offset + theta[2 * rows[i]] * x.scale;
    const toY = y.offset + theta[2 * rows[i] + 1] * y.scale;
    if (i === 0) {
      if (contains(box, toX, toY)) add(toX, toY, rows[i], 1);
      down = count > 0;
      continue;
    }
    const fromX = x.offset + theta[2 * rows[i - 1]] * x.scale;
    const fromY = y.offset + theta[2 * rows[i - 1] + 1] * y.scale;
    const part = insideShare(fromX, fromY, toX, toY, box);
    if (part === undefined) {
      down = false;
      continue;
    }
    const [start, end] = part;
    const before = rows[i - 1];
    if (!down)
      add(fromX + (toX - fromX) * start, fromY + (toY - fromY) * start, start > 0 ? -1 : before, 1, before);
    down = end === 1;
    if (down) add(toX, toY, rows[i], 0);
    else add(fromX + (toX - fromX) * end, fromY + (toY - fromY) * end, -1, 0, before);
  }
  return {
    points: points.slice(0, 2 * count),
    rows: kept.slice(0, count),
    passed: passed.slice(0, count),
    lifted: lifted.slice(0, count),
  };
}

/**
 * Which points of a path get a marker: in order, each that is at least `distance` from all chosen before. A marker
 * stands for a step, so none stands where the path was cut, nor at row 0, which is the start of every run.
 */
export function markedPoints({ points, rows }: ThinnedPath, distance: number): number[] {
  const chosen: number[] = [];
  // The last chosen point in each square of the plane, and for each chosen point the one before it in its square: one
  // nearer than `distance` is in the same square or a neighbouring one.
  const newest = new Map<number, number>();
  const before: number[] = [];
  const isNear = (square: number, x: number, y: number): boolean => {
    for (let k = newest.get(square) ?? -1; k >= 0; k = before[k]) {
      const dx = points[2 * chosen[k]] - x;
      const dy = points[2 * chosen[k] + 1] - y;
      if (dx * dx + dy * dy < distance * distance) return true;
    }
    return false;
  };
  const width = 65_536;
  for (let i = 0; i < rows.length; i++) {
    if (rows[i] <= 0) continue;
    const x = points[2 * i];
    const y = points[2 * i + 1];
    const square = Math.floor(y / distance) * width + Math.floor(x / distance);
    let near = false;
    for (let down = -width; down <= width && !near; down += width)
      for (let right = -1; right <= 1 && !near; right++) near = isNear(square + down + right, x, y);
    if (near) continue;
    before.push(newest.get(square) ?? -1);
    newest.set(square, chosen.length);
    chosen.push(i);
  }
  return chosen;
}

/** Whether a point is in the box or on its edge. */
export function contains(box: Box, x: number, y: number): boolean {
  return x >= box.left && x <= box.right && y >= box.top && y <= box.bottom;
}

/** Most segments lie in the box: they share this, since what a picture leaves behind stops the ones after it. */
const whole = [0, 1] as const;

/** Which part of a segment lies in the box, as shares of its length (Liang and Barsky); undefined for none. */
export function insideShare(
  x0: number,
  y0: number,
  x1: number,
  y1: number,
  box: Box,
): readonly [number, number] | undefined {
  if (contains(box, x0, y0) && contains(box, x1, y1)) return whole;
  let start = 0;
  let end = 1;
  const dx = x1 - x0;
  const dy = y1 - y0;
  for (const [direction, distance] of [
    [-dx, x0 - box.left],
    [dx, box.right - x0],
    [-dy, y0 - box.top],
    [dy, box.bottom - y0],
  ]) {
    if (direction === 0) {
      if (distance < 0) return undefined;
    } else if (direction < 0) start = Math.max(start, distance / direction);
    else end = Math.min(end, distance / direction);
  }
  return start <= end ? [start, end] : undefined;
}
