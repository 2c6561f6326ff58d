/** How many rows a run of so many steps has: row 0, every n-th step, and the last. */
export function rowCount(steps: number, every: number): number {
  return Math.floor(steps / every) + 1 + (steps % every === 0 ? 0 : 1);
}

/** The steps of those rows. */
export function recordedSteps(last: number, every: number): Int32Array {
  const rows = rowCount(last, every);
  const steps = new Int32Array(rows);
  for (let row = 0; row < rows; row++) steps[row] = row * every;
  steps[rows - 1] = last;
  return steps;
}
