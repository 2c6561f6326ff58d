import type { Hyperparameter } from '../../core/index';
import { keywords } from '../../core/language/functions';
import { namePattern } from '../../core/language/tokens';
import { vocabulary } from '../../core/language/vocabulary';
import type { PieceKind } from './highlight';

/** A name that may stand where the caret is. */
export interface Suggestion {
  readonly name: string;
  readonly kind: PieceKind;
  /** As it is written: `clip(u, low, high)`. */
  readonly usage: string;
  readonly meaning: string;
}

/** What could be meant by the word at the caret, which goes from one offset of the text to another. */
export interface Suggestions {
  readonly from: number;
  readonly to: number;
  readonly all: readonly Suggestion[];
}

/** What is known of the names of a rule. */
export interface KnownNames {
  readonly states: readonly string[];
  readonly hyperparameters: readonly Hyperparameter[];
}

/**
 * The names that begin with the word before the caret, those of the rule first.
 * @param asked whether the user asked for names: then they are offered before the first letter too, and behind those
 *   that begin with the word come those that hold it
 * @returns undefined where there is nothing to offer
 */
export function suggest(
  text: string,
  caret: number,
  known: KnownNames,
  asked: boolean,
): Suggestions | undefined {
  const line = text.slice(text.lastIndexOf('\n', caret - 1) + 1, caret);
  const word = /[A-Za-z0-9_.]*$/.exec(line)![0];
  // A comment is free text, and letters behind a digit are part of a number.
  if (line.includes('#') || /^[^A-Za-z]/.test(word)) return undefined;
  if (word === '' && !asked) return undefined;
  const from = caret - word.length;
  const to = caret + /^\w*/.exec(text.slice(caret))![0].length;
  const lower = word.toLowerCase();
  const names = [...namesOf(`${text.slice(0, from)} ${text.slice(to)}`, known), ...vocabulary];
  const placeIn = ({ name }: Suggestion) => name.toLowerCase().indexOf(lower);
  const beginning = names.filter((each) => placeIn(each) === 0);
  const all = asked ? [...beginning, ...names.filter((each) => placeIn(each) > 0)] : beginning;
  const isDone = all.length === 1 && all[0].name === text.slice(from, to);
  return all.length === 0 || (isDone && !asked) ? undefined : { from, to, all };
}

/** The names that a text has besides those that every rule knows, each once. */
function namesOf(text: string, { states, hyperparameters }: KnownNames): Suggestion[] {
  const names = text.replace(/#.*/g, '').match(new RegExp(`\\b${namePattern.source}`, 'g')) ?? [];
  const isOfAll = (name: string) => keywords.has(name) || vocabulary.some((word) => word.name === name);
  return [...new Set(names)]
    .filter((name) => !isOfAll(name))
    .map((name) => {
      const parameter = hyperparameters.find((each) => each.name === name);
      if (parameter) return { name, kind: 'hyperparameter', usage: name, meaning: parameter.meaning };
      const kind = states.includes(name) ? 'state' : 'plain';
      return {
        name,
        kind,
        usage: name,
        meaning: kind === 'state' ? 'state of this rule' : 'a line of this rule',
      };
    });
}

/** What is typed in the place of a word, and how far from its end the caret then stands: between the parentheses. */
export function completion({ name, kind }: Suggestion, following: string): { text: string; back: number } {
  if (kind !== 'function' || following.startsWith('(')) return { text: name, back: 0 };
  return { text: `${name}()`, back: 1 };
}
