import { LanguageError } from './languageError';

/** How much work texts of so many characters may ask for. The catalogue takes up to a tenth of it. */
export function allowedVisits(characters: number): number {
  return 10_000 + 50 * characters;
}

let total = 0;
let limit = Infinity;

/** Visits since the program started. */
export function visitCount(): number {
  return total;
}

/** Counts one look at a word of a text, a node of its tree or a value of its graph. */
export function visit(): void {
  if (++total > limit) {
    throw new LanguageError('This text asks for too much work; write it in fewer or simpler lines.', {
      line: 1,
      column: 1,
      length: 1,
    });
  }
}

/**
 * Carries out work on texts, within what they may ask for. Work is counted and not timed, so that the same text is
 * refused everywhere or nowhere. All of it is synchronous: only one limit holds at a time.
 * @throws LanguageError when it takes more
 */
export function withinLimits<T>(characters: number, work: () => T): T {
  const outer = limit;
  limit = Math.min(outer, total + allowedVisits(characters));
  try {
    return work();
  } finally {
    limit = outer;
  }
}
