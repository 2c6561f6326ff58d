import { sentenceKinds } from './catalogue';
import { dataSentenceKinds } from './data/catalogue';
import type { Sentence } from './sentence';

/** The sentence in English. */
export function sentenceText({ kind, values }: Sentence): string {
  const writers: readonly { kind: string; english(values: Sentence['values']): string }[] = [
    ...sentenceKinds,
    ...dataSentenceKinds,
  ];
  return writers.find((each) => each.kind === kind)?.english(values) ?? '';
}
