// The one place where text becomes code. What arrives here was written by the emitter from a checked graph: numbers,
// variables the compiler named itself and Math functions. No text that a user typed is ever part of it.

let count = 0;

/** How many functions were generated since the program started: turning a number must not raise it. */
export function compilationCount(): number {
  return count;
}

/** Makes a function of generated JavaScript. */
export function generateFunction<F>(args: readonly string[], body: string): F {
  count++;
  return new Function(...args, `"use strict";\n${body}`) as F;
}
