import type { Assignment } from './tree';

/** The lines of each of two rules that the other does not have, wherever they stand. */
export function differingLines(
  first: readonly Assignment[],
  second: readonly Assignment[],
): readonly [readonly Assignment[], readonly Assignment[]] {
  return [without(first, second), without(second, first)];
}

function without(lines: readonly Assignment[], others: readonly Assignment[]): readonly Assignment[] {
  const known = new Set(others.map(content));
  return lines.filter((line) => !known.has(content(line)));
}

/** A line but for where it stands in its text. */
function content(line: Assignment): string {
  return JSON.stringify(line, (key, value: unknown) => (key === 'at' ? undefined : value));
}
