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

/** How often something is measured, and which of its times counts. */
interface Repetitions {
  readonly count: number;
  readonly of: (times: readonly number[]) => number;
}

/** Of a computation: whatever else the machine does only adds to its time. */
const fastest: Repetitions = { count: 15, of: (times) => Math.min(...times) };

/**
 * Of what several processes have a part in: how their turns happen to fall adds to a time or takes from it, so that the
 * fastest of a few is luck.
 */
export const usual: Repetitions = {
  count: 31,
  of: (times) => times.toSorted((a, b) => a - b)[Math.floor(times.length / 2)],
};

/**
 * Measures two things by turns and compares the fastest of each, unless said otherwise. One turn before is not counted:
 * code is compiled, caches are filled.
 * @param ours measures once and gives the time, in any unit
 * @param theirs likewise, in the same unit
 */
export async function interleave(
  title: string,
  limit: number | undefined,
  ours: () => number | Promise<number>,
  theirs: () => number | Promise<number>,
  { count, of }: Repetitions = fastest,
): Promise<Comparison> {
  const times = { ours: [] as number[], theirs: [] as number[] };
  for (let turn = -1; turn < count; turn++) {
    const [a, b] = [await ours(), await theirs()];
    if (turn < 0) continue;
    times.ours.push(a);
    times.theirs.push(b);
  }
  return { title, ours: of(times.ours), theirs: of(times.theirs), limit };
}
