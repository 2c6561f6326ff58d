import type { Sentence, SentenceKind } from './sentence';

/** The first of some kinds that is true. */
export function firstOf<F>(
  kinds: readonly SentenceKind<Sentence['values'], F>[],
  facts: F,
): Sentence | undefined {
  for (const kind of kinds) {
    const sentence = sentenceOf(kind, facts);
    if (sentence) return sentence;
  }
  return undefined;
}

/** All of some kinds that are true. */
export function allOf<F>(
  kinds: readonly SentenceKind<Sentence['values'], F>[],
  facts: F,
): readonly Sentence[] {
  return kinds.map((kind) => sentenceOf(kind, facts)).filter((sentence) => sentence !== undefined);
}

/** A number that is not finite makes no sentence. */
function sentenceOf<F>(
  { kind, ...own }: SentenceKind<Sentence['values'], F>,
  facts: F,
): Sentence | undefined {
  const values = own.find(facts);
  const isSound =
    values !== undefined &&
    Object.values(values)
      .flat()
      .every((value) => typeof value === 'string' || Number.isFinite(value));
  return isSound ? { kind, values } : undefined;
}
