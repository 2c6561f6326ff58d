/** Two numbers measured in one run, the least of times if not said otherwise. Only their ratio means anything. */
export interface Comparison {
  readonly title: string;
  readonly ours: number;
  readonly theirs: number;
  /** Of ours to theirs: the most that --check accepts. Absent: reported only. */
  readonly limit?: number | undefined;
  /** The least that --check accepts. */
  readonly atLeast?: number;
}

const repetitions = 15;

/**
 * Measures two things by turns and takes the fastest of each: whatever else the machine does only adds to a time. One
 * turn before is not counted: code is compiled, caches are filled.
 * @param ours measures once and gives the time, in any unit
 * @param theirs likewise, in the same unit
 */
export async function interleave(
  title: string,
  limit: number | undefined,
  ours: () => number | Promise<number>,
  theirs: () => number | Promise<number>,
): Promise<Comparison> {
  const times = { ours: [] as number[], theirs: [] as number[] };
  for (let turn = -1; turn < repetitions; turn++) {
    const [a, b] = [await ours(), await theirs()];
    if (turn < 0) continue;
    times.ours.push(a);
    times.theirs.push(b);
  }
  return { title, ours: Math.min(...times.ours), theirs: Math.min(...times.theirs), limit };
}
