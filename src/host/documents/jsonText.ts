// Reads a JSON text as a person keeps it: with comments and trailing commas, and knowing where everything stands.
import { parseTree, printParseErrorCode, type Node, type ParseError } from 'jsonc-parser';
import type { Problem } from '../../core/index';

/** What a text says, and the tree of where it says it. */
export interface JsonText {
  readonly root: Node;
  readonly value: unknown;
}

/** Longer texts are not experiments: a hundred runs with rules of their own take a tenth of it. */
const maxLength = 4_000_000;

/** @returns what is wrong with it, with line and column, unless it is JSON */
export function readJson(
  text: string,
):
  | { readonly ok: true; readonly json: JsonText }
  | { readonly ok: false; readonly errors: readonly Problem[] } {
  if (text.length > maxLength)
    return fail({ message: 'The text is too long for an experiment: at most 4 MB are read.' });
  const errors: ParseError[] = [];
  try {
    const root = parseTree(text, errors, { allowTrailingComma: true });
    const [error] = errors;
    if (root && !error) return { ok: true, json: { root, value: valueOf(root) } };
    const { offset, length } = error ?? { offset: 0, length: 0 };
    const message = error
      ? (words[printParseErrorCode(error.error)] ?? 'This is not JSON.')
      : 'The text is empty.';
    return fail({ message, ...placeAt(text, offset), length });
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    return fail({ message: 'The text is nested too deeply for an experiment.' });
  }
}

function fail(problem: Problem) {
  return { ok: false as const, errors: [problem] };
}

/** By the names that the parser has for them. */
const words: Readonly<Record<string, string>> = {
  InvalidSymbol: 'JSON has no such word; texts stand in "quotes".',
  InvalidNumberFormat: 'This is no number.',
  PropertyNameExpected: 'A name in "quotes" is missing here.',
  ValueExpected: 'A value is missing here.',
  ColonExpected: 'A colon is missing here.',
  CommaExpected: 'A comma is missing here.',
  CloseBraceExpected: 'A closing brace } is missing here.',
  CloseBracketExpected: 'A closing bracket ] is missing here.',
  EndOfFileExpected: 'The text should end here.',
  UnexpectedEndOfComment: 'This comment has no end.',
  UnexpectedEndOfString: 'This text has no closing quote.',
  UnexpectedEndOfNumber: 'This number is not complete.',
  InvalidUnicode: 'This is no character code.',
  InvalidEscapeCharacter: 'A backslash is not followed by such a character in JSON.',
  InvalidCharacter: 'JSON does not have this character.',
};

/** The value of a node. Of a name that stands twice the last holds, as everywhere. */
export function valueOf(node: Node): unknown {
  // From entries, because assigning to a name may set an object's prototype instead.
  if (node.type === 'object')
    return Object.fromEntries(propertiesOf(node).map(([name, , value]) => [name, valueOf(value)]));
  if (node.type === 'array') return (node.children ?? []).map(valueOf);
  return node.value;
}

/** The properties of an object: name, the whole of it, its value. */
export function propertiesOf(object: Node): readonly (readonly [string, Node, Node])[] {
  return (object.children ?? []).flatMap((property) => {
    const [name, value] = property.children ?? [];
    return name && value ? [[String(name.value), property, value] as const] : [];
  });
}

/** Line and column of an offset, both from 1. */
export function placeAt(text: string, offset: number): { readonly line: number; readonly column: number } {
  const before = text.slice(0, offset).split(/\r\n|\r|\n/);
  return { line: before.length, column: before.at(-1)!.length + 1 };
}

/**
 * Says where in the text a problem is. A path such as `runs[1].hyperparameters.lr` leads as far as the text goes. A
 * problem within a rule or a formula keeps its own line and column, which count within that.
 */
export function placed(text: string, root: Node, problem: Problem): Problem {
  const node = nodeAt(root, problem.path ?? '');
  const { line, column } = problem;
  const inside = line === undefined ? '' : `Line ${line}, column ${column ?? 1} of it: `;
  return {
    path: problem.path ?? '',
    message: inside + problem.message,
    ...placeAt(text, node.offset),
    length: node.length,
  };
}

function nodeAt(root: Node, path: string): Node {
  let node = root;
  for (const [, name, index] of path.matchAll(/([^.[\]]+)|\[(\d+)\]/g)) {
    // An index matches as a name too, within its brackets.
    const next =
      node.type === 'array'
        ? node.children?.[Number(index ?? name)]
        : propertiesOf(node).findLast(([each]) => each === name)?.[2];
    if (!next) break;
    node = next;
  }
  return node;
}
