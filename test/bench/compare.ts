/** Two numbers measured in one run, medians of times if not said otherwise. Only their ratio means anything. */
export interface Comparison {
  readonly title: string;
  readonly ours: number;
  readonly theirs: number;
  /** Of ours to theirs: the most that --check accepts. Absent: reported only. */
  readonly limit?: number | undefined;
  /** The least that --check accepts. */
  readonly atLeast?: number;
}

const repetitions = 7;

/**
 * Measures two things by turns, so that whatever else the machine does meets both alike. One turn before is not
 * counted: code is compiled, caches are filled.
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
  return { title, ours: median(times.ours), theirs: median(times.theirs), limit };
}

function median(times: readonly number[]): number {
  return times.toSorted((a, b) => a - b)[Math.floor(times.length / 2)];
}
