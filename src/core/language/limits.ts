// What a text may be at most. All are checked before anything is compiled.

/** Characters of a text. */
export const maxCharacters = 10_000;

/** How deep parentheses, operators and calls may nest. */
export const maxDepth = 200;

/** Numbers, names and operations of a text. */
export const maxNodes = 2_000;

/** Characters of a name. */
export const maxNameLength = 40;

/**
 * How often a rule may look at the objective besides `g`: each time the whole formula and its derivatives become part
 * of the kernel.
 */
export const maxObjectiveCalls = 16;
