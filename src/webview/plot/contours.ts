// Isolines of a sampled landscape by marching squares: all levels in one pass over the cells.
//
// Crossings are interpolated linearly along the edges, and a saddle cell is split as its bilinear interpolation is, so
// that isolines lie exactly on the edges of the bands in ./bands.
// A sample that is not finite is above every level: a cell that touches one lies wholly in the highest band, and no
// isoline enters it.

/** Line segments of one level: x0, y0, x1, y1 each, in grid units (column, row). */
export type Segments = Float32Array;

/** The segments of every level, in the order of `levels`, which ascend. `values` are rows × columns, row-major. */
export function isolines(
  values: ArrayLike<number>,
  columns: number,
  rows: number,
  levels: ArrayLike<number>,
): Segments[] {
  const count = levels.length;
  const out = Array.from({ length: count }, () => new Float32Array(256));
  const used = new Int32Array(count);

  for (let row = 0; row + 1 < rows; row++) {
    let a = values[row * columns];
    let d = values[(row + 1) * columns];
    for (let column = 0; column + 1 < columns; column++) {
      // Corners counter-clockwise from (column, row): a, b, c, d.
      const b = values[row * columns + column + 1];
      const c = values[(row + 1) * columns + column + 1];
      const low = Math.min(a, b, c, d);
      const high = Math.max(a, b, c, d);
      // One comparison that NaN and both infinities fail.
      if (high - low < Infinity) {
        for (let k = firstAbove(levels, low); k < count && levels[k] <= high; k++) {
          if (used[k] + 8 > out[k].length) {
            const larger = new Float32Array(out[k].length * 2);
            larger.set(out[k]);
            out[k] = larger;
          }
          used[k] = cell(out[k], used[k], levels[k], column, row, a, b, c, d);
        }
      }
      a = b;
      d = c;
    }
  }
  return out.map((segments, k) => segments.subarray(0, used[k]));
}

/** The first level above `value`; levels are few, a linear search is the fastest. */
function firstAbove(levels: ArrayLike<number>, value: number): number {
  let k = 0;
  while (k < levels.length && levels[k] <= value) k++;
  return k;
}

/** Writes the segments of one cell at `at` and gives the next free place. A corner at the level counts as above it. */
function cell(
  out: Float32Array,
  at: number,
  level: number,
  x: number,
  y: number,
  a: number,
  b: number,
  c: number,
  d: number,
): number {
  const above = (a >= level ? 1 : 0) | (b >= level ? 2 : 0) | (c >= level ? 4 : 0) | (d >= level ? 8 : 0);
  // Where each edge is crossed; only the crossed ones are used.
  const south = x + (level - a) / (b - a);
  const north = x + (level - d) / (c - d);
  const west = y + (level - a) / (d - a);
  const east = y + (level - b) / (c - b);
  switch (above) {
    case 1:
    case 14:
      return segment(out, at, south, y, x, west);
    case 2:
    case 13:
      return segment(out, at, south, y, x + 1, east);
    case 3:
    case 12:
      return segment(out, at, x, west, x + 1, east);
    case 4:
    case 11:
      return segment(out, at, x + 1, east, north, y + 1);
    case 6:
    case 9:
      return segment(out, at, south, y, north, y + 1);
    case 7:
    case 8:
      return segment(out, at, x, west, north, y + 1);
    case 5:
    case 10: {
      // The value where the bilinear surface is level tells which corners are connected.
      const saddle = (a * c - b * d) / (a - b + c - d);
      if (saddle >= level === (above === 5)) {
        return segment(out, segment(out, at, south, y, x + 1, east), x, west, north, y + 1);
      }
      return segment(out, segment(out, at, south, y, x, west), x + 1, east, north, y + 1);
    }
    default:
      return at;
  }
}

function segment(out: Float32Array, at: number, x0: number, y0: number, x1: number, y1: number): number {
  out[at] = x0;
  out[at + 1] = y0;
  out[at + 2] = x1;
  out[at + 3] = y1;
  return at + 4;
}
