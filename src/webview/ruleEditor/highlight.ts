import type { Problem } from '../../core/index';
import { keywords } from '../../core/language/functions';
import { namePattern, numberPattern } from '../../core/language/tokens';
import { vocabulary, type Word } from '../../core/language/vocabulary';

/** What the host found in the last rule that could be read. */
export interface RuleNames {
  readonly states: readonly string[];
  readonly hyperparameters: readonly string[];
}

export type PieceKind =
  Word['kind'] | 'state' | 'hyperparameter' | 'keyword' | 'number' | 'comment' | 'plain';

/** A part of a line that looks the same throughout. */
export interface Piece {
  readonly text: string;
  readonly kind: PieceKind;
  /** Whether a problem is about it. */
  readonly wrong: boolean;
}

const known: ReadonlyMap<string, PieceKind> = new Map(vocabulary.map(({ name, kind }) => [name, kind]));
const pieces = new RegExp(`(#.*)|(${numberPattern.source})|(${namePattern.source})|[^]`, 'g');

/** The lines of a rule's text, right or wrong, as pieces. */
export function highlight(source: string, names: RuleNames, problem?: Problem): Piece[][] {
  return source.split('\n').map((line, index) => {
    const marked = problem?.column !== undefined && (problem.line ?? 1) === index + 1;
    if (!marked) return piecesOf(line, names);
    const from = problem.column! - 1;
    return mark(piecesOf(line, names), from, from + Math.max(1, problem.length ?? 1));
  });
}

function piecesOf(line: string, names: RuleNames): Piece[] {
  return [...line.matchAll(pieces)].map(([text, comment, number, name]) => {
    const kind = comment ? 'comment' : number ? 'number' : name ? kindOf(name, names) : 'plain';
    return { text, kind, wrong: false };
  });
}

function kindOf(name: string, { states, hyperparameters }: RuleNames): PieceKind {
  if (keywords.has(name)) return 'keyword';
  if (states.includes(name)) return 'state';
  if (hyperparameters.includes(name)) return 'hyperparameter';
  return known.get(name) ?? 'plain';
}

/** Cuts pieces where what is wrong begins and ends; what is missing behind the line is a blank there. */
function mark(line: readonly Piece[], from: number, to: number): Piece[] {
  let at = 0;
  const cut = line.flatMap(({ text, kind }) => {
    const start = at;
    at += text.length;
    const [begin, end] = [from - start, to - start].map((edge) => Math.min(Math.max(0, edge), text.length));
    return [
      { text: text.slice(0, begin), kind, wrong: false },
      { text: text.slice(begin, end), kind, wrong: true },
      { text: text.slice(end), kind, wrong: false },
    ].filter((piece) => piece.text !== '');
  });
  return to > at ? [...cut, { text: ' ', kind: 'plain', wrong: true }] : cut;
}
