import type { Problem } from '../problem';
import type { Place } from './tree';

/** A problem in a text, on its way from where it was found to the `errors` of the compile functions. */
export class LanguageError extends Error {
  readonly problem: Problem;

  /** @param replacement what is likely meant in this place */
  constructor(message: string, at: Place, replacement?: string) {
    super(message);
    this.name = 'LanguageError';
    const { line, column, length } = at;
    this.problem = { message, line, column, length, ...(replacement !== undefined && { replacement }) };
  }
}

/** Runs a compiler and turns the problem it throws into `errors`. */
export function collectProblems<K extends string, T>(
  key: K,
  compile: () => T,
): ({ readonly ok: true } & { readonly [P in K]: T }) | { readonly ok: false; readonly errors: Problem[] } {
  try {
    return { ok: true, [key]: compile() } as { readonly ok: true } & { readonly [P in K]: T };
  } catch (error) {
    if (error instanceof LanguageError) return { ok: false, errors: [error.problem] };
    throw error;
  }
}
