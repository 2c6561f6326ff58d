import { mix, type Rgb } from '../theme/colours';

/** The part of a grid that fills a picture, in grid units: columns from left to right, rows from bottom to top. */
export interface GridWindow {
  readonly columns: readonly [number, number];
  readonly rows: readonly [number, number];
}

/** One colour per band, the lowest band first: equal steps from `lowest` to `highest`, as bytes R, G, B, A. */
export function bandColours(bands: number, lowest: Rgb, highest: Rgb): Uint32Array {
  const bytes = new Uint8ClampedArray(bands * 4);
  for (let i = 0; i < bands; i++) {
    const colour = mix(lowest, highest, bands === 1 ? 0 : i / (bands - 1));
    bytes.set([colour.r, colour.g, colour.b, 255], i * 4);
  }
  return new Uint32Array(bytes.buffer);
}

/**
 * Fills `out` (width × height, row-major from the top left) with the colour of the band each pixel's centre lies in.
 * The grid (rows × columns, row-major from the bottom) is interpolated bilinearly and quantised by the levels of the
 * isolines; band k reaches from `levels[k - 1]`, included, to `levels[k]`. A pixel outside the grid, or in a cell with
 * a sample that is not finite, is in the highest band.
 */
export function fillBands(
  out: Uint32Array,
  width: number,
  height: number,
  values: ArrayLike<number>,
  columns: number,
  rows: number,
  window: GridWindow,
  levels: ArrayLike<number>,
  colours: Uint32Array,
): void {
  const count = levels.length;
  const { cells, shares } = columnPlaces(width, columns, window.columns);
  const scale = (window.rows[1] - window.rows[0]) / height;
  for (let j = 0; j < height; j++) {
    const v = window.rows[1] - (j + 0.5) * scale;
    const inside = v >= 0 && v <= rows - 1;
    const row = Math.max(0, Math.min(rows - 2, Math.floor(v)));
    const share = v - row;
    const below = row * columns;
    let band = 0;
    for (let i = 0; i < width; i++) {
      const at = below + cells[i];
      const t = shares[i];
      const low = values[at] + (values[at + 1] - values[at]) * t;
      const high = values[at + columns] + (values[at + columns + 1] - values[at + columns]) * t;
      const value = low + (high - low) * share;
      if (value - value !== 0 || !inside || t < 0 || t > 1) {
        band = count;
      } else {
        // Neighbouring pixels are in the same band or the next: no search starts from the beginning.
        while (band < count && value >= levels[band]) band++;
        while (band > 0 && value < levels[band - 1]) band--;
      }
      out[j * width + i] = colours[band];
    }
  }
}

function columnPlaces(
  width: number,
  columns: number,
  [from, to]: readonly [number, number],
): { cells: Int32Array; shares: Float64Array } {
  const cells = new Int32Array(width);
  const shares = new Float64Array(width);
  const scale = (to - from) / width;
  for (let i = 0; i < width; i++) {
    const u = from + (i + 0.5) * scale;
    cells[i] = Math.max(0, Math.min(columns - 2, Math.floor(u)));
    shares[i] = u - cells[i];
  }
  return { cells, shares };
}
