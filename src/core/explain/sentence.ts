import type { RunFacts } from './facts';

/** What a sentence says besides its words: numbers, names of axes, points of the plane. Plain JSON. */
export type SentenceValue = number | string | readonly [number, number];

/** A sentence about a run as data, from which it is written in any language. */
export interface Sentence {
  readonly kind: string;
  readonly values: Readonly<Record<string, SentenceValue>>;
}

/** One kind of sentence, about a run of which such facts are known: one file of the folders beside this one. */
export interface SentenceKind<V extends Sentence['values'] = Sentence['values'], F = RunFacts> {
  readonly kind: string;
  /** The values with which the sentence is true of a run; undefined where it is not, or where that is not known. */
  find(facts: F): V | undefined;
  /** @param values as `find` gives them */
  english(values: V): string;
}
