// What a text may be at most. All are checked before anything is compiled.

/** Characters of a text. */
export const maxCharacters = 10_000;

/** How deep parentheses, operators and calls may nest. */
export const maxDepth = 200;

/** Numbers, names and operations of a text. */
export const maxNodes = 2_000;

/** Characters of a name. */
export const maxNameLength = 40;
