/**
 * The rows of a curve that a chart `columns` pixels wide can show: of the rows in one pixel column the first, the
 * lowest, the highest and the last. `steps` ascend. Rows whose value is not finite are left out.
 */
export function thinCurve(
  steps: ArrayLike<number>,
  values: ArrayLike<number>,
  rows: number,
  columns: number,
): Int32Array {
  const first = rows > 0 ? steps[0] : 0;
  const perColumn = rows > 0 ? (steps[rows - 1] - first) / Math.max(1, columns) || 1 : 1;
  const kept = new Int32Array(Math.min(rows, 4 * (columns + 2)));
  let count = 0;
  let column = -1;
  let start = -1;
  let low = -1;
  let high = -1;
  let end = -1;
  const close = (): void => {
    if (start < 0) return;
    kept[count++] = start;
    const before = Math.min(low, high);
    const after = Math.max(low, high);
    if (before > start && before < end) kept[count++] = before;
    if (after > Math.max(start, before) && after < end) kept[count++] = after;
    if (end > start) kept[count++] = end;
  };
  for (let row = 0; row < rows; row++) {
    const value = values[row];
    if (value - value !== 0) continue;
    const here = Math.floor((steps[row] - first) / perColumn);
    if (here !== column) {
      close();
      column = here;
      start = low = high = row;
    }
    if (value < values[low]) low = row;
    if (value > values[high]) high = row;
    end = row;
  }
  close();
  return kept.subarray(0, count);
}
